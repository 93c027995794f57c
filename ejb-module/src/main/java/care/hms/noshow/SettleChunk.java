package care.hms.noshow;

import care.hms.Fence;
import care.hms.Source;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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

    protected SettleChunk() {}

    @Inject
    public SettleChunk(JpaNoShows noShows, Clock clock) {
        this.noShows = noShows;
        this.clock = clock;
    }

    /** Answers how many of them are marked now; what somebody else holds or has settled is left to him. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int settle(List<UUID> ids, Source source, Fence fence) {
        fence.hold();
        return noShows.settle(ids, clock.instant(), source);
    }
}
