package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.database.Rows;
import care.hms.database.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JpaStaffIT {

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void everybodyWhoMaySignInIsThereButPatients() {
        database.empty();
        var hospital = UUID.randomUUID();
        var nurse = UUID.randomUUID();
        database.sql().insert("hospitals", Rows.hospital(hospital));
        account(UUID.randomUUID(), hospital, "PATIENT", Map.of());
        account(UUID.randomUUID(), hospital, "DOCTOR", Map.of("enabled", false));
        account(nurse, hospital, "NURSE", Map.of("email", "nurse@example.org"));

        var staff = database.outsideOfTransactions(() -> new JpaStaff(database.entities()).all());

        assertThat(staff)
                .containsExactly(new JpaStaff.Member(
                        nurse.toString(), hospital.toString(), "Jun", "Kim", "nurse@example.org", "NURSE"));
        assertThat(database.outsideOfTransactions(() -> new JpaStaff(database.entities()).hospitals()))
                .extracting(JpaStaff.Hospital::id)
                .containsExactly(hospital.toString());
    }

    private void account(UUID id, UUID hospital, String role, Map<String, Object> more) {
        var row = Rows.account(id, hospital, role);
        row.put("enabled", true);
        row.put("demo", false);
        row.put("token_generation", 0);
        row.put("version", 0);
        row.putAll(more);
        database.sql().insert("accounts", row);
    }
}
