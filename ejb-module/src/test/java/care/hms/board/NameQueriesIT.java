package care.hms.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.account.AccessDenied;
import care.hms.account.Role;
import care.hms.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameQueriesIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final NameQueries queries = new NameQueries(new JpaNames(database.entities()));

    @Test
    void theStaffLearnsTheNamesOfTheOwnHospitalsPeopleOnly() {
        var nurse = clinic.somebody(Role.NURSE).accountId();
        var stranger = Clinic.openIn(database).somebody(Role.NURSE).accountId();

        var names = database.inTransaction(
                () -> queries.of(clinic.receptionist(), List.of(nurse, stranger, UUID.randomUUID())));

        assertThat(names).containsOnlyKeys(nurse);
        assertThat(names.get(nurse)).contains(" ");
        assertThat(database.statementsOf(() -> queries.of(clinic.receptionist(), List.of())))
                .isZero();
    }

    @Test
    void aPatientLearnsNobodysName() {
        var patient = clinic.somebody(Role.PATIENT);
        assertThatThrownBy(() -> queries.of(patient, List.of(patient.accountId())))
                .isInstanceOf(AccessDenied.class);
    }
}
