package care.hms.board;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.Page;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.TestDatabase;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertBoardQueriesIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final Actor nurse = clinic.somebody(Role.NURSE);
    private final AlertBoardQueries queries = new AlertBoardQueries(new JpaAlertBoard(database.entities()));
    private int booked;

    private Page<AlertRow> open(Actor actor, AlertChoice choice) {
        return database.inTransaction(() -> queries.open(actor, choice));
    }

    private String stamp(Actor actor, AlertChoice choice) {
        return database.inTransaction(() -> queries.stamp(actor, choice));
    }

    private AlertRow row(UUID id) {
        return database.inTransaction(() -> queries.find(nurse, id)).orElseThrow();
    }

    /** An alert about somebody who came by five to nine, and whose vitals were recorded at five past. */
    private UUID alert(UUID doctor, String type) {
        var appointment = clinic.anAppointment()
                .with(doctor)
                .status("CHECKED_IN")
                .at(LocalTime.of(8, 0).plusMinutes(15L * booked++).toString())
                .column("vitals_recorded_at", at("09:05"))
                .store();
        var alert = Rows.stageAlert(clinic.id(), appointment);
        alert.put("alert_type", type);
        database.sql().insert("stage_alerts", alert);
        return (UUID) alert.get("id");
    }

    private void resolve(UUID alert, Instant at, UUID by) {
        database.sql()
                .run(
                        "update stage_alerts set status = 'RESOLVED', resolved_at = ?, resolved_by = ?,"
                                + " version = version + 1 where id = ?",
                        at,
                        by,
                        alert);
    }

    @Test
    void aRowTellsWhoWaitsForWhatSinceWhenAndWhoAttended() {
        var doctor = clinic.doctor();
        var waiting = alert(doctor, "NO_DOCTOR");
        var name = database.inTransaction(() -> {
            var frame = new FrameQueries(new JpaFrame(database.entities())).of(nurse);
            return frame.firstName() + " " + frame.lastName();
        });
        database.sql()
                .run(
                        "update stage_alerts set status = 'ACKNOWLEDGED', acknowledged_at = ?, acknowledged_by = ?"
                                + " where id = ?",
                        at("09:21"),
                        nurse.accountId(),
                        waiting);

        var row = row(waiting);

        assertThat(row.doctor().id()).isEqualTo(doctor);
        assertThat(row.patient().born()).isEqualTo("1980-02-29");
        assertThat(row.patientId()).isEqualTo(row.patient().id());
        assertThat(row.since()).as("for the doctor, since the vitals").isEqualTo(at("09:05"));
        assertThat(row.acknowledgedBy()).isEqualTo(name);
        assertThat(row.acknowledgedAt()).isEqualTo(at("09:21"));
        assertThat(row.resolvedBy()).isNull();
        assertThat(row(alert(doctor, "NO_VITALS")).since())
                .as("for vitals, since the check-in")
                .isNotEqualTo(at("09:05"));
    }

    @Test
    void everybodySeesTheOwnAllAndThoseThatAreOver() {
        var doctor = clinic.doctor();
        var vitals = alert(doctor, "NO_VITALS");
        var mine = alert(doctor, "NO_DOCTOR");
        var theirs = alert(clinic.doctor(), "NO_DOCTOR");
        var over = alert(doctor, "NO_VITALS");
        resolve(over, at("09:30"), null);
        var later = alert(doctor, "NO_VITALS");
        resolve(later, at("09:40"), nurse.accountId());

        assertThat(open(nurse, AlertChoice.MINE).items())
                .extracting(AlertRow::id)
                .containsExactly(vitals);
        assertThat(open(clinic.doctorActing(doctor), AlertChoice.MINE).items())
                .extracting(AlertRow::id)
                .containsExactly(mine);
        assertThat(open(nurse, AlertChoice.ALL).items())
                .extracting(AlertRow::id)
                .containsExactlyInAnyOrder(vitals, mine, theirs);
        assertThat(open(nurse, AlertChoice.RESOLVED).items())
                .extracting(AlertRow::id)
                .containsExactly(later, over);
        assertThat(open(nurse, AlertChoice.ALL).total()).isEqualTo(3);
        assertThat(open(Clinic.openIn(database).somebody(Role.NURSE), AlertChoice.ALL)
                        .items())
                .isEmpty();
    }

    @Test
    void theStampChangesWithWhatIsShownAndWithNothingElse() {
        var doctor = clinic.doctor();
        var none = stamp(nurse, AlertChoice.MINE);
        var alert = alert(doctor, "NO_VITALS");
        var one = stamp(nurse, AlertChoice.MINE);
        alert(doctor, "NO_DOCTOR");
        assertThat(stamp(nurse, AlertChoice.MINE)).as("not the nurse's").isEqualTo(one);
        resolve(alert, at("09:30"), null);

        assertThat(one).isNotEqualTo(none);
        assertThat(stamp(nurse, AlertChoice.MINE)).isEqualTo(none);
        assertThat(stamp(nurse, AlertChoice.RESOLVED)).isNotEqualTo(none);
    }

    @Test
    void anotherHospitalsAlertsDoNotExistAndPatientsSeeNone() {
        var alert = alert(clinic.doctor(), "NO_VITALS");
        var stranger = Clinic.openIn(database).somebody(Role.NURSE);

        assertThat(database.inTransaction(() -> queries.find(stranger, alert))).isEmpty();
        assertThat(database.inTransaction(() -> queries.lastRaised(stranger))).isEmpty();
        assertThat(database.inTransaction(() -> queries.lastRaised(nurse))).contains(at("09:20"));
        assertThatThrownBy(() -> queries.open(clinic.somebody(Role.PATIENT), AlertChoice.ALL))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aListIsOneStatementHoweverLong() {
        var doctor = clinic.doctor();
        alert(doctor, "NO_VITALS");
        alert(doctor, "WAITING_TOO_LONG");
        alert(doctor, "NO_DOCTOR");

        assertThat(database.statementsOf(() -> queries.open(nurse, AlertChoice.ALL)))
                .isEqualTo(1);
    }
}
