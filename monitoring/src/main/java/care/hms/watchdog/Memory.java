package care.hms.watchdog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the watchdog knows of the checks before. One failure is nothing; the second in a row is an alarm, once; the first
 * success after an alarm is told, once (§9).
 *
 * @param failures in a row, up to now
 * @param failingSince the first of them; null when there is none
 * @param reason of the last one; null when there is none
 * @param alarmed whether people have to hear when it is over
 * @param unsent what they have not been told yet, the oldest first
 */
record Memory(int failures, Instant failingSince, String reason, boolean alarmed, List<Notice> unsent) {

    static final Memory NEW = new Memory(0, null, null, false, List.of());

    static final int FAILURES_OF_AN_ALARM = 2;

    /** A mail server that is away for weeks must not be greeted with hundreds of old messages. */
    static final int MOST_UNSENT = 10;

    /** @throws IllegalArgumentException when no history of checks can lead there */
    Memory {
        if (failures < 0
                || failures > 0 == (failingSince == null)
                || failures > 0 == (reason == null)
                || alarmed && failures < FAILURES_OF_AN_ALARM
                || unsent == null
                || unsent.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("contradicts itself");
        }
        unsent = List.copyOf(unsent);
    }

    /** With what the next check has found. */
    Memory after(Finding finding) {
        if (finding.healthy()) {
            return alarmed
                    ? NEW.telling(
                            unsent, new Notice(Notice.Kind.RECOVERY, finding.at(), reason, failingSince, failures))
                    : new Memory(0, null, null, false, unsent);
        }
        var since = failures == 0 ? finding.at() : failingSince;
        var failed = new Memory(failures + 1, since, finding.reason(), alarmed, unsent);
        return alarmed || failed.failures < FAILURES_OF_AN_ALARM
                ? failed
                : new Memory(failed.failures, since, finding.reason(), true, unsent)
                        .telling(
                                unsent,
                                new Notice(Notice.Kind.ALARM, finding.at(), finding.reason(), since, failed.failures));
    }

    /** Once the oldest message has been taken. */
    Memory told() {
        return new Memory(failures, failingSince, reason, alarmed, unsent.subList(1, unsent.size()));
    }

    private Memory telling(List<Notice> before, Notice notice) {
        var all = new ArrayList<>(before);
        all.add(notice);
        return new Memory(
                failures,
                failingSince,
                reason,
                alarmed,
                all.subList(Math.max(0, all.size() - MOST_UNSENT), all.size()));
    }
}
