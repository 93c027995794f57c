package care.hms.metrics;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import care.hms.Clinic;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.metrics.Figure.Series;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures are those of the rows. */
class FiguresIT {

    private static final Instant NOW = at("09:30");

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final JpaFigures figures = new JpaFigures(database.entities());
    private Clinic clinic;

    @BeforeEach
    void nobodyElsesRows() {
        database.empty();
        clinic = Clinic.openIn(database);
    }

    private Map<Series, Double> read() {
        return database.inTransaction(() -> figures.read(NOW));
    }

    private double value(Figure figure, String... values) {
        return read().getOrDefault(Series.of(figure, values), 0.0);
    }

    @Test
    void ofAnEmptySystemTheyAreAllNought() {
        assertThat(read().values()).containsOnly(0.0);
    }

    @Test
    void everyFigureThatIsReadHasItsSeries() {
        aDayWithEverything();

        assertThat(read()).hasSizeGreaterThan(20);
        assertThat(read().keySet())
                .allSatisfy(series -> assertThat(series.figure().series()).contains(series));
    }

    private void aDayWithEverything() {
        for (var status :
                new String[] {"SCHEDULED", "CONFIRMED", "CHECKED_IN", "IN_PROGRESS", "COMPLETED", "CANCELLED"}) {
            clinic.anAppointment().status(status).store();
        }
        for (var reason : new String[] {"AUTO_TIMEOUT", "MANUAL_STAFF", "MANUAL_DOCTOR", "PATIENT_CALLED"}) {
            noShow(reason, "09:15");
        }
        for (var type : new String[] {"NO_VITALS", "NO_DOCTOR", "WAITING_TOO_LONG"}) {
            alert(type, "ACTIVE", "09:20");
            alert(type, "ACKNOWLEDGED", "09:20");
        }
        for (var channel : new String[] {"SMS", "EMAIL"}) {
            message(channel, "PENDING", "09:15", "09:15");
            message(channel, "PENDING", "09:15", "10:00");
            message(channel, "SENDING", "09:15", "09:15");
            message(channel, "FAILED", "09:15", "09:15");
        }
    }

    @Test
    void whoIsStillExpectedOrHereIsOpen() {
        clinic.anAppointment().store();
        clinic.anAppointment().status("CONFIRMED").store();
        clinic.anAppointment().status("CHECKED_IN").store();
        clinic.anAppointment().status("IN_PROGRESS").store();
        clinic.anAppointment().status("COMPLETED").store();
        clinic.anAppointment().status("CANCELLED").store();
        clinic.anAppointment().status("NO_SHOW").store();

        assertThat(value(Figure.APPOINTMENTS_OPEN, "expected")).isEqualTo(2);
        assertThat(value(Figure.APPOINTMENTS_OPEN, "waiting")).isEqualTo(1);
        assertThat(value(Figure.APPOINTMENTS_OPEN, "in_consultation")).isEqualTo(1);
    }

