package care.hms.stagealert;

import java.time.Instant;
import java.util.UUID;

/** Somebody of the staff has seen the alert, the first one to do so. */
public record AlertAcknowledged(UUID alertId, AlertType type, Instant raisedAt) {}
