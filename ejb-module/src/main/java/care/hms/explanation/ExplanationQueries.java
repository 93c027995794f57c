package care.hms.explanation;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import care.hms.notification.HospitalLanguage;
import care.hms.notification.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Tells why an appointment is a no-show or is not; a patient reads that of the own. */
@Stateless
@PermitAll
public class ExplanationQueries {

    private JpaFacts appointments;
    private HospitalRules hospitals;
    private ProcessInstances instances;
    private HospitalLanguage languages;
    private Clock clock;

    protected ExplanationQueries() {}

    @Inject
    ExplanationQueries(
            JpaFacts appointments,
            HospitalRules hospitals,
            ProcessInstances instances,
            HospitalLanguage languages,
            Clock clock) {
        this.appointments = appointments;
        this.hospitals = hospitals;
        this.instances = instances;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * Explains one appointment; somebody else's does not exist for a patient.
     *
     * @param language in which to speak; null: the hospital's
     * @throws NotFound {@code appointment.not-found}
     */
    @Audited(value = "explainAppointment", object = "appointment")
    public Explanation explain(Actor actor, UUID id, Language language) {
        actor.require(Action.SEE);
        var row = appointments
                .row(actor.hospitalId(), id)
                .filter(found -> actor.may(Action.SEE, found.doctorId(), found.patientId()))
                .orElseThrow(() -> new NotFound("appointment", id));
        var rules = hospitals.of(actor.hospitalId());
        var facts = new Facts(
                row,
                rules,
                appointments.events(id),
                appointments.alerts(id),
                appointments.noShows(id),
                instances.timersOf(id),
                appointments.lastRun());
        var spoken = language == null ? languages.of(actor.hospitalId()) : language;
        return new Explainer(facts, clock.instant(), new Sentences(spoken, rules.zone(), row.date())).explain();
    }

    /**
     * Where an administrator finds the appointment's process in the engine; empty when it has ended or was never begun.
     *
     * @throws NotFound {@code appointment.not-found}
     */
    public Optional<String> processInstance(Actor actor, UUID id) {
        actor.require(Action.ADMINISTER);
        if (appointments.row(actor.hospitalId(), id).isEmpty()) {
            throw new NotFound("appointment", id);
        }
        return instances.instanceOf(id);
    }
}
