package care.hms.appointment;

import care.hms.DomainFailure;
import java.util.List;
import java.util.Map;

/** The appointment is not in a state from which this can be done; the answer names the state it is in (A1). */
public final class IllegalTransition extends DomainFailure {

    private static final long serialVersionUID = 1L;

    IllegalTransition(AppointmentStatus current, String wanted) {
        super(
                Kind.CONFLICT,
                "appointment.illegal-transition",
                "This appointment is " + current + ": " + wanted + " is not possible now.",
                List.of(),
                Map.of("status", current.name()));
    }
}
