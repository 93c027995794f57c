package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.DueWork.Tally;
import care.hms.Fence;
import care.hms.HandSetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many due timers are relieved by settling together; few are left to themselves, and nothing keeps any from running. */
class BurstReliefTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

    private final HandSetClock realTime = new HandSetClock(NOW);
    private final List<Fence> settled = new ArrayList<>();
    private boolean crowded = true;
    private RuntimeException lost;
    private Tally tally = new Tally(5000, 5000, List.of(), null);
    private final BurstRelief relief = new BurstRelief(this::crowded, this::settle, realTime);

    private boolean crowded() {
        if (lost != null) {
            throw lost;
        }
        return crowded;
    }

    private Tally settle(Fence fence) {
        settled.add(fence);
        return tally;
    }

    @Test
    void A6_aCrowdOfDueTimersIsSettledTogether() {
        relief.relieve();

        assertThat(settled).hasSize(1);
    }

    @Test
    void fewDueTimersMarkForThemselves() {
        crowded = false;

        relief.relieve();

        assertThat(settled).isEmpty();
    }

    @Test
    void whatIsStillDueAfterwardsIsTriedAgainAfterAPauseOnly() {
        tally = new Tally(1, 0, List.of(UUID.randomUUID()), null);

        relief.relieve();
        realTime.set(NOW.plus(BurstRelief.PAUSE).minusMillis(1));
        relief.relieve();
        assertThat(settled).hasSize(1);

        realTime.set(NOW.plus(BurstRelief.PAUSE));
        relief.relieve();
        assertThat(settled).hasSize(2);
    }

    @Test
    void aCrowdThatComesWhileFewWereDueIsNotMadeToWait() {
        crowded = false;
        relief.relieve();
        crowded = true;

        relief.relieve();

        assertThat(settled).hasSize(1);
    }

    @Test
    void aDatabaseThatDoesNotAnswerKeepsNoTimerFromRunning() {
        lost = new IllegalStateException("gone");
        relief.relieve();
        lost = null;
        tally = new Tally(500, 0, List.of(), new IllegalStateException("gone"));
        realTime.set(NOW.plus(Duration.ofSeconds(2)));

        relief.relieve();

        assertThat(settled).hasSize(1);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotTakenForBadRows() {
        relief.relieve();
        var fence = settled.get(0);

        fence.check();
        lost = new IllegalStateException("gone");

        assertThatThrownBy(fence::check).isSameAs(lost);
    }
}
