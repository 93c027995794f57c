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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Resolves all open alerts whose reason ended without anybody resolving them, as rows that were imported (L2). */
@Stateless
@PermitAll
public class ResolveGoneAlerts {

    private JpaDueAlerts alerts;
    private AlertChunk chunk;

    protected ResolveGoneAlerts() {}

    @Inject
    public ResolveGoneAlerts(JpaDueAlerts alerts, AlertChunk chunk) {
        this.alerts = alerts;
        this.chunk = chunk;
    }

    /**
     * Each chunk is a transaction of its own that begins with the fence.
     *
     * @param closed the hospitals that are left out (T8)
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Tally resolve(Source source, Set<UUID> closed, Fence fence) {
        var step = new DueWork.Step() {
            @Override
            public List<Due> next(Due last, int limit) {
                return alerts.gone(closed, last, limit);
            }

            @Override
            public int perform(List<UUID> ids) {
                return chunk.resolve(ids, source, fence);
            }
        };
        return DueWork.doAll("resolving the alert", step, fence, DueWork.PAGE);
    }
}
