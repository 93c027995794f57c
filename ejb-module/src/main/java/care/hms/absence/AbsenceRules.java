package care.hms.absence;

import care.hms.Conflict;
import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;

/** What an absence may be: in order, of a length that somebody can mean, and not over. */
final class AbsenceRules {

    static final int LONGEST_REASON = 500;
    static final int LONGEST_DAYS = 366;
    private static final int FURTHEST_DAYS = 2 * 366;

    private AbsenceRules() {}

    /**
     * The period that is wanted.
     *
     * @param begun the first day of the absence as it stands, which may lie in the past and stay; null for a new one
     * @throws Invalid names all fields that cannot be
     * @throws Conflict {@code absence.past}
     */
    static AbsencePeriod period(WantedAbsence wanted, LocalDate begun, ZoneId zone, Instant now) {
        check(wanted, LocalDate.ofInstant(now, zone));
        var period = AbsencePeriod.of(wanted, zone);
        if (!period.startsAt().isBefore(period.endsAt())) {
            throw new Invalid("endTime", "later than the start");
        }
        var today = LocalDate.ofInstant(now, zone);
        if (period.startDate().isBefore(today) && !period.startDate().equals(begun) || period.isOver(now)) {
            throw new Conflict(
                    "absence.past", "An absence begins today (" + today + ") or later, and ends later than now.");
        }
        return period;
    }

    /**
     * A request that comes twice is no second absence; others may overlap.
     *
     * @throws Conflict {@code absence.exists}
     */
    static void refuseTwice(boolean exists) {
        if (exists) {
            throw new Conflict("absence.exists", "The doctor's absence of that time stands already.");
        }
    }

    private static void check(WantedAbsence wanted, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        if (wanted.type() == null) {
            errors.add(new FieldError("type", "PLANNED or EMERGENCY"));
        }
        if (wanted.startDate() == null) {
            errors.add(new FieldError("startDate", "a local day such as 2026-01-22"));
        }
        var last = today.plusDays(FURTHEST_DAYS);
        if (wanted.endDate() == null || wanted.endDate().isAfter(last)) {
            errors.add(new FieldError("endDate", "a local day up to " + last));
        } else if (wanted.startDate() != null
                && (wanted.endDate().isBefore(wanted.startDate())
                        || wanted.endDate().isAfter(wanted.startDate().plusDays(LONGEST_DAYS)))) {
            errors.add(new FieldError("endDate", "from `startDate` to " + LONGEST_DAYS + " days later"));
        }
        if (wanted.reason() != null
                && (wanted.reason().isEmpty() || wanted.reason().length() > LONGEST_REASON)) {
            errors.add(new FieldError("reason", "1 to " + LONGEST_REASON + " characters, or nothing"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
