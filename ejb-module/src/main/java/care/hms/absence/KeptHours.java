package care.hms.absence;

import care.hms.schedule.SlotTime;
import care.hms.schedule.WorkingHours;
import java.util.Comparator;
import java.util.List;

/** Says of an appointment whether working hours still hold the whole of it (E4). */
record KeptHours(List<WorkingHours> hours) {

    KeptHours {
        hours = hours.stream().sorted(Comparator.comparing(WorkingHours::start)).toList();
    }

    /** Periods that touch are one: an appointment may begin in the first and end in the second. */
    boolean hold(SlotTime time) {
        var reached = time.start();
        for (var period : hours) {
            if (period.day() == time.date().getDayOfWeek()
                    && !period.start().isAfter(reached)
                    && period.end().isAfter(reached)) {
                reached = period.end();
            }
        }
        return !reached.isBefore(time.end());
    }
}
