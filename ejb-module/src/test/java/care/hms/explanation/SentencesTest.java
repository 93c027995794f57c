package care.hms.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Source;
import care.hms.account.Role;
import care.hms.appointment.TimelineEvent;
import care.hms.database.Rows;
import care.hms.explanation.Explanation.ProcessState;
import care.hms.notification.Language;
import java.util.Arrays;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void thereIsAWordForEverythingThatCanBe(Language language) {
        var words = new Sentences(language, Rows.ZONE, Rows.DAY);
        var keys = Stream.of(
                        all("by.source.", Source.values()),
                        all("by.role.", Role.values()),
                        all("event.", TimelineEvent.values()),
                        all("rule.", Rule.Name.values()),
                        all("from.", Rule.Reference.values()),
                        all("counts.", Kind.values()),
                        all("state.", Explanation.State.values()),
                        all("process.", ProcessState.values()))
                .flatMap(key -> key);

        assertThat(keys)
                .allSatisfy(key -> assertThat(words.say(key, "a", "b", "c")).isNotBlank());
    }

    private static Stream<String> all(String prefix, Enum<?>... values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    @Test
    void everyLanguageHasTheSameKeys() {
        var english = bundle(Language.EN).keySet();

        assertThat(english).isNotEmpty();
        assertThat(bundle(Language.DE).keySet()).isEqualTo(english);
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("care.hms.explanation.sentences", language.locale());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"de, DE", "'de-AT,en;q=0.5', DE", "'fr,en;q=0.8,de;q=0.9', DE", "en-GB, EN", "fr,", "*,"})
    void whoeverAsksIsAnsweredInTheFirstLanguageThatIsSpokenHere(String accepted, Language expected) {
        assertThat(Language.preferred(LanguageRange.parse(accepted))).isEqualTo(expected);
    }
}
