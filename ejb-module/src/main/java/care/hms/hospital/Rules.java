package care.hms.hospital;

import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What a hospital has decided for itself, read once per use case.
 *
 * @param undoCheckIn how long a check-in can be undone (A11)
 */
public record Rules(
        UUID hospitalId,
        ZoneId zone,
        NoShowPolicy noShow,
        AlertPolicy alerts,
        BookingPolicy booking,
        int slotHorizonDays,
        Duration undoCheckIn) {}
