package care.hms.schedule;

import care.hms.Traced;
import java.util.List;
import java.util.UUID;

/** A doctor as callers see him; the working hours are in order of weekday and start, in local time. */
public record DoctorView(
        UUID id,
        String code,
        String firstName,
        String lastName,
        int slotMinutes,
        List<WorkingHours> workingHours,
        long version)
        implements Traced {}
