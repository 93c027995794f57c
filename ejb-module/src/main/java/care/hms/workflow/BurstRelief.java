package care.hms.workflow;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import care.hms.DueWork.Tally;
import care.hms.Fence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Asked before due timers are fetched: when they are many, it settles all no-shows that are due by a few statements
 * (decision A6). One timer after the other, five thousand take half a minute; so their rows are right within seconds,
 * and the timers, which find them settled, only bring their instances to the end. Used by the acquisition's thread only.
 */
final class BurstRelief {

    private static final System.Logger LOGGER = System.getLogger(BurstRelief.class.getName());

    /** So many due timers are a crowd; fewer are run in less than half a second, row and instance in one transaction. */
    static final int CROWD = 60;

    /** What stays due after a relief is somebody else's or cannot be settled: there is no use in trying at every look. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final BooleanSupplier crowded;
    private final Function<Fence, Tally> settleDue;
    private final Clock realTime;
    private Instant next = Instant.EPOCH;

    /**
     * @param crowded whether at least {@link #CROWD} timers are due; throws when the database does not answer
     * @param settleDue settles all no-shows that are due
     */
    BurstRelief(BooleanSupplier crowded, Function<Fence, Tally> settleDue, Clock realTime) {
        this.crowded = crowded;
        this.settleDue = settleDue;
        this.realTime = realTime;
    }

    /** Whatever happens, the timers are run afterwards: they alone are enough, only slower. */
    void relieve() {
        if (realTime.instant().isBefore(next)) {
            return;
        }
        try {
            if (crowded.getAsBoolean()) {
                tell(settleDue.apply(new NoLease()));
                next = realTime.instant().plus(PAUSE);
            }
        } catch (RuntimeException e) {
            next = realTime.instant().plus(PAUSE);
            LOGGER.log(WARNING, "no-shows cannot be settled together now", e);
        }
    }

    private static void tell(Tally tally) {
        if (tally.found() > 0) {
            LOGGER.log(
                    INFO,
                    "{0} no-shows due at once, {1} settled, {2} cannot be",
                    tally.found(),
                    tally.done(),
                    tally.failed().size());
        }
        if (tally.broken() != null) {
            throw tally.broken();
        }
    }

    /** Every node may do this at the same time: each takes the rows that no other holds. */
    private final class NoLease implements Fence {

        @Override
        public void hold() {}

        /** A database that does not answer must not be taken for bad rows. */
        @Override
        public void check() {
            LOGGER.log(DEBUG, "some cannot be settled, still crowded: {0}", crowded.getAsBoolean());
        }
    }
}
