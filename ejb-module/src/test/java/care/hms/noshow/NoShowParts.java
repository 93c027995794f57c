package care.hms.noshow;

import care.hms.Announcements;
import care.hms.Fence;
import care.hms.Source;
import care.hms.database.TestDatabase;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The set-based settling as the container runs it: each chunk in a transaction of its own, failures wrapped. */
public final class NoShowParts {

    private NoShowParts() {}

    /** @param beforeChunk called before each chunk's transaction */
    public static SettleDueNoShows settleDue(TestDatabase database, Clock clock, Runnable beforeChunk) {
        var noShows = new JpaNoShows(database.entities());
        var chunk = new SettleChunk(noShows, clock, new Announcements<>());
        var inItsOwnTransaction = new SettleChunk() {
            @Override
            public int settle(List<UUID> ids, Source source, Fence fence) {
                beforeChunk.run();
                try {
                    return database.inTransaction(() -> chunk.settle(ids, source, fence));
                } catch (PersistenceException e) {
                    throw new EJBException(e);
                }
            }
        };
        return new SettleDueNoShows(noShows, inItsOwnTransaction, clock);
    }
}
