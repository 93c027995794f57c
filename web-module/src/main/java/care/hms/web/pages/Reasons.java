package care.hms.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Says in the reader's words why a message was not sent. */
@RequestScoped
public class Reasons {

    private static final String ANSWER = "HTTP_";

    @Inject
    private Texts texts;

    /** The code in words; empty when there is nothing to say. */
    public String of(String code) {
        if (code == null) {
            return "";
        }
        if (code.startsWith(ANSWER)) {
            return texts.of("reason.HTTP_", code.substring(ANSWER.length()));
        }
        var key = "reason." + code;
        return texts.has(key) ? texts.of(key) : code;
    }
}
