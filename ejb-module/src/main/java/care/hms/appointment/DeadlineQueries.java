package care.hms.appointment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Reads the deadlines of an appointment of any hospital, for whoever waits on its behalf. */
@Dependent
public class DeadlineQueries {

    private final JpaAppointments rows;

    @Inject
    DeadlineQueries(JpaAppointments rows) {
        this.rows = rows;
    }

    /** Empty when there is no such appointment. */
    public Optional<Deadlines> of(UUID appointmentId) {
        return rows.find(appointmentId)
                .map(appointment -> new Deadlines(
                        appointment.status(),
                        appointment.noShowDueAt(),
                        appointment.noVitalsDueAt(),
                        appointment.noDoctorDueAt(),
                        appointment.waitingTooLongDueAt()));
    }
}
