package care.hms.noshow;

import static java.lang.System.Logger.Level.ERROR;

import care.hms.Source;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Marks all appointments whose deadline passed, in chunks of one statement each (decision A6). A chunk that fails is
 * halved until the row that is to blame stands alone; the others are settled.
 */
@Stateless
@PermitAll
public class SettleDueNoShows {

    private static final System.Logger LOGGER = System.getLogger(SettleDueNoShows.class.getName());

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
     * How it went.
     *
     * @param found how many were due
     * @param marked how many of them are no-shows now; the others were settled meanwhile, are held by somebody, or failed
     * @param failed those that could not be settled
     */
    public record Settled(int found, int marked, List<UUID> failed) {}

    /** The earliest due ones, at most {@code limit}; each chunk is a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Settled settleDue(int limit, Source source) {
        var due = noShows.due(clock.instant(), limit);
        var failed = new ArrayList<UUID>();
        var marked = settle(due, source, failed);
        return new Settled(due.size(), marked, List.copyOf(failed));
    }

    private int settle(List<UUID> ids, Source source, List<UUID> failed) {
        if (ids.isEmpty()) {
            return 0;
        }
        try {
            return chunk.settle(ids, source);
        } catch (EJBException e) {
            if (ids.size() == 1) {
                LOGGER.log(ERROR, "appointment " + ids.get(0) + " is due as a no-show but cannot be settled", e);
                failed.add(ids.get(0));
                return 0;
            }
            var half = ids.size() / 2;
            return settle(ids.subList(0, half), source, failed) + settle(ids.subList(half, ids.size()), source, failed);
        }
    }
}