    @Test
    void whatIsDueAndNotDoneIsOverdueFromTheInstantOn() {
        clinic.anAppointment().column("no_show_due_at", NOW).store();
        clinic.anAppointment().status("CONFIRMED").column("no_show_due_at", NOW).store();
        clinic.anAppointment().column("no_show_due_at", NOW.plusNanos(1000)).store();
        clinic.anAppointment().status("CANCELLED").column("no_show_due_at", NOW).store();
        var waits = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_vitals_due_at", NOW)
                .column("waiting_too_long_due_at", NOW.plusNanos(1000))
                .store();
        clinic.anAppointment()
                .status("CHECKED_IN")
                .column("vitals_recorded_at", at("09:05"))
                .column("no_vitals_due_at", NOW)
                .column("no_doctor_due_at", NOW)
                .column("waiting_too_long_due_at", NOW)
                .store();

        assertThat(value(Figure.OVERDUE, "no_show")).isEqualTo(2);
        assertThat(value(Figure.OVERDUE, "no_vitals")).isEqualTo(1);
        assertThat(value(Figure.OVERDUE, "no_doctor")).isEqualTo(1);
        assertThat(value(Figure.OVERDUE, "waiting_too_long")).isEqualTo(1);

        sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), waits));
        assertThat(value(Figure.OVERDUE, "no_vitals")).isZero();
    }

    @Test
    void theNoShowsOfADayAreThoseThatStand() {
        noShow("AUTO_TIMEOUT", "09:15");
        noShow("AUTO_TIMEOUT", "09:16");
        noShow("PATIENT_CALLED", "09:16");
        var came = noShow("MANUAL_STAFF", "09:16");
        sql.run(
                "update no_show_logs set reversed_at = ?, reversal_reason = '-' where appointment_id = ?",
                at("09:20"),
                came);
        var before = noShow("AUTO_TIMEOUT", "09:16");
        sql.run(
                "update no_show_logs set triggered_at = ?::timestamptz - interval '24 hours' where appointment_id = ?",
                NOW,
                before);

        assertThat(value(Figure.NO_SHOWS, "auto_timeout")).isEqualTo(2);
        assertThat(value(Figure.NO_SHOWS, "patient_called")).isEqualTo(1);
        assertThat(value(Figure.NO_SHOWS, "manual_staff")).isZero();
    }

    private UUID noShow(String reason, String at) {
        var id = clinic.anAppointment().status("NO_SHOW").store();
        var log = Rows.noShowLog(clinic.id(), id);
        log.put("reason", reason);
        log.put("triggered_at", at(at));
        if (!reason.equals("AUTO_TIMEOUT")) {
            log.put("source", "staff");
            log.put("created_by", clinic.receptionist().accountId());
        }
        sql.insert("no_show_logs", log);
        return id;
    }

    @Test
    void alertsAreOpenUntilTheyAreResolvedAndGetOlderUntilSomebodyHasSeenThem() {
        alert("NO_VITALS", "ACTIVE", "09:20");
        alert("NO_VITALS", "ACTIVE", "09:25");
        alert("NO_VITALS", "ACKNOWLEDGED", "09:00");
        alert("NO_DOCTOR", "RESOLVED", "09:00");

        assertThat(value(Figure.ALERTS_OPEN, "no_vitals", "active")).isEqualTo(2);
        assertThat(value(Figure.ALERTS_OPEN, "no_vitals", "acknowledged")).isEqualTo(1);
        assertThat(value(Figure.ALERTS_OPEN, "no_doctor", "active")).isZero();
        assertThat(value(Figure.ALERT_OLDEST, "no_vitals")).isEqualTo(600);
        assertThat(value(Figure.ALERT_OLDEST, "no_doctor")).isZero();
    }

    private void alert(String type, String status, String at) {
        var row = Rows.stageAlert(
                clinic.id(), clinic.anAppointment().status("CHECKED_IN").store());
        row.put("alert_type", type);
        row.put("status", status);
        row.put("triggered_at", at(at));
        if (status.equals("ACKNOWLEDGED")) {
            row.put("acknowledged_at", at("09:30"));
            row.put("acknowledged_by", clinic.receptionist().accountId());
        }
        if (status.equals("RESOLVED")) {
            row.put("resolved_at", at("09:30"));
        }
        sql.insert("stage_alerts", row);
    }

    @Test
    void aMessageThatQuietHoursHoldBackIsNotLate() {
        message("SMS", "PENDING", "09:10", "09:10");
        message("SMS", "PENDING", "09:00", "09:20");
        message("SMS", "PENDING", "08:00", "10:00");
        message("SMS", "SENDING", "09:15", "09:15");
        message("SMS", "SENT", "08:00", "08:00");
        message("EMAIL", "FAILED", "08:00", "08:00");

        assertThat(read())
                .contains(
                        entry(Series.of(Figure.OUTBOX, "sms", "pending"), 2.0),
                        entry(Series.of(Figure.OUTBOX, "sms", "held"), 1.0),
                        entry(Series.of(Figure.OUTBOX, "sms", "sending"), 1.0),
                        entry(Series.of(Figure.OUTBOX, "email", "failed"), 1.0),
                        entry(Series.of(Figure.OUTBOX_OLDEST, "sms"), 1200.0));
    }

    private void message(String channel, String status, String createdAt, String notBefore) {
        var patient = clinic.patient();
        var row = Rows.notification(
                clinic.id(), clinic.anAppointment().of(patient).store(), patient);
        row.put("channel", channel);
        row.put("status", status);
        row.put("created_at", at(createdAt));
        row.put("not_before", at(notBefore));
        if (status.equals("SENDING")) {
            row.put("claim", UUID.randomUUID());
        }
        if (status.equals("SENT")) {
            row.put("sent_at", at("09:16"));
        }
        if (status.equals("FAILED")) {
            row.put("reason", "HTTP_500");
        }
        sql.insert("notifications", row);
    }

    @Test
    void aRowWhoseProcessHasYetToFollowIsBehind() {
        clinic.anAppointment().status("NO_SHOW").column("process_behind", true).store();
        clinic.anAppointment().store();

        assertThat(value(Figure.PROCESSES_BEHIND)).isEqualTo(1);
    }
}
