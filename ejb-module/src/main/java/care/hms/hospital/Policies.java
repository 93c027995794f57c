package care.hms.hospital;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hospital decides for itself, as its administrator reads and writes it; all in whole minutes.
 *
 * @param noShowAfterMinutes after the slot's start, 1 to 240; null: the slot's own length (T3)
 * @param alertClock from where the next two count (T4)
 * @param noVitalsAfterMinutes 1 to 240
 * @param noDoctorAfterMinutes 1 to 240
 * @param waitingTooLongAfterMinutes after check-in or the slot's start, whichever is later, 1 to 480 (T5)
 * @param minimumRemainingMinutes how much of a slot must be left to book it, 0 to 60 (A3, A5)
 * @param slotHorizonDays how far ahead slots are generated, 1 to 366 days (A10)
 * @param undoCheckInMinutes how long a check-in can be undone, 0 to 60 (A11)
 */
public record Policies(
        Integer noShowAfterMinutes,
        AlertClock alertClock,
        Integer noVitalsAfterMinutes,
        Integer noDoctorAfterMinutes,
        Integer waitingTooLongAfterMinutes,
        Integer minimumRemainingMinutes,
        Integer slotHorizonDays,
        Integer undoCheckInMinutes) {

    /** Names every value that cannot be. */
    void check() {
        var errors = new ArrayList<FieldError>();
        if (noShowAfterMinutes != null) {
            range(errors, "noShowAfterMinutes", noShowAfterMinutes, 1, 240);
        }
        if (alertClock == null) {
            errors.add(new FieldError("alertClock", "SLOT_END, SLOT_START or STAGE"));
        }
        range(errors, "noVitalsAfterMinutes", noVitalsAfterMinutes, 1, 240);
        range(errors, "noDoctorAfterMinutes", noDoctorAfterMinutes, 1, 240);
        range(errors, "waitingTooLongAfterMinutes", waitingTooLongAfterMinutes, 1, 480);
        range(errors, "minimumRemainingMinutes", minimumRemainingMinutes, 0, 60);
        range(errors, "slotHorizonDays", slotHorizonDays, 1, 366);
        range(errors, "undoCheckInMinutes", undoCheckInMinutes, 0, 60);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void range(List<FieldError> errors, String field, Integer value, int least, int most) {
        if (value == null || value < least || value > most) {
            errors.add(new FieldError(field, "a whole number from " + least + " to " + most));
        }
    }

    NoShowPolicy noShow() {
        return new NoShowPolicy(noShowAfterMinutes == null ? null : Duration.ofMinutes(noShowAfterMinutes));
    }

    AlertPolicy alerts() {
        return new AlertPolicy(
                alertClock,
                Duration.ofMinutes(noVitalsAfterMinutes),
                Duration.ofMinutes(noDoctorAfterMinutes),
                Duration.ofMinutes(waitingTooLongAfterMinutes));
    }
}
