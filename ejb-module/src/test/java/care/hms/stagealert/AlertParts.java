package care.hms.stagealert;

import care.hms.Fence;
import care.hms.Source;
import care.hms.appointment.AppointmentParts;
import care.hms.appointment.AppointmentsCancelledForAbsence;
import care.hms.database.TestDatabase;
import jakarta.ejb.EJBException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The set-based alerts as the container runs them: each chunk in a transaction of its own, failures wrapped. */
public final class AlertParts {

    private AlertParts() {}

    public static RaiseDueAlerts raiseDue(TestDatabase database, Clock clock) {
        var alerts = new JpaDueAlerts(database.entities());
        return new RaiseDueAlerts(alerts, chunk(database, alerts, clock), clock);
    }

    public static ResolveGoneAlerts resolveGone(TestDatabase database, Clock clock) {
        var alerts = new JpaDueAlerts(database.entities());
        return new ResolveGoneAlerts(alerts, chunk(database, alerts, clock));
    }

    /** What becomes of alerts when an emergency leave cancels their appointments. */
    public static Consumer<AppointmentsCancelledForAbsence> endOfReasons(EntityManager entities, Clock clock) {
        return new EndedReasons(
                AppointmentParts.appointments(entities),
                new JpaStageAlerts(entities),
                AppointmentParts.timeline(entities),
                clock)::onCancelledForAbsence;
    }

    private static AlertChunk chunk(TestDatabase database, JpaDueAlerts alerts, Clock clock) {
        var chunk = new AlertChunk(alerts, clock);
        return new AlertChunk() {
            @Override
            public int raise(AlertType type, List<UUID> ids, Source source, Fence fence) {
                return wrapped(() -> chunk.raise(type, ids, source, fence));
            }

            @Override
            public int resolve(List<UUID> alertIds, Source source, Fence fence) {
                return wrapped(() -> chunk.resolve(alertIds, source, fence));
            }

            private int wrapped(Supplier<Integer> work) {
                try {
                    return database.inTransaction(work);
                } catch (PersistenceException e) {
                    throw new EJBException(e);
                }
            }
        };
    }
}
