package care.hms.hospital;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientsIT {

    private static final LocalDate BORN = LocalDate.of(1980, 2, 29);

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final Actor receptionist = clinic.receptionist();
    private final JpaPatients patients = new JpaPatients(database.entities());
    private final RegisterPatient register = new RegisterPatient(patients, new HandSetClock(at("09:00")));
    private final PatientQueries queries = new PatientQueries(patients);

    private PatientView register(String mrn, String first, String last) {
        return register(receptionist, new NewPatient(mrn, first, last, BORN, null, null, null));
    }

    private PatientView register(Actor actor, NewPatient wanted) {
        return database.inTransaction(() -> register.register(actor, wanted));
    }

    private List<String> found(String text) {
        return database.inTransaction(() -> queries.search(receptionist, text, 0, 50)).items().stream()
                .map(PatientView::lastName)
                .toList();
    }

    @Test
    void whatWasRegisteredCanBeRead() {
        var view = register(receptionist, new NewPatient("M-1", "Anna", "Berg", BORN, "f", "+49 30 1", "a@b.example"));

        assertThat(view)
                .isEqualTo(new PatientView(view.id(), "M-1", "Anna", "Berg", BORN, "f", "+49 30 1", "a@b.example", 0));
        assertThat(database.inTransaction(() -> queries.get(receptionist, view.id())))
                .isEqualTo(view);
    }

    @Test
    void anMrnIsGivenOnceInAHospital() {
        register("M-1", "Anna", "Berg");

        assertThatThrownBy(() -> register("M-1", "Ken", "Ito"))
                .isInstanceOfSatisfying(
                        Conflict.class, failure -> assertThat(failure.code()).isEqualTo("patient.mrn-taken"));
        assertThat(register(
                                Clinic.openIn(database).receptionist(),
                                new NewPatient("M-1", "Ken", "Ito", BORN, null, null, null))
                        .mrn())
                .isEqualTo("M-1");
    }

    @Test
    void somewhereItIsTomorrowAlready() {
        var newborn = new NewPatient("M-1", "Yara", "Voss", LocalDate.of(2026, 1, 20), null, null, null);
        var unborn = new NewPatient("M-2", "Yara", "Voss", LocalDate.of(2026, 1, 21), null, null, null);

        assertThat(register(receptionist, newborn).dateOfBirth()).isEqualTo("2026-01-20");
        assertThatThrownBy(() -> register(receptionist, unborn)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "be, Berg Weiss",
        "BERG, Berg",
        "ann, Berg",
        "M-2, Weiss",
        "m-2, ",
        "erg, ",
        "o', O'Hara",
        "%, ",
        "__, ",
        "50%, 50%_Club",
        "50%_, 50%_Club",
        "50__, ",
    })
    void aSearchLooksAtTheBeginningOfNamesAndAtTheWholeMrn(String text, String names) {
        register("M-1", "Anna", "Berg");
        register("M-2", "Bea", "Weiss");
        register("M-3", "Sam", "O'Hara");
        register("M-4", "Zoe", "50%_Club");

        if (text.length() < 2) {
            assertThatThrownBy(() -> found(text)).isInstanceOf(Invalid.class);
        } else {
            assertThat(found(text)).containsExactly(names == null ? new String[0] : names.split(" "));
        }
    }

    @Test
    void aListIsInOrderOfTheNameAndCountsItsHospitalOnly() {
        register("M-1", "Zoe", "Berg");
        register("M-2", "Anna", "Berg");
        register("M-3", "Ken", "Adler");
        Clinic.openIn(database).patient();

        var page = database.inTransaction(() -> queries.list(receptionist, 0, 2));

        assertThat(page.items()).extracting(PatientView::mrn).containsExactly("M-3", "M-2");
        assertThat(page.total()).isEqualTo(3);
    }

    @Test
    void aPatientReadsOnlyHimself() {
        var self = register("M-1", "Anna", "Berg");
        var other = register("M-2", "Ken", "Ito");
        var acting = clinic.patientActing(self.id());

        assertThat(database.inTransaction(() -> queries.get(acting, self.id()))).isEqualTo(self);
        assertThatThrownBy(() -> database.inTransaction(() -> queries.get(acting, other.id())))
                .isInstanceOf(NotFound.class);
        assertThat(database.inTransaction(() -> queries.list(acting, 0, 10)).items())
                .containsExactly(self);
        assertThatThrownBy(() -> database.inTransaction(() -> queries.search(acting, "Ito", 0, 10)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void anotherHospitalsPatientDoesNotExist() {
        var theirs = Clinic.openIn(database).patient();

        assertThatThrownBy(() -> database.inTransaction(() -> queries.get(receptionist, theirs)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aNurseRegistersNobody() {
        var nurse = clinic.somebody(Role.NURSE);

        assertThatThrownBy(() -> register(nurse, new NewPatient("M-1", "A", "B", BORN, null, null, null)))
                .isInstanceOf(AccessDenied.class);
    }
}
