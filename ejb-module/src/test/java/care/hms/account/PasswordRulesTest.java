package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> NAMES = List.of("reception", "Jun", "Kim");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "onlyletterswithoutanyspace",
                "zwölf Zeichen und einige",
                "пароль из слов и дождя",
                "   spaces   at both  ends   ",
                "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03\uD83D\uDE04\uD83D\uDE05\uD83D\uDE06\uD83D\uDE07"
                        + "\uD83D\uDE08\uD83D\uDE09\uD83D\uDE0A\uD83D\uDE0B\uD83D\uDE0C\uD83D\uDE0D\uD83D\uDE0E"
            })
    void anyLongPasswordWillDoWhateverItsCharacters(String password) {
        assertThat(PasswordRules.fault(password, NAMES)).isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersFrom15To128() {
        var random = new Random(1)
                .ints(129, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(PasswordRules.fault(random.substring(0, 14), NAMES)).contains("15 to 128 characters");
        assertThat(PasswordRules.fault(random.substring(0, 15), NAMES)).isEmpty();
        assertThat(PasswordRules.fault(random.substring(0, 128), NAMES)).isEmpty();
        assertThat(PasswordRules.fault(random, NAMES)).contains("15 to 128 characters");
        assertThat(PasswordRules.fault(null, NAMES)).contains("15 to 128 characters");
    }

    @Test
    void aCharacterCountsOnceHoweverItIsTyped() {
        var decomposed = "u\u0308".repeat(14);

        assertThat(PasswordRules.fault(decomposed, NAMES)).contains("15 to 128 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "maria.schneider 4711 abc, maria.schneider",
        "MARIA.SCHNEIDER went home, maria.schneider",
        "where ｓｃｈｎｅｉｄｅｒ lives, Schneider",
        "my schneider and his dog, Schneider"
    })
    void noNameOfThePersonStandsInIt(String password, String name) {
        assertThat(PasswordRules.fault(password, List.of(name)))
                .contains("nothing with the user name or a name of the person");
        assertThat(PasswordRules.fault(password, List.of("somebody"))).isEmpty();
    }

    @Test
    void aShortNameMayStandInAWord() {
        assertThat(PasswordRules.fault("kimono and correct horse", NAMES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "P@ssw0rdP@ssw0rd",
                "Password12345678!",
                "123456789012345",
                "qwertyuiopasdfghjkl",
                "1q2w3e4r5t6y7u8i",
                "aaaaaaaaaaaaaaa",
                "abababababababab",
                "abcdefghijklmnop",
                "iloveyouiloveyou",
                "changemechangeme",
                "administrator1234",
                "Summer2026Summer2026",
                "thisisapassword",
                "hospital hospital hospital"
            })
    void whatManyPeopleUseIsRefused(String password) {
        assertThat(PasswordRules.fault(password, NAMES).orElseThrow()).startsWith("harder to guess");
    }

    @Test
    void aLongRepetitionIsRefusedAndCostsLittle() {
        assertThat(PasswordRules.fault("p@ssw0rd".repeat(16), NAMES).orElseThrow())
                .startsWith("harder to guess");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(PasswordRules.fault("correct\u0000horse battery", NAMES)).contains("no control characters");
        assertThat(PasswordRules.fault("correct\nhorse battery", NAMES)).contains("no control characters");
    }
}
