package care.hms.noshow;

import care.hms.Source;
import java.util.UUID;

/** The patient did not come. The source tells whether the process itself said so. */
public record AppointmentMarkedNoShow(UUID appointmentId, UUID hospitalId, NoShowReason reason, Source source) {}
