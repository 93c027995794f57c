package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Clinic;
import care.hms.DueWork.Due;
import care.hms.Source;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
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

    private record Scans(long sequential, long byDueIndex) {}

    private static Scans scans() {
        return new Scans(
                SQL.value(Long.class, "select seq_scan from pg_stat_user_tables where relname = 'appointments'"),
                SQL.value(
                        Long.class,
                        "select idx_scan from pg_stat_user_indexes where indexrelname = 'appointments_no_show_due'"));
    }

    /** In a transaction that tells the statistics at once what it did. */
    private static <T> T counted(Supplier<T> work) {
        return DATABASE.inTransaction(() -> {
            var answer = work.get();
            DATABASE.entities()
                    .createNativeQuery("select cast(pg_stat_force_next_flush() as text)")
                    .getSingleResult();
            return answer;
        });
    }

    @Test
    void whatIsDueIsFoundByThePartialIndexAndSettledWithoutReadingTheRest() {
        var before = scans();

        var due = counted(() -> noShows.due(at("09:15"), Due.FIRST, 500));
        var found = scans();
        var marked = counted(() -> noShows.settle(due.stream().map(Due::id).toList(), at("09:15"), Source.CRON));
        var settled = scans();

        assertThat(due).hasSize(DUE);
        assertThat(marked).hasSize(DUE);
        assertThat(found).isEqualTo(new Scans(before.sequential(), before.byDueIndex() + 1));
        assertThat(settled.sequential()).isEqualTo(before.sequential());
        assertThat(counted(() -> noShows.due(at("09:15"), Due.FIRST, 500))).isEmpty();
    }

    @Test
    void alsoWhenAConnectionHasPreparedTheStatementForAllValues() {
        var times = 20;
        var before = scans();

        counted(() -> {
            for (int i = 0; i < times; i++) {
                noShows.due(at("09:00"), Due.FIRST, 500);
            }
            return times;
        });

        assertThat(scans()).isEqualTo(new Scans(before.sequential(), before.byDueIndex() + times));
    }
}
