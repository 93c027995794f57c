package care.hms.audit;

import care.hms.Source;
import care.hms.account.AccountFact;
import care.hms.appointment.AppointmentsCancelledForAbsence;
import care.hms.noshow.AppointmentMarkedNoShow;
import care.hms.noshow.NoShowReason;
import care.hms.platform.Origin;
import care.hms.platform.Origin.Way;
import care.hms.stagealert.AlertRaised;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Writes down what is no use case of a person: timers, sweeps, whoever signs in, and what an act brings with it. */
@ApplicationScoped
class AutomaticActs {

    private JpaAuditEvents events;

    /** For the container's proxy. */
    protected AutomaticActs() {}

    @Inject
    AutomaticActs(JpaAuditEvents events) {
        this.events = events;
    }

    /** Marks that a person makes are written down with that person's use case. */
    void onMarkedNoShow(@Observes AppointmentMarkedNoShow event) {
        if (event.reason() == NoShowReason.AUTO_TIMEOUT) {
            events.add(AuditEvent.automatic(
                    event.hospitalId(),
                    "markNoShow",
                    new AuditEvent.Thing("appointment", event.appointmentId()),
                    origin(event.source()),
                    Map.of("noShowReason", event.reason().name())));
        }
    }

    void onAlertRaised(@Observes AlertRaised event) {
        events.add(AuditEvent.automatic(
                event.hospitalId(),
                "raiseAlert",
                new AuditEvent.Thing("appointment", event.appointmentId()),
                origin(event.source()),
                Map.of("alertType", event.type().name())));
    }

    /** Whoever asks what became of an appointment finds it there, and not only in the line of the absence. */
    void onCancelledForAbsence(@Observes AppointmentsCancelledForAbsence event) {
        var actor = event.actor();
        events.addForEach(
                event.appointmentIds(),
                new AuditEvent(
                        actor.hospitalId(),
                        actor.accountId(),
                        actor.role().name(),
                        "cancelAppointment",
                        new AuditEvent.Thing("appointment", null),
                        List.of(),
                        Origin.current(),
                        AuditEvent.Outcome.SUCCESS,
                        Map.of("absenceId", event.absenceId().toString())));
    }

    /** Before anything is handed out: who cannot be written down does not get in. */
    @Transactional
    public void onAccountFact(@Observes AccountFact fact) {
        events.add(new AuditEvent(
                fact.hospitalId(),
                fact.refusal() == null ? fact.accountId() : null,
                fact.refusal() == null ? fact.role().name() : null,
                fact.operation(),
                new AuditEvent.Thing("account", fact.accountId()),
                List.of(),
                Origin.current(),
                fact.refusal() == null ? AuditEvent.Outcome.SUCCESS : AuditEvent.Outcome.refused(fact.refusal()),
                Map.of()));
    }

    private static Origin origin(Source source) {
        return switch (source) {
            case TIMER -> new Origin(Way.TIMER, null);
            case CRON, STARTUP, MANUAL -> new Origin(Way.SWEEP, null);
            case EXTERNAL -> new Origin(Way.TRIGGER, null);
            case STAFF, PATIENT -> Origin.current();
        };
    }
}
