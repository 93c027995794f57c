package care.hms.noshow;

import java.util.List;
import java.util.UUID;

/** The deadlines of all these passed and they are no-shows now: told once for a chunk of any size. */
public record NoShowsSettled(List<UUID> appointmentIds) {}
