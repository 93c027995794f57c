package care.hms.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a doctor's working hours into slots (decisions A10, T6).
 *
 * <p>A slot whose local start or end does not exist, or that would last other than its length because the clocks go
 * forward within it, is not generated. Where the clocks go back, the earlier offset is taken; a slot that would then
 * span the overlap with another length is left out for the same reason.
 */
public record SlotGrid(ZoneId zone, Duration length, List<WorkingHours> workingHours) {

    /** The slots of one local day, in order. */
    public List<SlotTime> of(LocalDate date) {
        var slots = new ArrayList<SlotTime>();
        for (var hours : workingHours) {
            if (hours.day() == date.getDayOfWeek()) {
                cut(date, hours, slots);
            }
        }
        return slots;
    }

    private void cut(LocalDate date, WorkingHours hours, List<SlotTime> slots) {
        var start = hours.start();
        while (fits(start, hours.end())) {
            var end = start.plus(length);
            if (exists(date.atTime(start)) && exists(date.atTime(end))) {
                var slot = slot(date, start, end);
                if (Duration.between(slot.startsAt(), slot.endsAt()).equals(length)) {
                    slots.add(slot);
                }
            }
            start = end;
        }
    }

    /** Counted in seconds of the day: a local time wraps at midnight. */
    private boolean fits(LocalTime start, LocalTime end) {
        return start.toSecondOfDay() + length.toSeconds() <= end.toSecondOfDay();
    }

    private SlotTime slot(LocalDate date, LocalTime start, LocalTime end) {
        // atZone takes the earlier offset in an overlap.
        return new SlotTime(
                date,
                start,
                end,
                date.atTime(start).atZone(zone).toInstant(),
                date.atTime(end).atZone(zone).toInstant());
    }

    private boolean exists(LocalDateTime local) {
        return !zone.getRules().getValidOffsets(local).isEmpty();
    }
}
