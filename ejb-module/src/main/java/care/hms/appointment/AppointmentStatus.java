package care.hms.appointment;

import java.util.EnumSet;
import java.util.Set;

/** Where an appointment is in its life, and where it may go from there (decision A1). */
public enum AppointmentStatus {
    SCHEDULED,
    CONFIRMED,
    CHECKED_IN,
    IN_PROGRESS,
    COMPLETED,
    NO_SHOW,
    CANCELLED;

    /** The one table of transitions. A reschedule, which leads back to SCHEDULED, is a move and not a transition. */
    public boolean mayBecome(AppointmentStatus next) {
        return successors().contains(next);
    }

    /** Whether the patient is still expected: only then can an appointment become a no-show or be moved. */
    public boolean isWaitingForArrival() {
        return this == SCHEDULED || this == CONFIRMED;
    }

    /** Whether the patient is in the building. */
    public boolean isInBuilding() {
        return this == CHECKED_IN || this == IN_PROGRESS;
    }

    private Set<AppointmentStatus> successors() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(CONFIRMED, CHECKED_IN, NO_SHOW, CANCELLED);
            case CONFIRMED -> EnumSet.of(CHECKED_IN, NO_SHOW, CANCELLED);
            case CHECKED_IN -> EnumSet.of(IN_PROGRESS, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(COMPLETED);
            case NO_SHOW -> EnumSet.of(CHECKED_IN); // by reinstating only
            case COMPLETED, CANCELLED -> EnumSet.noneOf(AppointmentStatus.class);
        };
    }
}
