package care.hms.notification;

import care.hms.Invalid;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A part of every day in which nobody wants to be disturbed.
 *
 * @param from local time, inclusive
 * @param until local time, exclusive; an earlier one than {@code from} lies on the next day
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours must leave some time of the day");
        }
    }

    /**
     * What somebody asked for, checked; null when neither time is given.
     *
     * @throws Invalid names the field that is missing, or equal to the other
     */
    static QuietHours wanted(LocalTime from, LocalTime until) {
        if (from == null && until == null) {
            return null;
        }
        if (from == null) {
            throw new Invalid("quietFrom", "a time such as 21:00, when quietUntil is given");
        }
        if (until == null || until.equals(from)) {
            throw new Invalid("quietUntil", "another time than quietFrom, such as 07:00");
        }
        return new QuietHours(from, until);
    }

    /**
     * The first instant from now on that is not quiet. Where clocks are changed, the end is where that local time first
     * occurs; when it is skipped, where the clock jumps over it.
     */
    Instant firstAudible(Instant now, ZoneId zone) {
        var here = now.atZone(zone);
        return isQuiet(here.toLocalTime()) ? end(here) : now;
    }

    private boolean isQuiet(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    private Instant end(ZonedDateTime quiet) {
        var day = quiet.toLocalTime().isBefore(until)
                ? quiet.toLocalDate()
                : quiet.toLocalDate().plusDays(1);
        var end = firstOccurrence(day.atTime(until), quiet.getZone());
        // In the hour that occurs twice, the end may have been already: the second time it is quiet no more.
        return end.isAfter(quiet.toInstant()) ? end : quiet.toInstant();
    }

    private static Instant firstOccurrence(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
