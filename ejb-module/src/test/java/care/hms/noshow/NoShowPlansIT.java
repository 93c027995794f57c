package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Clinic;
import care.hms.DueWork.Due;
import care.hms.Source;
import care.hms.database.Scans;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a run costs grows with what is due, not with what waits. */
class NoShowPlansIT {

    private static final int WAITING = 100_000;
    private static final int OVER = 5_000;
    private static final int DUE = 20;

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Sql SQL = DATABASE.sql();

    private final JpaNoShows noShows = new JpaNoShows(DATABASE.entities());

    @BeforeAll
    static void aLargeClinic() {
        DATABASE.empty();
        var clinic = Clinic.openIn(DATABASE);
        var doctor = clinic.doctor();
        var patient = clinic.patient();
        store(clinic.id(), patient, doctor, "SCHEDULED", at("09:15"), 30, WAITING);
        store(clinic.id(), patient, doctor, "CANCELLED", at("09:15"), -30, OVER);
        for (int i = 0; i < DUE; i++) {
            clinic.anAppointment().store();
        }
        DATABASE.ownerSql().run("vacuum analyze appointments");
    }

    @AfterAll
    static void nobodyElseHasToWaitForThem() {
        DATABASE.empty();
    }

    private static void store(
            UUID hospital, UUID patient, UUID doctor, String status, Instant first, int minutes, int count) {
        SQL.run("""
                insert into appointments (id, hospital_id, patient_id, doctor_id, status, appointment_date, start_time,
                    end_time, starts_at, ends_at, booked_at, cancelled_at, no_show_due_at)
                select gen_random_uuid(), ?, ?, ?, ?, '2026-01-19', '09:00', '09:15', t, t + interval '15 minutes',
                       timestamptz 'epoch', timestamptz 'epoch', t + interval '15 minutes'
                  from (select ?::timestamptz + n * ? * interval '1 minute' as t from generate_series(1, ?) n) as times""", hospital, patient, doctor, status, first, minutes, count);
    }

    @Test
    void whatIsDueIsFoundByThePartialIndexAndSettledWithoutReadingTheRest() {
        var due = Scans.of(DATABASE, () -> noShows.due(at("09:15"), Set.of(), Due.FIRST, 500));
        var ids = due.answer().stream().map(Due::id).toList();
        var marked = Scans.of(DATABASE, () -> noShows.settle(ids, at("09:15"), Source.CRON));

        assertThat(ids).hasSize(DUE);
        assertThat(marked.answer()).hasSize(DUE);
        assertThat(due.counts()).containsEntry("appointments", 0L).containsEntry("appointments_no_show_due", 1L);
        assertThat(marked.counts()).containsEntry("appointments", 0L);
        assertThat(DATABASE.<List<Due>>inTransaction(() -> noShows.due(at("09:15"), Set.of(), Due.FIRST, 500)))
                .isEmpty();
    }

    @Test
    void alsoWhenAConnectionHasPreparedTheStatementForAllValues() {
        for (int i = 0; i < 20; i++) {
            var due = Scans.of(DATABASE, () -> noShows.due(at("09:00"), Set.of(), Due.FIRST, 500));

            assertThat(due.counts()).containsEntry("appointments", 0L).containsEntry("appointments_no_show_due", 1L);
        }
    }
}
