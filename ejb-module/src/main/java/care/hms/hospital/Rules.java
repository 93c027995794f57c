package care.hms.hospital;

import java.time.ZoneId;
import java.util.UUID;

/** What a hospital has decided for itself, read once per use case. */
public record Rules(
        UUID hospitalId,
        ZoneId zone,
        NoShowPolicy noShow,
        AlertPolicy alerts,
        BookingPolicy booking,
        int slotHorizonDays) {}
