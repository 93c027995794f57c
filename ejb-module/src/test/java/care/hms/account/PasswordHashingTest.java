package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private final PasswordHashing hashing = new PasswordHashing(64, 1);

    @Test
    void theHashNamesAlgorithmAndParametersOfOwasp() {
        assertThat(new PasswordHashing().hash("correct horse battery")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void onlyTheRightPasswordMatches() {
        var hash = hashing.hash("correct horse battery");

        assertThat(hashing.matches("correct horse battery", hash)).isTrue();
        assertThat(hashing.matches("correct horse battere", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(hashing.hash("correct horse battery")).isNotEqualTo(hashing.hash("correct horse battery"));
    }

    @Test
    void aComposedAndADecomposedCharacterAreTheSame() {
        assertThat(hashing.matches("Mu\u0308nchner Freiheit", hashing.hash("M\u00fcnchner Freiheit")))
                .isTrue();
    }

    @Test
    void olderParametersStillMatch() {
        var weaker = Password.hash("correct horse battery")
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(32, 1, 1, 32, Argon2.ID))
                .getResult();

        assertThat(hashing.matches("correct horse battery", weaker)).isTrue();
        assertThat(hashing.matches("wrong horse battery", weaker)).isFalse();
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() {
        var hash = hashing.hash("correct horse battery");

        assertThat(IntStream.range(0, 200).parallel().allMatch(i -> {
                    var right = i % 2 == 0;
                    return hashing.matches(right ? "correct horse battery" : "wrong horse battery", hash) == right;
                }))
                .isTrue();
    }

    @Test
    void aHashOfLessWorkThanTodaysIsOutdated() {
        var password = "correct horse battery";
        var today = new PasswordHashing(64, 2);

        assertThat(today.isOutdated(today.hash(password))).isFalse();
        assertThat(today.isOutdated(new PasswordHashing(32, 2).hash(password))).isTrue();
        assertThat(today.isOutdated(new PasswordHashing(64, 1).hash(password))).isTrue();
        assertThat(today.isOutdated(new PasswordHashing(128, 3).hash(password))).isFalse();
        assertThat(today.isOutdated(Password.hash(password)
                        .addRandomSalt(16)
                        .with(Argon2Function.getInstance(128, 3, 1, 32, Argon2.I))
                        .getResult()))
                .isTrue();
    }
}
