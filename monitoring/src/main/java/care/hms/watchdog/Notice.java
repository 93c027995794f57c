package care.hms.watchdog;

import java.time.Instant;

/**
 * Something that people have to be told.
 *
 * @param at of the check that gave rise to it
 * @param reason what is wrong; for a recovery, what last was
 * @param failingSince the first of the failed checks
 * @param failures how many they were by then
 */
record Notice(Kind kind, Instant at, String reason, Instant failingSince, int failures) {

    /** What it is about. */
    enum Kind {
        ALARM,
        RECOVERY
    }

    /** @throws IllegalArgumentException when something of it is missing */
    Notice {
        if (kind == null || at == null || reason == null || failingSince == null) {
            throw new IllegalArgumentException("a notice of which something is missing");
        }
    }
}
