package care.hms.audit;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How long lines of the audit stay in the database.
 *
 * @param days whole days in UTC, 30 or more: nobody shall be able to make what he did today disappear tomorrow
 */
record RetentionPolicy(int days) {

    static final int SHORTEST = 30;

    RetentionPolicy {
        if (days < SHORTEST) {
            throw new IllegalArgumentException("HMS_AUDIT_RETENTION_DAYS: " + SHORTEST + " or more");
        }
    }

    /** The beginning of the oldest day that stays. */
    Instant keepsFrom(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(days)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
