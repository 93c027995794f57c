package care.hms.absence;

import care.hms.schedule.SlotTime;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * From when to when a doctor is away (E2, T6): the hospital's local days, both inclusive, with or without a time at
 * which it begins on the first and ends on the last, and the two instants that come of them.
 *
 * @param startTime null: from the beginning of the first day
 * @param endTime null: to the end of the last day
 */
@Embeddable
public record AbsencePeriod(
        @Column(name = "start_date") LocalDate startDate,
        @Column(name = "start_time") LocalTime startTime,
        @Column(name = "end_date") LocalDate endDate,
        @Column(name = "end_time") LocalTime endTime,
        @Column(name = "starts_at") Instant startsAt,
        @Column(name = "ends_at") Instant endsAt) {

    static AbsencePeriod of(WantedAbsence wanted, ZoneId zone) {
        var start = wanted.startTime() == null
                ? wanted.startDate().atStartOfDay(zone)
                : wanted.startDate().atTime(wanted.startTime()).atZone(zone);
        var end = wanted.endTime() == null
                ? wanted.endDate().plusDays(1).atStartOfDay(zone)
                : wanted.endDate().atTime(wanted.endTime()).atZone(zone);
        return new AbsencePeriod(
                wanted.startDate(),
                wanted.startTime(),
                wanted.endDate(),
                wanted.endTime(),
                start.toInstant(),
                end.toInstant());
    }

    /** Whether any part of it lies within. */
    boolean touches(SlotTime time) {
        return time.startsAt().isBefore(endsAt) && startsAt.isBefore(time.endsAt());
    }

    /**
     * Its first day on which it concerns anybody: what the days before today left without an outcome is somebody's list
     * (R3), and nobody waits there any more.
     */
    LocalDate firstDaySince(LocalDate today) {
        return startDate.isBefore(today) ? today : startDate;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
