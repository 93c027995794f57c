package care.hms.schedule;

import java.util.UUID;

/** A slot that somebody wants to book. */
public record OfferedSlot(UUID id, UUID doctorId, SlotTime time) {}
