package care.hms.appointment;

import care.hms.Announcements;
import care.hms.hospital.HospitalParts;
import care.hms.schedule.ScheduleParts;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** What other components' tests need of this one. */
public final class AppointmentParts {

    private AppointmentParts() {}

    public static Appointments appointments(EntityManager entities) {
        return new Appointments(new JpaAppointments(entities));
    }

    public static DoctorsAppointments doctorsAppointments(
            EntityManager entities, Event<AppointmentsCancelledForAbsence> cancelled) {
        return new DoctorsAppointments(
                new JpaAppointments(entities), ScheduleParts.slotBook(entities), timeline(entities), cancelled);
    }

    public static Book book(EntityManager entities, Clock clock) {
        return new Book(
                new JpaAppointments(entities),
                new JpaIdempotencyKeys(entities),
                ScheduleParts.slotBook(entities),
                HospitalParts.rules(entities),
                timeline(entities),
                clock,
                new Announcements<>());
    }

    public static Cancel cancel(EntityManager entities, Clock clock) {
        return new Cancel(
                appointments(entities),
                ScheduleParts.slotBook(entities),
                timeline(entities),
                clock,
                new Announcements<>());
    }

    public static Timeline timeline(EntityManager entities) {
        return new Timeline(new JpaTimeline(entities));
    }
}
