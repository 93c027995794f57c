package care.hms.audit;

import care.hms.appointment.AppointmentsCancelledForAbsence;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.function.Consumer;

/** What other components' tests need of this one. */
public final class AuditParts {

    private AuditParts() {}

    /** What is written down about appointments that an emergency leave cancels. */
    public static Consumer<AppointmentsCancelledForAbsence> cancellations(EntityManager entities, Clock clock) {
        return new AutomaticActs(new JpaAuditEvents(entities, clock))::onCancelledForAbsence;
    }
}
