package care.hms.explanation;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Source;
import care.hms.database.TestDatabase;
import care.hms.sweep.SweepRun;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastRunIT {

    private final TestDatabase database = TestDatabase.shared();
    private final JpaFacts facts = new JpaFacts(database.entities());

    @BeforeEach
    void nobodyElsesRows() {
        database.empty();
    }

    private Optional<Facts.Run> lastRun() {
        return database.outsideOfTransactions(facts::lastRun);
    }

    private UUID run(String source, String time, String failure) {
        var id = UUID.randomUUID();
        database.sql()
                .run(
                        "insert into cron_job_runs (id, job_name, status, started_at, leased_at, completed_at,"
                                + " duration_ms, error_message, metadata) values (?, ?, ?, ?, ?, ?, 5, ?,"
                                + " jsonb_build_object('source', ?::text))",
                        id,
                        SweepRun.JOB_NAME,
                        failure == null ? "COMPLETED" : "FAILED",
                        at(time),
                        at(time),
                        at(time),
                        failure,
                        source);
        return id;
    }

    @Test
    void itIsTheNewestThatSucceededWhoeverAskedForIt() {
        assertThat(lastRun()).isEmpty();
        run("cron", "09:00", "the database was away");
        assertThat(lastRun()).isEmpty();

        var second = run("cron", "09:05", null);
        assertThat(lastRun()).contains(new Facts.Run(second, Source.CRON, at("09:05"), at("09:05")));

        var third = run("external", "09:06", null);
        run("startup", "09:04", null);
        run("cron", "09:10", "the database was away");
        assertThat(lastRun()).contains(new Facts.Run(third, Source.EXTERNAL, at("09:06"), at("09:06")));
    }
}
