package care.hms;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.ejb.EJBException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Works through everything that is due, in pages of one statement each. A page that fails is halved until whoever is to
 * blame stands alone; the others are done (decisions A6, S3). When it waits for locks again and again, it gives up.
 */
public final class DueWork {

    /** One statement each; large enough to be quick, small enough to hold nobody up. */
    public static final int PAGE = 500;

    /** As many as it takes to find the one row of a page that somebody holds; what waits more often waits for a table. */
    static final int MOST_WAITS = 10;

    private static final System.Logger LOGGER = System.getLogger(DueWork.class.getName());

    private final String what;
    private final Step step;
    private final Fence fence;
    private final int page;
    private final List<UUID> failed = new ArrayList<>();
    private int found;
    private int done;
    private int waits;

    private DueWork(String what, Step step, Fence fence, int page) {
        this.what = what;
        this.step = step;
        this.fence = fence;
        this.page = page;
    }

    /** An appointment or an alert, and since when it is due. */
    public record Due(Instant at, UUID id) {

        /** Before everything. */
        public static final Due FIRST = new Due(Instant.EPOCH, new UUID(0, 0));
    }

    /** How to find what is due and how to do it. */
    public interface Step {

        /** What is due, in the order of instant and id, beginning behind {@code last}. */
        List<Due> next(Due last, int limit);

        /** Does all of them or none, in a transaction of its own; answers how many it did. */
        int perform(List<UUID> ids);
    }

    /**
     * How it went.
     *
     * @param found how many were due
     * @param done how many of them are done; others did it meanwhile, hold the row, or it failed
     * @param failed those that cannot be done
     * @param broken why it ended early; null when it came to its end
     */
    public record Tally(int found, int done, List<UUID> failed, RuntimeException broken) {}

    /** Does everything that is due; whatever happens, the tally is honest. */
    public static Tally doAll(String what, Step step, Fence fence, int page) {
        return new DueWork(what, step, fence, page).pages();
    }

    private Tally pages() {
        RuntimeException broken = null;
        try {
            var last = Due.FIRST;
            List<Due> due;
            do {
                due = step.next(last, page);
                found += due.size();
                perform(due.stream().map(Due::id).toList());
                last = due.isEmpty() ? last : due.get(due.size() - 1);
            } while (due.size() == page);
        } catch (RuntimeException e) {
            broken = e;
        }
        return new Tally(found, done, List.copyOf(failed), broken);
    }

    private void perform(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            done += step.perform(ids);
        } catch (EJBException e) {
            fence.check();
            if (hasWaitedTooLong(e) && ++waits > MOST_WAITS) {
                throw e;
            }
            if (ids.size() == 1) {
                LOGGER.log(ERROR, what + " of " + ids.get(0) + " is due and cannot be done", e);
                failed.add(ids.get(0));
                return;
            }
            var half = ids.size() / 2;
            perform(ids.subList(0, half));
            perform(ids.subList(half, ids.size()));
        }
    }

    /** A lock's or a statement's time was over: no row of the page need be to blame. */
    static boolean hasWaitedTooLong(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof LockTimeoutException
                        || cause instanceof PessimisticLockException
                        || cause instanceof QueryTimeoutException);
    }
}
