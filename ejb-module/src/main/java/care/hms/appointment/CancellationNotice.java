package care.hms.appointment;

import java.time.Duration;
import java.time.Instant;

/** How long before the slot's start a cancellation came (§10.2, decision T9). */
final class CancellationNotice {

    private static final Duration LAST_MINUTE = Duration.ofHours(24);

    private CancellationNotice() {}

    /** Last-minute is from 24 hours before the start, inclusive, to the start itself. */
    static boolean isLastMinute(Instant startsAt, Instant now) {
        var until = Duration.between(now, startsAt);
        return !until.isNegative() && until.compareTo(LAST_MINUTE) <= 0;
    }
}
