package care.hms.noshow;

import care.hms.Source;
import java.time.Instant;
import java.util.UUID;

/**
 * The patient did not come. The source tells whether the process itself said so.
 *
 * @param dueAt when it was due to happen by itself
 */
public record AppointmentMarkedNoShow(
        UUID appointmentId, UUID hospitalId, NoShowReason reason, Source source, Instant dueAt) {}
