package care.hms.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ClinicClockTest {

    private static final Instant DOMAIN = Instant.parse("2026-01-19T06:00:00.123456Z");

    private final ClinicClock clinic = new ClinicClock();

    @Test
    void theDomainLivesInRealTimeUntilItIsToldOtherwise() {
        assertThat(clinic.now()).isCloseTo(clinic.realTime().instant(), within(10, ChronoUnit.SECONDS));
        assertThat(clinic.simulated()).isFalse();
        assertThat(clinic.speed()).isOne();
    }

    @Test
    void aClockThatWasGivenOutFollowsWhatIsSetLater() {
        var domain = clinic.domainTime();

        clinic.onChange(new ClockChanged(paused(DOMAIN)));

        assertThat(domain.instant()).isEqualTo(DOMAIN).isEqualTo(clinic.now());
        assertThat(domain.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(DOMAIN);
        assertThat(clinic.simulated()).isTrue();
        assertThat(clinic.speed()).isEqualTo(60);
    }

    @Test
    void theRealClockIsNeverSimulated() {
        var real = clinic.realTime();

        clinic.follow(paused(DOMAIN));

        assertThat(real.instant()).isAfter(DOMAIN.plusSeconds(1));
    }

    @Test
    void anInstantReadsBackAsTheDatabaseKeepsIt() {
        clinic.follow(paused(DOMAIN.plusNanos(999)));

        assertThat(clinic.now()).isEqualTo(DOMAIN);
    }

    private static SimulatedTime paused(Instant at) {
        return new SimulatedTime(Instant.parse("2026-11-22T10:00:00Z"), at, 60, false);
    }
}
