package care.hms.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Instant START = Instant.parse("2026-01-21T21:00:00Z");

    private Instant next = START;

    private Finding finding(boolean healthy) {
        var finding = new Finding(next, healthy, healthy ? "OK" : "down at " + next, Optional.empty());
        next = next.plus(Duration.ofMinutes(5));
        return finding;
    }

    /** A dot is a success, an x a failure. */
    private Memory after(String checks) {
        var memory = Memory.NEW;
        for (var check : checks.toCharArray()) {
            memory = memory.after(finding(check == '.'));
        }
        return memory;
    }

    private List<Notice.Kind> told(String checks) {
        return after(checks).unsent().stream().map(Notice::kind).toList();
    }

    @Test
    void successesAndSingleFailuresAreNobodysBusiness() {
        assertThat(told("...x.x..x.")).isEmpty();
    }

    @Test
    void theSecondFailureInARowIsAnAlarmThatKnowsTheFirst() {
        var memory = after(".xx");
        assertThat(memory.unsent())
                .containsExactly(new Notice(
                        Notice.Kind.ALARM,
                        START.plus(Duration.ofMinutes(10)),
                        "down at 2026-01-21T21:10:00Z",
                        START.plus(Duration.ofMinutes(5)),
                        2));
    }

    @Test
    void theAlarmIsRaisedOnceHoweverLongItLasts() {
        assertThat(told("xxxxxxxxxxxx")).containsExactly(Notice.Kind.ALARM);
    }

    @Test
    void theFirstSuccessAfterAnAlarmIsToldOnceWithWhatWas() {
        assertThat(after("xxx...").unsent())
                .element(1)
                .isEqualTo(new Notice(
                        Notice.Kind.RECOVERY,
                        START.plus(Duration.ofMinutes(15)),
                        "down at 2026-01-21T21:10:00Z",
                        START,
                        3));
    }

    @Test
    void afterARecoveryCountingBeginsAnew() {
        assertThat(told("xx.x.xx."))
                .containsExactly(Notice.Kind.ALARM, Notice.Kind.RECOVERY, Notice.Kind.ALARM, Notice.Kind.RECOVERY);
    }

    @Test
    void whatCouldNotBeToldIsKeptInOrderAndNotForEver() {
        assertThat(told("xx.".repeat(30))).hasSize(Memory.MOST_UNSENT).endsWith(Notice.Kind.RECOVERY);
        assertThat(after("xx.").told().unsent()).extracting(Notice::kind).containsExactly(Notice.Kind.RECOVERY);
    }

    @Test
    void aMemoryThatContradictsItselfIsRefused() {
        assertThat(new Memory(2, START, "x", true, List.of())).isNotNull();
        assertThatThrownBy(() -> new Memory(2, null, "x", true, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Memory(2, START, null, true, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Memory(1, START, "x", true, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Memory(-1, null, null, false, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
