package care.hms.metrics;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.Clinic;
import care.hms.database.Scans;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a scrape costs grows with what is open and with one day, not with the years before. */
class FigurePlansIT {

    private static final int WAITING = 100_000;
    private static final int HISTORY = 20_000;

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Sql SQL = DATABASE.sql();

    private final JpaFigures figures = new JpaFigures(DATABASE.entities());

    @BeforeAll
    static void aLargeClinicWithAPast() {
        DATABASE.empty();
        var clinic = Clinic.openIn(DATABASE);
        var doctor = clinic.doctor();
        var patient = clinic.patient();
        SQL.run("""
                insert into appointments (id, hospital_id, patient_id, doctor_id, status, appointment_date, start_time,
                    end_time, starts_at, ends_at, booked_at, no_show_at, no_show_due_at)
                select gen_random_uuid(), ?, ?, ?, case when n > 0 then 'SCHEDULED' else 'NO_SHOW' end, '2026-01-19',
                       '09:00', '09:15', t, t + interval '15 minutes', timestamptz 'epoch',
                       case when n > 0 then null else t end, t + interval '15 minutes'
                  from (select n, ?::timestamptz + n * interval '30 minutes' as t
                          from generate_series(1 - ?::integer, ?) n) times""", clinic.id(), patient, doctor, at("09:15"), HISTORY, WAITING);
        SQL.run("""
                insert into no_show_logs (id, hospital_id, appointment_id, reason, slot_time, timeout_minutes,
                    triggered_at, slot_released, source)
                select gen_random_uuid(), hospital_id, id, 'AUTO_TIMEOUT', start_time, 15, no_show_due_at, false, 'timer'
                  from appointments where status = 'NO_SHOW'""");
        SQL.run("""
                insert into stage_alerts (id, hospital_id, appointment_id, alert_type, status, message, triggered_at,
                    resolved_at)
                select gen_random_uuid(), hospital_id, id, 'NO_VITALS', 'RESOLVED', '-', starts_at, starts_at
                  from appointments where status = 'NO_SHOW'""");
        SQL.run("""
                insert into notifications (id, idempotency_key, hospital_id, notice, channel, priority, patient_id,
                    appointment_id, language, title, message, status, reason, sent_at, created_at, not_before,
                    maximum_attempts)
                select gen_random_uuid(), id, hospital_id, 'NO_SHOW', 'SMS', 'NORMAL', patient_id, id, 'en', '-', '-',
                       case when id > '80000000-0000-0000-0000-000000000000' then 'SENT' else 'FAILED' end, 'HTTP_500',
                       case when id > '80000000-0000-0000-0000-000000000000' then starts_at end, starts_at, starts_at, 5
                  from appointments where status = 'NO_SHOW'""");
        for (var table : new String[] {"appointments", "no_show_logs", "stage_alerts", "notifications"}) {
            await().atMost(Duration.ofSeconds(60)).until(() -> isAllVisible(table));
        }
    }

    /** A snapshot of somebody else, of the database's own analysis too, keeps a vacuum from knowing rows as visible. */
    private static boolean isAllVisible(String table) {
        DATABASE.ownerSql().run("vacuum analyze " + table);
        return DATABASE.ownerSql()
                .value(Boolean.class, "select relallvisible = relpages from pg_class where relname = ?", table);
    }

    @AfterAll
    static void nobodyElseHasToWaitForThem() {
        DATABASE.empty();
    }

    /** Often enough for the driver and the server to have prepared it for all values. */
    @Test
    void noTableIsReadFromEndToEnd() {
        for (int i = 0; i < 20; i++) {
            var reading = Scans.of(DATABASE, () -> figures.read(at("09:15")));

            assertThat(reading.answer())
                    .containsEntry(Figure.Series.of(Figure.APPOINTMENTS_OPEN, "expected"), (double) WAITING)
                    .containsEntry(Figure.Series.of(Figure.NO_SHOWS, "auto_timeout"), 49.0);
            assertThat(reading.counts())
                    .containsAllEntriesOf(Map.of(
                            "appointments",
                            0L,
                            "no_show_logs",
                            0L,
                            "stage_alerts",
                            0L,
                            "notifications",
                            0L,
                            "act_ru_job",
                            0L));
        }
    }

    @Test
    void readingOneFromEndToEndWouldBeSeenEachTime() {
        for (int i = 0; i < 3; i++) {
            var reading = Scans.of(DATABASE, () -> DATABASE.entities()
                    .createNativeQuery("select count(*) from appointments where reason = 'nobody has this'")
                    .getSingleResult());

            assertThat(reading.counts()).containsEntry("appointments", 1L);
        }
    }
}
