package care.hms.appointment;

import java.util.UUID;

/**
 * What is to be booked.
 *
 * @param reason why the patient comes, in his words; may be null, at most 500 characters
 * @param idempotencyKey repeated by a caller who does not know whether his first try arrived; may be null
 */
public record Booking(UUID patientId, UUID slotId, String reason, String idempotencyKey) {}
