package care.hms.absence;

import care.hms.Announcements;
import care.hms.appointment.AppointmentParts;
import care.hms.appointment.AppointmentsCancelledForAbsence;
import care.hms.audit.AuditParts;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.notification.NotificationParts;
import care.hms.schedule.GenerateSlots;
import care.hms.schedule.ScheduleParts;
import care.hms.schedule.SlotsGenerated;
import care.hms.stagealert.AlertParts;
import java.time.Clock;

/** The use cases of absences on the database of the tests, with whoever hears of what they do. */
final class AbsencesOnADatabase {

    final AddAbsence add;
    final ChangeAbsence change;
    final WithdrawAbsence withdraw;
    final PreviewAbsence preview;
    final PreviewAbsenceChange previewChange;
    final AbsenceQueries queries;
    final ChangeSchedule changeSchedule;
    final PreviewSchedule previewSchedule;
    final GenerateSlots generateSlots;

    AbsencesOnADatabase(TestDatabase database, Clock clock) {
        var entities = database.entities();
        var endOfReasons = AlertParts.endOfReasons(entities, clock);
        var audit = AuditParts.cancellations(entities, clock);
        var cancelled = new Announcements<AppointmentsCancelledForAbsence>() {
            @Override
            public void fire(AppointmentsCancelledForAbsence event) {
                endOfReasons.accept(event);
                audit.accept(event);
            }
        };
        var rows = new JpaAbsences(entities);
        var blocks = ScheduleParts.slotBlocks(entities);
        var appointments = AppointmentParts.doctorsAppointments(entities, cancelled);
        var notices = NotificationParts.notices(entities, clock);
        var effects = new PlannedEffects(rows, blocks, notices);
        var acts = new AbsenceActs(blocks, appointments, effects, notices, clock);
        var newSlots = new AbsencesOfNewSlots(rows, acts, clock);
        var generated = new Announcements<SlotsGenerated>() {
            @Override
            public void fire(SlotsGenerated event) {
                newSlots.onSlotsGenerated(event);
            }
        };
        var hospitals = HospitalParts.rules(entities);
        var schedules = ScheduleParts.schedules(entities, clock, generated);
        var changes = new ScheduleChanges(appointments, effects, hospitals, clock);
        add = new AddAbsence(schedules, rows, acts, hospitals, clock);
        change = new ChangeAbsence(schedules, rows, acts, hospitals, clock);
        withdraw = new WithdrawAbsence(schedules, rows, acts, clock);
        preview = new PreviewAbsence(schedules, rows, appointments, effects, hospitals, clock);
        previewChange = new PreviewAbsenceChange(schedules, rows, appointments, effects, blocks, hospitals, clock);
        queries = new AbsenceQueries(schedules, rows);
        changeSchedule = new ChangeSchedule(schedules, changes, rows, acts, notices, clock);
        previewSchedule = new PreviewSchedule(schedules, changes);
        generateSlots = ScheduleParts.generateSlots(entities, clock, generated);
    }
}
