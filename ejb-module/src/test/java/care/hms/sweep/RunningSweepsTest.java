package care.hms.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.HandSetClock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningSweepsTest {

    private static final Instant START = Instant.parse("2026-01-19T09:00:00Z");

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final HandSetClock realTime = new HandSetClock(START);
    private final RunningSweeps running = new RunningSweeps(realTime);

    @Test
    void oneIsAtWorkUntilAllHaveEnded() {
        assertThat(running.any()).isFalse();

        running.began(first);
        running.began(second);
        running.ended(first);
        assertThat(running.any()).isTrue();

        running.ended(second);
        assertThat(running.any()).isFalse();
    }

    @Test
    void oneThatHangsIsConsideredForHalfAMinuteOnly() {
        running.began(first);

        realTime.set(START.plusSeconds(30).minusMillis(1));
        assertThat(running.any()).isTrue();
        realTime.set(START.plusSeconds(30));
        assertThat(running.any()).isFalse();

        running.began(second);
        assertThat(running.any()).isTrue();
    }
}
