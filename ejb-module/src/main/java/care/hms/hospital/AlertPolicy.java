package care.hms.hospital;

import java.time.Duration;
import java.time.Instant;

/**
 * When staff are alerted that a patient in the building waits (§4, decisions T4 and T5).
 *
 * @param clock from where the first two durations count
 */
public record AlertPolicy(
        AlertClock clock, Duration noVitalsAfter, Duration noDoctorAfter, Duration waitingTooLongAfter) {

    /** When "no vitals" is due for a patient who checked in then. */
    public Instant noVitalsDueAt(Instant slotStart, Instant slotEnd, Instant checkedInAt) {
        return from(slotStart, slotEnd, checkedInAt).plus(noVitalsAfter);
    }

    /** When "no doctor" is due for a patient whose vitals were recorded then. */
    public Instant noDoctorDueAt(Instant slotStart, Instant slotEnd, Instant vitalsRecordedAt) {
        return from(slotStart, slotEnd, vitalsRecordedAt).plus(noDoctorAfter);
    }

    /** When the whole wait is too long, whatever the stage. */
    public Instant waitingTooLongDueAt(Instant slotStart, Instant checkedInAt) {
        return later(slotStart, checkedInAt).plus(waitingTooLongAfter);
    }

    private Instant from(Instant slotStart, Instant slotEnd, Instant stageEntry) {
        return switch (clock) {
            case SLOT_END -> later(slotEnd, stageEntry);
            case SLOT_START -> later(slotStart, stageEntry);
            case STAGE -> stageEntry;
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
