package care.hms.appointment;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.Announcements;
import care.hms.Clinic;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check-in that was a mistake (A11). Whoever is stored as checked in came at 08:55. */
class UndoCheckInIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:56"));
    private final Announcements<CheckInUndone> undone = new Announcements<>();
    private final UndoCheckIn undo = new UndoCheckIn(
            AppointmentParts.appointments(database.entities()),
            HospitalParts.rules(database.entities()),
            AppointmentParts.timeline(database.entities()),
            clock,
            undone);

    private void undo(Actor actor, UUID id) {
        database.inTransaction(() -> undo.undo(actor, id, null));
    }

    private UUID checkedIn() {
        return clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"))
                .store();
    }

    private String refusal(UUID id) {
        return catchThrowableOfType(DomainFailure.class, () -> undo(clinic.receptionist(), id))
                .code();
    }

    @Test
    void thePatientIsExpectedAsBefore() {
        var id = checkedIn();

        undo(clinic.receptionist(), id);

        assertThat(sql.row("select * from appointments where id = ?", id))
                .containsEntry("status", "SCHEDULED")
                .containsEntry("checked_in_at", null)
                .containsEntry("no_vitals_due_at", null)
                .containsEntry("waiting_too_long_due_at", null)
                .containsEntry("no_show_due_at", at("09:15"))
                .containsEntry("version", 1L);
        assertThat(undone.all()).containsExactly(new CheckInUndone(id, at("09:15")));
        assertThat(sql.value(String.class, "select event from appointment_events where appointment_id = ?", id))
                .isEqualTo("CHECK_IN_UNDONE");
    }

    /** The status before was a no-show, which nobody comes back to. */
    @Test
    void aReinstatingIsNotUndone() {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_show_at", at("08:52"))
                .store();

        assertThat(refusal(id)).isEqualTo("appointment.reinstated");
        assertThat(sql.value(String.class, "select status from appointments where id = ?", id))
                .isEqualTo("CHECKED_IN");
    }

    @Test
    void whoeverHadConfirmedHasStill() {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("confirmed_at", at("08:00"))
                .store();

        undo(clinic.receptionist(), id);

        assertThat(sql.value(String.class, "select status from appointments where id = ?", id))
                .isEqualTo("CONFIRMED");
    }

    @ParameterizedTest(name = "A11 at {0}: {1}")
    @CsvSource({"08:55:00, ", "08:57:00, ", "08:57:01, appointment.undo-too-late"})
    void forTwoMinutes(String now, String code) {
        var id = checkedIn();
        clock.set(at(now));

        if (code == null) {
            undo(clinic.receptionist(), id);
        } else {
            assertThat(refusal(id)).isEqualTo(code);
        }
    }

    @Test
    void asLongAsTheHospitalSays() {
        clinic.policy("undo_check_in_minutes", 10);
        var id = checkedIn();
        clock.set(at("09:05:00"));

        undo(clinic.receptionist(), id);
    }

    @Test
    void notOnceTheNoShowInstantHasPassed() {
        clinic.policy("undo_check_in_minutes", 60);
        var id = checkedIn();
        clock.set(at("09:15:00"));

        assertThat(refusal(id)).isEqualTo("appointment.no-show-due");
    }

    @Test
    void notOnceVitalsAreRecorded() {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("vitals_recorded_at", at("08:56"))
                .store();

        assertThat(refusal(id)).isEqualTo("appointment.vitals-recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCHEDULED", "CONFIRMED", "IN_PROGRESS", "COMPLETED", "NO_SHOW", "CANCELLED"})
    void onlyACheckIn(String status) {
        var id = clinic.anAppointment().status(status).store();

        assertThat(refusal(id)).isEqualTo("appointment.illegal-transition");
    }

    @Test
    void byWhoeverChecksIn() {
        var doctor = clinic.doctor();
        var id = clinic.anAppointment().with(doctor).status("CHECKED_IN").store();

        assertThatThrownBy(() -> undo(clinic.doctorActing(clinic.doctor()), id)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> undo(clinic.somebody(Role.PATIENT), id)).isInstanceOf(AccessDenied.class);
        undo(clinic.doctorActing(doctor), id);
    }
}
