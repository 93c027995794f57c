package care.hms.metrics;

import static care.hms.Clinic.at;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.metrics.Figure.Series;
import care.hms.sweep.SweepHealth;
import care.hms.sweep.SweepHealth.Part;
import care.hms.sweep.SweepQueries;
import care.hms.sweep.SweepRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentFiguresTest {

    private static final Series OVERDUE = Series.of(Figure.OVERDUE, "no_show");

    private final HandSetClock clock = new HandSetClock(at("09:00"));
    private final HandSetClock realTime = new HandSetClock(Instant.parse("2026-11-01T10:00:00Z"));
    private final Database database = new Database();
    private final Sweeps sweeps = new Sweeps();
    private final CurrentFigures figures = new CurrentFigures(database, sweeps, clock, realTime);

    private void look(String real) {
        realTime.set(Instant.parse("2026-11-01T" + real + "Z"));
        figures.refresh();
    }

    @Test
    void whoeverLooksAgainAtOnceSeesTheSameAndTheDatabaseIsNotAsked() {
        database.rows = Map.of(OVERDUE, 3.0);
        look("10:00:00");
        database.rows = Map.of(OVERDUE, 4.0);

        look("10:00:04");
        assertThat(figures.valueOf(OVERDUE)).isEqualTo(3);
        assertThat(database.asked).isOne();

        look("10:00:04.001");
        assertThat(figures.valueOf(OVERDUE)).isEqualTo(4);
        assertThat(database.asked).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNone() {
        look("10:00:00");

        assertThat(figures.areKnown()).isTrue();
        assertThat(figures.valueOf(OVERDUE)).isZero();
    }

    @Test
    void whatCannotBeReadIsNotKnownAndIsAskedForNoMoreOftenThanAnythingElse() {
        database.rows = null;
        look("10:00:00");
        look("10:00:01");

        assertThat(figures.areKnown()).isFalse();
        assertThat(figures.valueOf(OVERDUE)).isNaN();
        assertThat(database.asked).isOne();

        database.rows = Map.of(OVERDUE, 1.0);
        look("10:00:05");
        assertThat(figures.valueOf(OVERDUE)).isEqualTo(1);
    }

    /** Somebody else scrapes while the first one still waits for the database. */
    @Test
    void whileTheDatabaseHangsWhatItSaidBeforeIsNotToldAnyMore() {
        database.rows = Map.of(OVERDUE, 3.0);
        look("10:00:00");
        database.meanwhile = () -> runAsync(() -> {
                    look("10:00:20");
                    assertThat(figures.areKnown()).as("at five seconds").isTrue();
                    assertThat(figures.valueOf(OVERDUE)).isEqualTo(3);

                    look("10:00:20.001");
                    assertThat(figures.areKnown()).as("beyond").isFalse();
                    assertThat(figures.valueOf(OVERDUE)).isNaN();
                })
                .join();

        look("10:00:15");

        assertThat(database.asked).isEqualTo(2);
        assertThat(figures.areKnown()).as("it has answered after all").isTrue();
    }

    @Test
    void theSweepIsShownAsItsHealthTellsIt() {
        look("10:00:00");

        assertThat(figures.valueOf(Series.of(Figure.SWEEP_LAST_SUCCESS, "any")))
                .isEqualTo(at("08:55").getEpochSecond());
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_LAST_SUCCESS, "internal")))
                .isEqualTo(at("08:50").getEpochSecond());
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_LAST_SUCCESS, "external")))
                .isZero();
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_FAILURES, "any"))).isEqualTo(1);
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_FAILURES, "internal")))
                .isEqualTo(2);
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_FAILURES, "external")))
                .isEqualTo(3);
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_CALENDAR))).isEqualTo(7200);

        sweeps.openSince = null;
        look("10:01:00");
        assertThat(figures.valueOf(Series.of(Figure.SWEEP_CALENDAR))).isZero();
    }

    private static final class Database extends ReadFigures {

        private Map<Series, Double> rows = Map.of();
        private Runnable meanwhile = () -> {};
        private int asked;

        @Override
        public Map<Series, Double> read() {
            asked++;
            meanwhile.run();
            if (rows == null) {
                throw new IllegalStateException("no database");
            }
            return new HashMap<>(rows);
        }
    }

    private static final class Sweeps extends SweepQueries {

        private Instant openSince = at("07:00");

        @Override
        public SweepHealth health() {
            return new SweepHealth(
                    true,
                    "OK",
                    openSince,
                    null,
                    success("08:55"),
                    1,
                    List.of(),
                    new Part(true, "OK", null, success("08:50"), 2),
                    new Part(true, "OK", null, null, 3),
                    0);
        }

        private static SweepRun success(String at) {
            return new SweepRun(UUID.randomUUID(), SweepRun.Status.COMPLETED, Source.CRON, at(at), at(at), 5, 0, null);
        }
    }
}
