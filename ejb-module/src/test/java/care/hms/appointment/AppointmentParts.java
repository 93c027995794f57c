package care.hms.appointment;

import jakarta.persistence.EntityManager;

/** What other components' tests need of this one. */
public final class AppointmentParts {

    private AppointmentParts() {}

    public static Appointments appointments(EntityManager entities) {
        return new Appointments(new JpaAppointments(entities));
    }

    public static Timeline timeline(EntityManager entities) {
        return new Timeline(new JpaTimeline(entities));
    }
}
