package care.hms.notification;

import care.hms.Source;
import care.hms.appointment.AppointmentCancelled;
import care.hms.appointment.AppointmentRescheduled;
import care.hms.noshow.AppointmentMarkedNoShow;
import care.hms.noshow.AppointmentReinstated;
import care.hms.noshow.NoShowsSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Hears what happens to appointments and has it told, in the same transaction. A new kind of event becomes a method
 * here, a line of {@link Notice} and two of each text bundle. Absences and schedule changes, which can be previewed,
 * announce what they planned.
 */
@ApplicationScoped
class AppointmentNotices {

    /** What happens to an appointment once needs no further name. */
    private static final String ONCE = "";

    private Notices notices;

    /** For the container's proxy. */
    protected AppointmentNotices() {}

    @Inject
    AppointmentNotices(Notices notices) {
        this.notices = notices;
    }

    void onMarkedNoShow(@Observes AppointmentMarkedNoShow event) {
        announce(Notice.NO_SHOW, event.appointmentId());
    }

    void onNoShowsSettled(@Observes NoShowsSettled event) {
        notices.announce(Notice.NO_SHOW, event.appointmentIds(), ONCE);
    }

    void onReinstated(@Observes AppointmentReinstated event) {
        announce(Notice.REINSTATED, event.appointmentId());
    }

    void onCancelled(@Observes AppointmentCancelled event) {
        var id = event.appointmentId();
        switch (event.by()) {
            case PATIENT ->
                announce(event.lastMinute() ? Notice.CANCELLED_LAST_MINUTE : Notice.CANCELLED_BY_PATIENT, id);
            case CLINIC -> announce(Notice.CANCELLED_BY_CLINIC, id);
        }
    }

    /** Who moved it himself knows. */
    void onRescheduled(@Observes AppointmentRescheduled event) {
        if (event.source() != Source.PATIENT) {
            announce(Notice.RESCHEDULED, event.appointmentId());
        }
    }

    private void announce(Notice notice, UUID appointmentId) {
        notices.announce(notice, List.of(appointmentId), ONCE);
    }
}
