package care.hms.board;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Clinic;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameQueriesIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final FrameQueries queries = new FrameQueries(new JpaFrame(database.entities()));

    private FrameView frame(Actor actor) {
        return database.inTransaction(() -> queries.of(actor));
    }

    @Test
    void aMemberOfStaffReadsTheOwnNameHospitalAndZone() {
        var frame = frame(clinic.receptionist());

        assertThat(frame.hospital()).isNotBlank();
        assertThat(frame.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(frame.lastName()).isNotBlank();
    }

    @Test
    void thePlatformsAdministratorLivesInNoHospitalsZone() {
        var frame = frame(clinic.somebodyOfThePlatform());

        assertThat(frame.hospital()).isNull();
        assertThat(frame.zone().getId()).isEqualTo("UTC");
        assertThat(frame.alerts()).isZero();
    }

    /** NO_VITALS is nothing that a doctor attends to, and another doctor's patients are not his. */
    @Test
    void everybodyCountsTheOpenAlertsThatTheyMayAttendTo() {
        var doctor = clinic.doctor();
        alert(doctor, "NO_VITALS", "ACTIVE");
        alert(doctor, "WAITING_TOO_LONG", "ACTIVE");
        alert(clinic.doctor(), "WAITING_TOO_LONG", "RESOLVED");
        alert(clinic.doctor(), "WAITING_TOO_LONG", "ACTIVE");
        alert(clinic.doctor(), "NO_DOCTOR", "ACTIVE");

        assertThat(frame(clinic.receptionist()).alerts()).isEqualTo(4);
        assertThat(frame(clinic.somebody(Role.NURSE)).alerts()).isEqualTo(3);
        assertThat(frame(clinic.doctorActing(doctor)).alerts()).isEqualTo(1);
    }

    private void alert(UUID doctor, String type, String status) {
        var appointment = clinic.anAppointment()
                .with(doctor)
                .status("CHECKED_IN")
                .at(nextStart())
                .store();
        var alert = Rows.stageAlert(clinic.id(), appointment);
        alert.put("alert_type", type);
        alert.put("status", status);
        alert.put("resolved_at", status.equals("RESOLVED") ? at("12:00") : null);
        database.sql().insert("stage_alerts", alert);
    }

    private int booked;

    private String nextStart() {
        return "%02d:00".formatted(8 + booked++);
    }

    @Test
    void aFrameIsOneStatement() {
        var nurse = clinic.somebody(Role.NURSE);

        assertThat(database.statementsOf(() -> queries.of(nurse))).isEqualTo(1);
    }
}
