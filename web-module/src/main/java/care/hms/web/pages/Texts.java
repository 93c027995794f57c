package care.hms.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every word of the pages, from a bundle for each language. Pages say {@code #{t['key']}}, and {@code #{texts.of('key',
 * fact)}} where facts are filled in; scripts find all that begin with {@code js.} on the page.
 */
@Named
@RequestScoped
public class Texts {

    static final List<String> LANGUAGES = List.of("en", "de");
    static final String BUNDLE = "care.hms.web.pages.texts";

    private static final String FOR_SCRIPTS = "js.";

    @Inject
    private Look look;

    /** The text with its facts filled in; a number or a date reads as the language writes it. */
    public String of(String key, Object... facts) {
        return new MessageFormat(bundle().getString(key), look.getLocale()).format(facts);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    /** All keys that begin so. */
    public Set<String> keys(String beginning) {
        return bundle().keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .collect(Collectors.toSet());
    }

    /** Those of the scripts, as JSON, without the beginning that they have in common. */
    public String getForScripts() {
        var words = Json.createObjectBuilder();
        var bundle = bundle();
        keys(FOR_SCRIPTS).stream()
                .sorted()
                .forEach(key -> words.add(key.substring(FOR_SCRIPTS.length()), bundle.getString(key)));
        return words.build().toString();
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, look.getLocale(), Texts.class.getClassLoader());
    }
}
