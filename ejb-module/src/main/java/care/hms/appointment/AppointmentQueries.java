package care.hms.appointment;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.Reach;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** Reads the appointments of the caller's hospital; a patient reads his own. */
@Stateless
@PermitAll
public class AppointmentQueries {

    private JpaAppointmentViews views;
    private JpaTimeline timeline;
    private HospitalRules hospitals;
    private Clock clock;

    protected AppointmentQueries() {}

    @Inject
    public AppointmentQueries(JpaAppointmentViews views, JpaTimeline timeline, HospitalRules hospitals, Clock clock) {
        this.views = views;
        this.timeline = timeline;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** One appointment; somebody else's does not exist for a patient. */
    @Audited(value = "readAppointment", object = "appointment")
    public AppointmentView get(Actor actor, UUID id) {
        actor.require(Action.SEE);
        return views.find(actor.hospitalId(), id)
                .filter(view ->
                        actor.may(Action.SEE, view.doctor().id(), view.patient().id()))
                .orElseThrow(() -> new NotFound("appointment", id));
    }

    /** Those that the filter wants, in order of their start. */
    @Audited(value = "listAppointments", object = "appointment")
    public Page<AppointmentView> list(Actor actor, AppointmentFilter filter, int page, int size) {
        actor.require(Action.SEE);
        Page.require(page, size);
        if (!actor.may(Action.SEE, null, filter.patientId())) {
            // A patient's list is his own; asking for somebody else's finds nothing.
            if (actor.patientId() == null
                    || (filter.patientId() != null && !filter.patientId().equals(actor.patientId()))) {
                return new Page<>(List.of(), page, size, 0);
            }
            return list(
                    actor,
                    new AppointmentFilter(filter.date(), filter.doctorId(), actor.patientId(), filter.status()),
                    page,
                    size);
        }
        return new Page<>(
                views.list(actor.hospitalId(), filter, page * size, size),
                page,
                size,
                views.count(actor.hospitalId(), filter));
    }

    /** Those whose day is over and who are still in the building, as the rows say (R3); a doctor's own. */
    @Audited(value = "listUnresolved", object = "appointment")
    public Page<AppointmentView> unresolved(Actor actor, int page, int size) {
        actor.require(Action.SEE_NO_SHOWS);
        Page.require(page, size);
        var today = LocalDate.ofInstant(
                clock.instant(), hospitals.of(actor.hospitalId()).zone());
        var doctor = actor.reach(Action.SEE_NO_SHOWS) == Reach.OWN ? actor.ownDoctorId() : null;
        var filter = new AppointmentFilter(
                null, today, doctor, null, EnumSet.of(AppointmentStatus.CHECKED_IN, AppointmentStatus.IN_PROGRESS));
        return new Page<>(
                views.list(actor.hospitalId(), filter, page * size, size),
                page,
                size,
                views.count(actor.hospitalId(), filter));
    }

    /** What happened to it, oldest first. */
    @Audited(value = "readTimeline", object = "appointment")
    public List<TimelineEntry> timeline(Actor actor, UUID id) {
        return timeline.of(get(actor, id).id());
    }
}
