package care.hms.appointment;

import care.hms.DomainFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The no-show instant has passed: the appointment counts as missed whether or not the row is marked yet (T11). */
public final class NoShowDue extends DomainFailure {

    private static final long serialVersionUID = 1L;

    NoShowDue(AppointmentStatus current, Instant dueAt) {
        super(
                Kind.CONFLICT,
                "appointment.no-show-due",
                "The patient was due by " + dueAt + ". If the patient is here after all, reinstate the appointment.",
                List.of(),
                Map.of("status", current.name(), "noShowDueAt", dueAt.toString()));
    }
}
