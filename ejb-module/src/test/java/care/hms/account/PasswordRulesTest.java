package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "alllowercase",
                "zwölf Zeichen",
                "пароль из слов",
                "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03\uD83D\uDE04\uD83D\uDE05\uD83D\uDE06\uD83D\uDE07"
                        + "\uD83D\uDE08\uD83D\uDE09\uD83D\uDE0A\uD83D\uDE0B"
            })
    void anyLongPasswordWillDoWhateverItsCharacters(String password) {
        assertThat(PasswordRules.fault(password, "reception")).isEmpty();
    }

    @Test
    void lengthIsCountedInCharactersFrom12To128() {
        var ofLength = "abcdefghijklmnop".repeat(9);

        assertThat(PasswordRules.fault("abcdefghijk", "x1")).isPresent();
        assertThat(PasswordRules.fault("abcdefghijkm", "x1")).isEmpty();
        assertThat(PasswordRules.fault(ofLength.substring(0, 128), "x1")).isEmpty();
        assertThat(PasswordRules.fault(ofLength.substring(0, 129), "x1")).isPresent();
        assertThat(PasswordRules.fault(null, "x1")).isPresent();
    }

    @Test
    void theUserNameIsNoPassword() {
        assertThat(PasswordRules.fault("Maria.Schneider", "maria.schneider")).contains("not the user name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword", "PasswordPassword", "123456789012", "aaaaaaaaaaaa", "abababababab"})
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordRules.fault(password, "reception")).isPresent();
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(PasswordRules.fault("correct\u0000horse battery", "reception"))
                .isPresent();
        assertThat(PasswordRules.fault("correct\nhorse battery", "reception")).isPresent();
    }
}
