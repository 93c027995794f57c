package care.hms.noshow;

import care.hms.Fence;
import care.hms.Source;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** One chunk of due appointments, all of it or nothing. */
@Stateless
@PermitAll
public class SettleChunk {

    private JpaNoShows noShows;
    private Clock clock;
    private Event<NoShowsSettled> settled;

    protected SettleChunk() {}

    @Inject
    public SettleChunk(JpaNoShows noShows, Clock clock, Event<NoShowsSettled> settled) {
        this.noShows = noShows;
        this.clock = clock;
        this.settled = settled;
    }

    /** Answers how many of them are marked now; what somebody else holds or has settled is left to him. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int settle(List<UUID> ids, Source source, Fence fence) {
        fence.hold();
        var marked = noShows.settle(ids, clock.instant(), source);
        if (!marked.isEmpty()) {
            settled.fire(new NoShowsSettled(marked, source));
        }
        return marked.size();
    }
}
