package care.hms.schedule;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What working hours must be: in order, apart from each other, with slots of 5 minutes to 4 hours. */
final class ScheduleRules {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 240;
    private static final int MOST_PERIODS = 50;

    private ScheduleRules() {}

    static void check(int slotMinutes, List<WorkingHours> hours) {
        var errors = new ArrayList<FieldError>();
        if (slotMinutes < SHORTEST || slotMinutes > LONGEST) {
            errors.add(new FieldError("slotMinutes", SHORTEST + " to " + LONGEST));
        }
        if (hours == null || hours.size() > MOST_PERIODS || hours.stream().anyMatch(ScheduleRules::isIncomplete)) {
            errors.add(
                    new FieldError("workingHours", "at most " + MOST_PERIODS + " periods, each with day, start, end"));
        } else if (hours.stream().anyMatch(period -> !period.start().isBefore(period.end()))) {
            errors.add(new FieldError("workingHours", "each period starts before it ends, on the same day"));
        } else if (overlap(hours)) {
            errors.add(new FieldError("workingHours", "the periods of one day do not overlap"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static boolean isIncomplete(WorkingHours period) {
        return period == null || period.day() == null || period.start() == null || period.end() == null;
    }

    private static boolean overlap(List<WorkingHours> hours) {
        var sorted = hours.stream()
                .sorted(Comparator.comparing(WorkingHours::day).thenComparing(WorkingHours::start))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var after = sorted.get(i);
            if (before.day() == after.day() && after.start().isBefore(before.end())) {
                return true;
            }
        }
        return false;
    }
}
