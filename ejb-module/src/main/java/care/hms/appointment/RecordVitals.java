package care.hms.appointment;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Records what the nurse measured; the patient stays in the waiting room (decision A1). */
@Stateless
@PermitAll
public class RecordVitals {

    private Appointments appointments;
    private JpaAppointments rows;
    private HospitalRules hospitals;
    private Timeline timeline;
    private Clock clock;
    private Event<VitalsRecorded> recorded;

    protected RecordVitals() {}

    @Inject
    public RecordVitals(
            Appointments appointments,
            JpaAppointments rows,
            HospitalRules hospitals,
            Timeline timeline,
            Clock clock,
            Event<VitalsRecorded> recorded) {
        this.appointments = appointments;
        this.rows = rows;
        this.hospitals = hospitals;
        this.timeline = timeline;
        this.clock = clock;
        this.recorded = recorded;
    }

    /**
     * Records the values; a second measurement stands beside the first and moves no deadline.
     *
     * @param version the version the caller saw, or null
     * @throws care.hms.Invalid names every value outside its range
     * @throws care.hms.Conflict {@code appointment.vitals-before-check-in}
     */
    @Audited(value = "recordVitals", object = "appointment")
    public void record(Actor actor, UUID id, Long version, Vitals vitals) {
        actor.require(Action.RECORD_VITALS);
        vitals.check();
        var rules = hospitals.lastingOf(actor.hospitalId());
        var appointment = appointments.requireFor(actor, Action.RECORD_VITALS, id, version);
        var now = clock.instant();
        var first = appointment.recordVitals(now, rules.alerts());
        rows.add(new VitalSigns(appointment, vitals, actor.accountId(), now));
        timeline.record(appointment, TimelineEvent.VITALS_RECORDED, actor, now, Map.of());
        recorded.fire(new VitalsRecorded(id, appointment.noDoctorDueAt(), first));
    }
}
