package care.hms.absence;

import care.hms.Traced;
import care.hms.schedule.DoctorView;
import java.util.List;
import java.util.UUID;

/**
 * What became, or would become, of a doctor's schedule.
 *
 * @param doctor with the new working hours; in a preview as he is
 * @param affected appointments that the new working hours leave out (E4), in order of their start
 */
public record ScheduleOutcome(DoctorView doctor, List<AffectedAppointment> affected) implements Traced {

    /** How many patients are told, not how many messages there are. */
    public int patientNotifications() {
        return AffectedAppointment.patientsTold(affected);
    }

    @Override
    public UUID id() {
        return doctor.id();
    }

    @Override
    public List<UUID> patientIds() {
        return affected.stream().map(one -> one.patient().id()).distinct().toList();
    }
}
