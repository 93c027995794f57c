package care.hms.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 19);
    private static final LocalDate BORN = LocalDate.of(1980, 2, 29);

    private static NewPatient patient(String field, String value) {
        return new NewPatient(
                "mrn".equals(field) ? value : "M-1",
                "firstName".equals(field) ? value : "Anna",
                "lastName".equals(field) ? value : "Berg",
                BORN,
                "sex".equals(field) ? value : null,
                "phone".equals(field) ? value : null,
                "email".equals(field) ? value : null);
    }

    private static NewPatient born(LocalDate day) {
        return new NewPatient("M-1", "Anna", "Berg", day, null, null, null);
    }

    private static Invalid refusal(NewPatient wanted) {
        return catchThrowableOfType(Invalid.class, () -> PatientRules.check(wanted, TODAY));
    }

    @ParameterizedTest(name = "{0} of at most {1} characters")
    @CsvSource({"mrn, 40", "firstName, 100", "lastName, 100", "sex, 20", "phone, 40", "email, 254"})
    void noFieldIsLongerThanItsColumn(String field, int longest) {
        assertThat(refusal(patient(field, "x".repeat(longest)))).isNull();
        assertThat(refusal(patient(field, "x".repeat(longest + 1))).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.message()).endsWith(longest + " characters");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mrn", "firstName", "lastName"})
    void whatIdentifiesAPatientIsNeeded(String field) {
        for (var nothing : new String[] {null, "", " \t"}) {
            assertThat(refusal(patient(field, nothing)).errors())
                    .extracting(FieldError::field)
                    .containsExactly(field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sex", "phone", "email"})
    void theRestIsNot(String field) {
        assertThatCode(() -> PatientRules.check(patient(field, null), TODAY)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "born on {0}: {1}")
    @CsvSource({"1879-12-31, false", "1880-01-01, true", "2026-01-19, true", "2026-01-20, false", ", false"})
    void aBirthdayLiesInALivingPersonsPast(LocalDate day, boolean possible) {
        if (possible) {
            assertThat(refusal(born(day))).isNull();
        } else {
            assertThat(refusal(born(day)).errors())
                    .containsExactly(new FieldError("dateOfBirth", "a date from 1880-01-01 to today"));
        }
    }

    @Test
    void whiteSpaceAroundATextIsNoPartOfIt() {
        assertThat(new NewPatient(" M-1\u2003", " Anna ", "de la  Berg ", BORN, " f", " 030 ", "a@b "))
                .isEqualTo(new NewPatient("M-1", "Anna", "de la  Berg", BORN, "f", "030", "a@b"));
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(refusal(new NewPatient(null, null, null, null, "x".repeat(21), "x".repeat(41), "x".repeat(255)))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("mrn", "firstName", "lastName", "dateOfBirth", "sex", "phone", "email");
    }
}
