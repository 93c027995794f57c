package care.hms.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * When the sweep runs by itself: {@code *}{@code /5 7-22} in each hospital's zone (§2, decision T8). Zones are whole
 * multiples of five minutes away from UTC, so one series of instants serves them all.
 */
final class SweepCalendar {

    static final Duration EVERY = Duration.ofMinutes(5);

    /** Slots end at the minute itself, when the process timers are at work: they are first. */
    private static final Duration AFTER_THE_MINUTE = Duration.ofSeconds(2);

    private static final LocalTime OPENS = LocalTime.of(7, 0);
    private static final LocalTime CLOSES = LocalTime.of(23, 0);

    private SweepCalendar() {}

    /** The first instant after this one at which the sweep begins, wherever a calendar is open then. */
    static Instant nextTick(Instant now) {
        var every = EVERY.toMillis();
        var sinceATick = Math.floorMod(now.toEpochMilli() - AFTER_THE_MINUTE.toMillis(), every);
        var next = now.toEpochMilli() - sinceATick + every;
        return Instant.ofEpochMilli(next);
    }

    /** Whether the calendar of this zone is open. */
    static boolean isOpen(Instant now, ZoneId zone) {
        return openSince(now, zone).isPresent();
    }

    /**
     * Since when the calendar of at least one of these zones has been open without a break; empty while all are closed.
     * A calendar is open from seven to eleven at night by the wall, however long the night before it was.
     */
    static Optional<Instant> openSince(Instant now, Collection<ZoneId> zones) {
        return zones.stream()
                .map(zone -> openSince(now, zone))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Optional<Instant> openSince(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        return time.isBefore(OPENS) || !time.isBefore(CLOSES)
                ? Optional.empty()
                : Optional.of(local.toLocalDate().atTime(OPENS).atZone(zone).toInstant());
    }
}
