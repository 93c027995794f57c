package care.hms.noshow;

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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Marks all appointments whose deadline passed, however old, in chunks of one statement each (decisions A6, T7). */
@Stateless
@PermitAll
public class SettleDueNoShows {

    private JpaNoShows noShows;
    private SettleChunk chunk;
    private Clock clock;

    protected SettleDueNoShows() {}

    @Inject
    public SettleDueNoShows(JpaNoShows noShows, SettleChunk chunk, Clock clock) {
        this.noShows = noShows;
        this.chunk = chunk;
        this.clock = clock;
    }

    /**
     * Each chunk is a transaction of its own that begins with the fence.
     *
     * @param closed the hospitals that are left out (T8)
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Tally settleDue(Source source, Set<UUID> closed, Fence fence) {
        return settleDue(source, closed, fence, DueWork.PAGE);
    }

    Tally settleDue(Source source, Set<UUID> closed, Fence fence, int page) {
        var now = clock.instant();
        var step = new DueWork.Step() {
            @Override
            public List<Due> next(Due last, int limit) {
                return noShows.due(now, closed, last, limit);
            }

            @Override
            public int perform(List<UUID> ids) {
                return chunk.settle(ids, source, fence);
            }
        };
        return DueWork.doAll("the no-show", step, fence, page);
    }
}
