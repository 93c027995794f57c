package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the acquisition sleeps: until the next due date, never longer than a poll, and never so short that it spins. */
class AcquisitionPaceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final long POLL = 2000;
    private static final long RETRY = 500;

    private final SettableClock clock = new SettableClock(NOW);
    private int free = 16;
    private Optional<Instant> nextDue = Optional.empty();
    private final AcquisitionPace pace = new AcquisitionPace(() -> free, () -> nextDue, clock);

    @ParameterizedTest(name = "due in {0} ms at speed {1}: sleeps {2} ms")
    @CsvSource({
        "120, 1, 120",
        "1999, 1, 1999",
        "2000, 1, 2000",
        "2001, 1, 2000",
        "86400000, 1, 2000",
        "6000, 60, 100",
        "120000, 60, 2000",
        "36000000, 3600, 2000",
        "360000, 3600, 100",
        "1, 1, 1",
        "1, 60, 1",
        "1, 3600, 1"
    })
    void sleepsUntilTheNextDueDateInRealTimeAndNeverLongerThanAPoll(long dueInMillis, int speed, long sleepMillis) {
        clock.atSpeed(speed);
        nextDue = Optional.of(NOW.plusMillis(dueInMillis));

        assertThat(sleepAfter(nothingAcquired())).isEqualTo(sleepMillis);
    }

    @Test
    void roundsUpBecauseWakingTooEarlyFindsNothing() {
        clock.atSpeed(60);
        nextDue = Optional.of(NOW.plusMillis(6001));

        assertThat(sleepAfter(nothingAcquired())).isEqualTo(101);
    }

    @Test
    void pollsWhenNothingWaits() {
        assertThat(sleepAfter(nothingAcquired())).isEqualTo(POLL);
    }

    @Test
    void sleepsUntilTheNextDueDateAlsoAfterJobsWereAcquired() {
        nextDue = Optional.of(NOW.plusMillis(70));

        assertThat(sleepAfter(acquired(3, 16))).isEqualTo(70);
    }

    @Test
    void looksAgainAtOnceWhenItGotAllItAskedFor() {
        assertThat(sleepAfter(acquired(16, 16))).isZero();
    }

    @Test
    void jobThatIsDueButNotToBeHadIsLookedForLessAndLessOften() {
        nextDue = Optional.of(NOW.minusMillis(5));
        var sleeps = new ArrayList<Long>();

        for (int i = 0; i < 12; i++) {
            sleeps.add(sleepAfter(nothingAcquired()));
            clock.passes(Duration.ofMillis(1));
        }

        assertThat(sleeps).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, RETRY, RETRY, RETRY);
    }

    @Test
    void anotherOverdueJobIsLookedForAtOnceAgain() {
        nextDue = Optional.of(NOW.minusMillis(5));
        sleepAfter(nothingAcquired());
        sleepAfter(nothingAcquired());

        nextDue = Optional.of(NOW.minusMillis(4));

        assertThat(sleepAfter(nothingAcquired())).isEqualTo(1);
    }

    @Test
    void wakingBeforeTheDueDateDoesNotMakeItLate() {
        nextDue = Optional.of(NOW.plusMillis(400));
        for (int i = 0; i < 20; i++) {
            sleepAfter(nothingAcquired());
            clock.passes(Duration.ofMillis(10));
        }

        assertThat(sleepAfter(nothingAcquired())).isEqualTo(200);
    }

    @Test
    void clockThatStandsStillIsPolled() {
        nextDue = Optional.of(NOW.plusMillis(3));
        sleepAfter(nothingAcquired());

        assertThat(sleepAfter(nothingAcquired())).isEqualTo(POLL);
    }

    @Test
    void looksForJobsOnlyWhenOneIsDue() {
        assertThat(pace.isSomethingDue()).isFalse();
        nextDue = Optional.of(NOW.plusMillis(1));
        assertThat(pace.isSomethingDue()).isFalse();
        nextDue = Optional.of(NOW);
        assertThat(pace.isSomethingDue()).isTrue();
    }

    @Test
    void dueDateIsReadOncePerLookThatFindsNothing() {
        nextDue = Optional.of(NOW.plusMillis(120));
        pace.isSomethingDue();
        nextDue = Optional.of(NOW.plusMillis(300));

        assertThat(sleepAfter(nothingAcquired())).isEqualTo(120);
        clock.passes(Duration.ofMillis(120));
        assertThat(sleepAfter(nothingAcquired())).isEqualTo(180);
    }

    @Test
    void jobThatBecameDueDuringTheLookIsLookedForAtOnce() {
        nextDue = Optional.of(NOW.plusMillis(1));
        pace.isSomethingDue();
        clock.passes(Duration.ofMillis(2));

        assertThat(sleepAfter(nothingAcquired())).isZero();
    }

    @Test
    void asksForNoMoreJobsThanCanBeHandedOver() {
        free = 3;
        assertThat(pace.getNumJobsToAcquire("default")).isEqualTo(3);
        free = 1000;
        assertThat(pace.getNumJobsToAcquire("default")).isEqualTo(20);
    }

    @Test
    void waitsForAFreePlaceWithoutLooking() {
        free = 0;
        nextDue = Optional.of(NOW.minusSeconds(1));

        assertThat(sleepAfter(acquired(0, 0))).isEqualTo(POLL);
    }

    @Test
    void nodeThatLostAJobToAnotherFallsOutOfStep() {
        var lost = acquired(2, 16);
        lost.getAcquiredJobsByEngine()
                .get("default")
                .removeJobId(lost.getAcquiredJobsByEngine()
                        .get("default")
                        .getJobIdBatches()
                        .get(0)
                        .get(0));

        assertThat(sleepAfter(lost)).isBetween(25L, 250L);
    }

    @Test
    void databaseThatDoesNotAnswerIsAskedAgainSoon() {
        var failed = nothingAcquired();
        failed.setAcquisitionException(new IllegalStateException("no connection"));
        assertThat(sleepAfter(failed)).isEqualTo(RETRY);

        var unreadable = new AcquisitionPace(
                () -> 16,
                () -> {
                    throw new IllegalStateException("no connection");
                },
                clock);
        unreadable.reconfigure(nothingAcquired());
        assertThat(unreadable.getWaitTime()).isEqualTo(RETRY);
    }

    private long sleepAfter(JobAcquisitionContext cycle) {
        pace.reconfigure(cycle);
        return pace.getWaitTime();
    }

    private static JobAcquisitionContext nothingAcquired() {
        return acquired(0, 16);
    }

    private static JobAcquisitionContext acquired(int jobs, int asked) {
        var acquired = new AcquiredJobs(asked);
        for (int i = 0; i < jobs; i++) {
            acquired.addJobIdBatch(new ArrayList<>(List.of(UUID.randomUUID().toString())));
        }
        var cycle = new JobAcquisitionContext();
        cycle.submitAcquiredJobs("default", acquired);
        return cycle;
    }
}
