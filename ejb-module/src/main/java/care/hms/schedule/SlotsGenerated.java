package care.hms.schedule;

import java.time.LocalDate;
import java.util.UUID;

/** Slots of these local days, both inclusive, are there now; the doctor's row is held until commit. */
public record SlotsGenerated(UUID doctorId, LocalDate from, LocalDate to) {}
