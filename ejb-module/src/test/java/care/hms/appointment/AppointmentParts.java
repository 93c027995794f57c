package care.hms.appointment;

import care.hms.Announcements;
import care.hms.Fence;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.schedule.ScheduleParts;
import jakarta.ejb.EJBException;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

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

    /** As the container runs it: each chunk in a transaction of its own, failures wrapped. */
    public static GiveDeadlines giveDeadlines(TestDatabase database) {
        var missing = new JpaMissingDeadlines(database.entities());
        var chunk = new DeadlineChunk(missing, HospitalParts.rules(database.entities()));
        return new GiveDeadlines(missing, new DeadlineChunk() {
            @Override
            public int give(List<UUID> ids, Fence fence) {
                try {
                    return database.inTransaction(() -> chunk.give(ids, fence));
                } catch (PersistenceException e) {
                    throw new EJBException(e);
                }
            }
        });
    }

    public static Timeline timeline(EntityManager entities) {
        return new Timeline(new JpaTimeline(entities));
    }
}
