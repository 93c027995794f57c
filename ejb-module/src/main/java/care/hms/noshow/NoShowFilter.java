package care.hms.noshow;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Which appointments a report is about, by their local day.
 *
 * @param from first day
 * @param to last day
 * @param doctorId null means any
 * @param patientId null means any
 * @param reason null means any
 */
public record NoShowFilter(LocalDate from, LocalDate to, UUID doctorId, UUID patientId, NoShowReason reason) {

    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_DAYS = 366;

    /** Days that nobody named: the last thirty until today. */
    NoShowFilter within(LocalDate today) {
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        var errors = new ArrayList<FieldError>();
        if (first.isAfter(last)) {
            errors.add(new FieldError("from", "a day not after `to` (" + last + ")"));
        } else if (first.isBefore(last.minusDays(LONGEST_DAYS - 1))) {
            errors.add(new FieldError("from", "at most " + LONGEST_DAYS + " days before `to` (" + last + ")"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new NoShowFilter(first, last, doctorId, patientId, reason);
    }

    /** The same, of one doctor only. */
    NoShowFilter of(UUID onlyDoctor) {
        return new NoShowFilter(from, to, onlyDoctor, patientId, reason);
    }
}
