package care.hms.appointment;

import care.hms.account.Actor;
import care.hms.schedule.SlotBook;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A doctor's appointments that are neither over nor settled, for when the doctor cannot keep them (§10.3, §10.4). */
@Dependent
public class DoctorsAppointments {

    private final JpaAppointments rows;
    private final SlotBook slots;
    private final Timeline timeline;
    private final Event<AppointmentsCancelledForAbsence> cancelled;

    @Inject
    DoctorsAppointments(
            JpaAppointments rows, SlotBook slots, Timeline timeline, Event<AppointmentsCancelledForAbsence> cancelled) {
        this.rows = rows;
        this.slots = slots;
        this.timeline = timeline;
        this.cancelled = cancelled;
    }

    /** Those of the local days, both inclusive, in order of their start. */
    public List<Appointment> live(UUID doctorId, LocalDate from, LocalDate to) {
        return inOrder(rows.liveOf(doctorId, from, to, LockModeType.NONE));
    }

    /**
     * The same, held until commit. Whoever is about to block their slots asks before, because all others hold an
     * appointment before its slot, and once more after it, for what was booked meanwhile.
     */
    public List<Appointment> holdLive(UUID doctorId, LocalDate from, LocalDate to) {
        return inOrder(rows.liveOf(doctorId, from, to, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Cancels all of them, which are held, with a number of statements that does not grow with theirs (E1). */
    public void cancelForAbsence(Actor actor, UUID absenceId, List<Appointment> held, Instant now) {
        var details = new LinkedHashMap<UUID, Map<String, String>>();
        for (var appointment : held) {
            appointment.cancelForAbsence(now);
            details.put(appointment.id(), detail(appointment, absenceId, now));
        }
        rows.flush();
        slots.releaseAll(details.keySet());
        timeline.recordAll(actor, TimelineEvent.CANCELLED, now, details);
        cancelled.fire(new AppointmentsCancelledForAbsence(actor, absenceId, List.copyOf(details.keySet())));
    }

    private static List<Appointment> inOrder(List<Appointment> found) {
        return found.stream()
                .sorted(Comparator.comparing(
                                (Appointment appointment) -> appointment.time().startsAt())
                        .thenComparing(Appointment::id))
                .toList();
    }

    private static Map<String, String> detail(Appointment appointment, UUID absenceId, Instant now) {
        var lastMinute = CancellationNotice.isLastMinute(appointment.time().startsAt(), now);
        return Map.of(
                "slotReleased", Boolean.toString(appointment.slotId() != null),
                "lastMinute", Boolean.toString(lastMinute),
                "absenceId", absenceId.toString());
    }
}
