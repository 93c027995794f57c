package care.hms.stagealert;

import care.hms.Source;
import java.util.UUID;

/** A patient waits too long and staff have been told so. */
public record AlertRaised(UUID appointmentId, UUID hospitalId, AlertType type, Source source) {}
