package care.hms.absence;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an absence does, or would do.
 *
 * @param slotsBlocked every slot of the time, whoever had blocked or booked it before (E2)
 * @param slotsReleased those of cancelled appointments; they stay blocked (E1)
 * @param cancelled appointments that an emergency cancels, in order of their start
 * @param affected appointments that stay although the doctor is away, as planned (E3)
 * @param inConsultation appointments that are left alone because the patient is with the doctor
 */
public record AbsenceEffects(
        int slotsBlocked,
        int slotsReleased,
        List<AffectedAppointment> cancelled,
        List<AffectedAppointment> affected,
        List<AffectedAppointment> inConsultation) {

    /** Those of an absence that ends: what was done stays done. */
    static AbsenceEffects none() {
        return new AbsenceEffects(0, 0, List.of(), List.of(), List.of());
    }

    /** How many patients are told, not how many messages there are. */
    public int patientNotifications() {
        return AffectedAppointment.patientsTold(cancelled);
    }

    /** Whose details this shows. */
    List<UUID> patientIds() {
        return Stream.of(cancelled, affected, inConsultation)
                .flatMap(List::stream)
                .map(one -> one.patient().id())
                .distinct()
                .toList();
    }
}
