package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final Instant ANCHOR = Instant.parse("2026-01-19T07:00:00Z");
    private static final long NANOS = 5_000_000_000L;
    private static final ServerClock CLOCK = new ServerClock(ANCHOR, NANOS, 60, Duration.ofMillis(1));

    @Test
    void aMinuteOfTheServerIsASecondHereAtSpeed60() {
        assertThat(CLOCK.nanosOf(ANCHOR.plusSeconds(60))).isEqualTo(NANOS + 1_000_000_000L);
        assertThat(CLOCK.at(NANOS + 2_000_000_000L)).isEqualTo(ANCHOR.plusSeconds(120));
    }

    @Test
    void aReadingBetweenItsTwoEndsIsNoDrift() {
        assertThat(CLOCK.drift(ANCHOR.plusSeconds(30), NANOS, NANOS + 1_000_000_000L))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void driftIsMeasuredInRealTimeOnBothSides() {
        assertThat(CLOCK.drift(ANCHOR.minusSeconds(60), NANOS, NANOS)).isEqualTo(Duration.ofSeconds(1));
        assertThat(CLOCK.drift(ANCHOR.plusSeconds(120), NANOS, NANOS)).isEqualTo(Duration.ofSeconds(2));
    }
}
