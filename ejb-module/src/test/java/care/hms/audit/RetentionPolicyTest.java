package care.hms.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    @Test
    void wholeDaysInUtcStay() {
        var policy = new RetentionPolicy(30);

        assertThat(policy.keepsFrom(Instant.parse("2026-03-31T00:00:00Z"))).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(policy.keepsFrom(Instant.parse("2026-03-31T23:59:59.999Z"))).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(policy.keepsFrom(Instant.parse("2026-04-01T00:00:00Z"))).isEqualTo("2026-03-02T00:00:00Z");
    }

    @Test
    void whatHappenedTodayCannotBeMadeToDisappearTomorrow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetentionPolicy(29));
    }
}
