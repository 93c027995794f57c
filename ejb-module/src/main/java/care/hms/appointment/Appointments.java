package care.hms.appointment;

import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * The appointments, for whoever is about to change one. A change takes the row's lock first: timer and staff come one
 * after the other, and the second sees what the first did (A7).
 */
@Dependent
public class Appointments {

    private final JpaAppointments rows;

    @Inject
    Appointments(JpaAppointments rows) {
        this.rows = rows;
    }

    /**
     * The appointment, held until commit, if this person may do that to it and saw its current version. What a patient
     * does not own, and what another hospital owns, does not exist for him.
     */
    public Appointment requireFor(Actor actor, Action action, UUID id, Long version) {
        var appointment = requirePermitted(actor, action, id);
        appointment.requireVersion(version);
        return appointment;
    }

    /**
     * The same for an act that needs the patient to be still expected. The deadline speaks before the version: the
     * answer after it does not depend on whether the timer has marked the row yet (T11).
     *
     * @throws NoShowDue at and after the no-show instant
     */
    public Appointment requireExpectedFor(Actor actor, Action action, UUID id, Long version, Clock clock) {
        var appointment = requirePermitted(actor, action, id);
        appointment.refuseWhenDue(clock.instant());
        appointment.requireVersion(version);
        return appointment;
    }

    /**
     * Refuses what would put the patient in two places at once (A3).
     *
     * @throws PatientOverlap {@code patient.overlap}
     */
    public void requireNoOverlap(Appointment appointment) {
        var time = appointment.time();
        if (rows.overlaps(appointment.patientId(), time.startsAt(), time.endsAt(), appointment.id())) {
            throw new PatientOverlap();
        }
    }

    /** The appointment of any hospital, held until commit: for what happens by itself. */
    public Optional<Appointment> findLocked(UUID id) {
        return rows.findLocked(id);
    }

    private Appointment requirePermitted(Actor actor, Action action, UUID id) {
        actor.require(action);
        var appointment = rows.findLocked(actor.hospitalId(), id)
                .filter(found -> actor.may(Action.SEE, found.doctorId(), found.patientId()))
                .orElseThrow(() -> new NotFound("appointment", id));
        actor.require(action, appointment.doctorId(), appointment.patientId());
        return appointment;
    }
}
