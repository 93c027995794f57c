package care.hms.stagealert;

import care.hms.DueWork;
import care.hms.DueWork.Due;
import care.hms.DueWork.Tally;
import care.hms.Fence;
import care.hms.Source;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Raises all alerts that are due and missing, whatever became of their timers (§4, decisions T4, T5, L1). */
@Stateless
@PermitAll
public class RaiseDueAlerts {

    private JpaDueAlerts alerts;
    private AlertChunk chunk;
    private Clock clock;

    protected RaiseDueAlerts() {}

    @Inject
    public RaiseDueAlerts(JpaDueAlerts alerts, AlertChunk chunk, Clock clock) {
        this.alerts = alerts;
        this.chunk = chunk;
        this.clock = clock;
    }

    /**
     * How each type went; each chunk is a transaction of its own that begins with the fence.
     *
     * @param closed the hospitals that are left out (T8)
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Map<AlertType, Tally> raiseDue(Source source, Set<UUID> closed, Fence fence) {
        var tallies = new EnumMap<AlertType, Tally>(AlertType.class);
        for (var type : AlertType.values()) {
            tallies.put(type, raise(type, source, closed, fence));
        }
        return tallies;
    }

    private Tally raise(AlertType type, Source source, Set<UUID> closed, Fence fence) {
        var now = clock.instant();
        var step = new DueWork.Step() {
            @Override
            public List<Due> next(Due last, int limit) {
                return alerts.due(type, now, closed, last, limit);
            }

            @Override
            public int perform(List<UUID> ids) {
                return chunk.raise(type, ids, source, fence);
            }
        };
        return DueWork.doAll("alert " + type, step, fence, DueWork.PAGE);
    }
}
