package care.hms.stagealert;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.StoredAppointment;
import care.hms.appointment.AppointmentParts;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RaiseAlertIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("09:30"));
    private final Announcements<AlertRaised> raised = new Announcements<>();
    private final RaiseAlert raise = new RaiseAlert(
            AppointmentParts.appointments(database.entities()),
            new JpaStageAlerts(database.entities()),
            HospitalParts.rules(database.entities()),
            AppointmentParts.timeline(database.entities()),
            clock,
            raised);

    private Answer raise(UUID id, AlertType type) {
        return database.inTransaction(() -> raise.raise(id, type));
    }

    /** Checked in at 08:55, all three instants set as the default policy has them. */
    private StoredAppointment waiting() {
        return clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"));
    }

    private StoredAppointment withVitals() {
        return waiting().column("vitals_recorded_at", at("09:10")).column("no_doctor_due_at", at("09:25"));
    }

    private StoredAppointment waitingFor(AlertType type) {
        return type == AlertType.NO_DOCTOR ? withVitals() : waiting();
    }

    private static Instant dueAt(AlertType type) {
        return switch (type) {
            case NO_VITALS -> at("09:20");
            case NO_DOCTOR -> at("09:25");
            case WAITING_TOO_LONG -> at("09:30");
        };
    }

    @ParameterizedTest(name = "T4 T5 {0} at {1}: {2}")
    @CsvSource({
        "NO_VITALS, 09:19:59, NOT_YET_DUE",
        "NO_VITALS, 09:20:00, RAISED",
        "NO_VITALS, 09:20:01, RAISED",
        "NO_DOCTOR, 09:24:59, NOT_YET_DUE",
        "NO_DOCTOR, 09:25:00, RAISED",
        "NO_DOCTOR, 09:25:01, RAISED",
        "WAITING_TOO_LONG, 09:29:59, NOT_YET_DUE",
        "WAITING_TOO_LONG, 09:30:00, RAISED",
        "WAITING_TOO_LONG, 09:30:01, RAISED",
    })
    void itIsRaisedFromTheDueInstantOn(AlertType type, String now, Answer answer) {
        var id = waitingFor(type).store();
        clock.set(at(now));

        assertThat(raise(id, type)).isEqualTo(answer);

        assertThat(raised.all())
                .containsExactlyElementsOf(
                        answer == Answer.RAISED
                                ? List.of(new AlertRaised(id, clinic.id(), type, Source.TIMER, dueAt(type)))
                                : List.of());
        if (answer == Answer.RAISED) {
            assertThat(sql.row("select * from stage_alerts where appointment_id = ?", id))
                    .containsEntry("hospital_id", clinic.id())
                    .containsEntry("alert_type", type.name())
                    .containsEntry("status", "ACTIVE")
                    .containsEntry("triggered_at", at(now))
                    .containsEntry("acknowledged_at", null)
                    .containsEntry("resolved_at", null);
            assertThat(sql.row(
                            "select event, source, actor_id, detail from appointment_events where appointment_id = ?",
                            id))
                    .isEqualTo(Rows.of(
                            "event",
                            "ALERT_RAISED",
                            "source",
                            "timer",
                            "actor_id",
                            null,
                            "detail",
                            "{\"alertType\": \"" + type + "\"}"));
        } else {
            assertThat(sql.count("stage_alerts where appointment_id = ?", id)).isZero();
            assertThat(sql.count("appointment_events where appointment_id = ?", id))
                    .isZero();
        }
    }

    /** The sweep computes it. */
    @ParameterizedTest
    @EnumSource(AlertType.class)
    void whoeverWasImportedWithoutTheInstantIsNotDueYet(AlertType type) {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("vitals_recorded_at", type == AlertType.NO_DOCTOR ? at("09:10") : null)
                .store();

        assertThat(raise(id, type)).isEqualTo(Answer.NOT_YET_DUE);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "NO_VITALS, SCHEDULED",
        "NO_VITALS, IN_PROGRESS",
        "NO_DOCTOR, IN_PROGRESS",
        "WAITING_TOO_LONG, IN_PROGRESS",
        "WAITING_TOO_LONG, COMPLETED",
        "WAITING_TOO_LONG, CANCELLED",
        "NO_VITALS, NO_SHOW",
    })
    void whoeverNoLongerWaitsHasNoReason(AlertType type, String status) {
        var id = clinic.anAppointment().status(status).store();

        assertThat(raise(id, type)).isEqualTo(Answer.REASON_GONE);
        assertThat(sql.count("stage_alerts where appointment_id = ?", id)).isZero();
    }

    @Test
    void vitalsEndTheReasonOfOneAndBeginThatOfTheOther() {
        assertThat(raise(withVitals().store(), AlertType.NO_VITALS)).isEqualTo(Answer.REASON_GONE);
        assertThat(raise(waiting().store(), AlertType.NO_DOCTOR)).isEqualTo(Answer.REASON_GONE);
        assertThat(raise(UUID.randomUUID(), AlertType.NO_VITALS)).isEqualTo(Answer.REASON_GONE);
    }

    @ParameterizedTest(name = "L1 also when it is {0} by now")
    @CsvSource({"ACTIVE", "ACKNOWLEDGED", "RESOLVED"})
    void itIsRaisedOnce(String status) {
        var id = waiting().store();
        assertThat(raise(id, AlertType.NO_VITALS)).isEqualTo(Answer.RAISED);
        var nurse = clinic.receptionist().accountId();
        sql.run(
                "update stage_alerts set status = ?, acknowledged_by = ?,"
                        + " resolved_at = case when ? = 'RESOLVED' then now() end where appointment_id = ?",
                status,
                nurse,
                status,
                id);

        assertThat(raise(id, AlertType.NO_VITALS)).isEqualTo(Answer.ALREADY_RAISED);

        assertThat(sql.value(String.class, "select status from stage_alerts where appointment_id = ?", id))
                .isEqualTo(status);
        assertThat(sql.count("appointment_events where appointment_id = ?", id)).isOne();
    }

    @ParameterizedTest(name = "L1 {0}")
    @EnumSource(AlertType.class)
    void fourThatRaiseItAtOnceLeaveOneRow(AlertType type) throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = waitingFor(type).store();
            Supplier<Answer> timer = () -> raise.raise(id, type);

            var ended = AtOnce.inTransactions(database, Collections.nCopies(4, timer));

            assertThat(ended)
                    .extracting(Ended::answer)
                    .containsOnlyOnce(Answer.RAISED)
                    .containsOnly(Answer.RAISED, Answer.ALREADY_RAISED);
            assertThat(sql.count("stage_alerts where appointment_id = ?", id)).isOne();
        }
    }

    @ParameterizedTest(name = "L4 {0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_VITALS | Europe/Berlin | Patient Anna Berg (M-7) checked in at 08:55 but vitals not recorded.",
                "NO_VITALS | America/New_York | Patient Anna Berg (M-7) checked in at 02:55 but vitals not recorded.",
                "NO_DOCTOR | Europe/Berlin | Patient Anna Berg (M-7) vitals done at 09:10 but doctor has not seen the patient.",
                "WAITING_TOO_LONG | Europe/Berlin | Patient Anna Berg (M-7) has been waiting since 08:55.",
                "WAITING_TOO_LONG | Asia/Kolkata | Patient Anna Berg (M-7) has been waiting since 13:25.",
            })
    void theMessageTellsLocalTime(AlertType type, String zone, String message) {
        clinic.policy("zone", zone);
        var patient = clinic.patient();
        sql.run("update patients set mrn = 'M-7' where id = ?", patient);
        var id = waitingFor(type).of(patient).store();

        raise(id, type);

        assertThat(sql.value(String.class, "select message from stage_alerts where appointment_id = ?", id))
                .isEqualTo(message);
    }
}
