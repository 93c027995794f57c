package care.hms.absence;

import care.hms.account.Role;
import care.hms.appointment.Appointment;
import care.hms.appointment.AppointmentStatus;
import care.hms.notification.Notice;
import care.hms.notification.Notices;
import care.hms.notification.PlannedNotification;
import care.hms.schedule.DoctorView;
import care.hms.schedule.SlotBlocks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Computes what an absence or a change of the working hours does. Preview and act ask here, the act with the rows held,
 * and the act then does what it was answered.
 */
@Dependent
class PlannedEffects {

    private final JpaAbsences rows;
    private final SlotBlocks blocks;
    private final Notices notices;

    @Inject
    PlannedEffects(JpaAbsences rows, SlotBlocks blocks, Notices notices) {
        this.rows = rows;
        this.blocks = blocks;
        this.notices = notices;
    }

    /** @param live the doctor's appointments of these days that are neither over nor settled */
    AbsencePlan ofAbsence(UUID doctorId, AbsenceType type, AbsencePeriod period, List<Appointment> live, Instant now) {
        var touched = live.stream().filter(one -> period.touches(one.time())).toList();
        var open = touched.stream().filter(one -> one.isOpenToAbsence(now)).toList();
        var withDoctor = touched.stream()
                .filter(one -> one.status() == AppointmentStatus.IN_PROGRESS)
                .toList();
        List<Appointment> toCancel = type == AbsenceType.EMERGENCY ? open : List.of();
        var messages = new ArrayList<>(notices.plan(Notice.EMERGENCY_LEAVE, ids(toCancel), ""));
        var waiting =
                toCancel.stream().filter(one -> one.status().isInBuilding()).toList();
        messages.addAll(notices.plan(Notice.WAITING_PATIENT_AFFECTED, ids(waiting), ""));
        var effects = new AbsenceEffects(
                blocks.count(doctorId, period.startsAt(), period.endsAt()),
                (int) toCancel.stream().filter(one -> one.slotId() != null).count(),
                shown(toCancel, messages),
                shown(type == AbsenceType.PLANNED ? open : List.of(), List.of()),
                shown(withDoctor, List.of()));
        return new AbsencePlan(effects, toCancel, messages);
    }

    /**
     * Those that the new working hours leave out (E4), and what their patients are told. A schedule that stands
     * already is no news.
     *
     * @param before the doctor as he was; what follows each of his versions is told once
     */
    SchedulePlan ofSchedule(DoctorView before, WantedSchedule wanted, List<Appointment> live, Instant now) {
        var left = new KeptHours(wanted.workingHours());
        var affected = live.stream()
                .filter(one -> one.isStillToCome(now) && !left.hold(one.time()))
                .toList();
        List<PlannedNotification> messages = wanted.isThatOf(before)
                ? List.of()
                : notices.plan(Notice.SCHEDULE_CHANGED, ids(affected), "after " + before.version());
        return new SchedulePlan(shown(affected, messages), messages);
    }

    private List<AffectedAppointment> shown(List<Appointment> appointments, List<PlannedNotification> messages) {
        var patients = rows.patients(
                appointments.stream().map(Appointment::patientId).distinct().toList());
        Map<UUID, List<AffectedAppointment.Message>> told = messages.stream()
                .collect(Collectors.groupingBy(
                        PlannedNotification::appointmentId,
                        Collectors.mapping(PlannedEffects::message, Collectors.toList())));
        return appointments.stream()
                .map(one -> new AffectedAppointment(
                        one.id(),
                        patients.get(one.patientId()),
                        one.time().date(),
                        one.time().start(),
                        one.status(),
                        told.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static AffectedAppointment.Message message(PlannedNotification planned) {
        return new AffectedAppointment.Message(
                planned.notice(),
                planned.patientId() == null ? Role.RECEPTIONIST : Role.PATIENT,
                planned.channel(),
                planned.suppression(),
                planned.title(),
                planned.message());
    }

    private static List<UUID> ids(List<Appointment> appointments) {
        return appointments.stream().map(Appointment::id).toList();
    }
}
