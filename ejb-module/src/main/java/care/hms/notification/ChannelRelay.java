package care.hms.notification;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends what waits for one channel, on that channel's own threads: one looks for work at a time, and every message that
 * is done makes it look again.
 *
 * <p>A message is claimed and committed, then sent, then its result is recorded: whoever dies in between leaves it
 * claimed, and it is sent once more when the lease ends. So the other side may get a message twice, always with the same
 * id; it never gets one that was rolled back, and none is lost.
 */
final class ChannelRelay {

    private static final System.Logger LOGGER = System.getLogger(ChannelRelay.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES_TO_RECORD = 10;

    private final Channel channel;
    private final int atOnce;
    private final ExecutorService pool;
    private final ClaimNotifications claim;
    private final RecordDelivery record;
    private final Carrier carrier;
    private final Semaphore permits;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean again;
    private volatile boolean stopping;

    /** @param pool has one thread more than messages are sent at once */
    ChannelRelay(
            Channel channel,
            int atOnce,
            ExecutorService pool,
            ClaimNotifications claim,
            RecordDelivery record,
            Carrier carrier) {
        this.channel = channel;
        this.atOnce = atOnce;
        this.pool = pool;
        this.claim = claim;
        this.record = record;
        this.carrier = carrier;
        this.permits = new Semaphore(atOnce);
    }

    /** There may be something to send. */
    void wake() {
        again = true;
        if (!stopping && looking.compareAndSet(false, true)) {
            try {
                pool.execute(this::look);
            } catch (RejectedExecutionException full) {
                // Whoever fills the pool wakes it up again when he is done.
                looking.set(false);
            }
        }
    }

    /** Lets what is on its way arrive, and begins nothing more. */
    void stop() {
        stopping = true;
        try {
            if (!permits.tryAcquire(atOnce, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.log(WARNING, "{0}: some messages are still on their way; the next start repeats them", channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        again = false;
        var free = permits.drainPermits();
        try {
            if (free > 0) {
                // No hospital takes more than half of the threads.
                for (var parcel : claim.claim(channel, free, Math.max(1, atOnce / 2))) {
                    free--;
                    pool.execute(() -> deliver(parcel));
                }
            }
        } catch (EJBException | RejectedExecutionException e) {
            // The next look is at most a few seconds away; what was claimed and not sent waits until its lease ends.
            LOGGER.log(ERROR, channel + ": messages cannot be claimed", e);
        } finally {
            permits.release(free);
            looking.set(false);
        }
        if (again) {
            wake();
        }
    }

    private void deliver(Parcel parcel) {
        try {
            var delivery =
                    parcel.suppression() == null ? carrier.carry(parcel) : Delivery.suppressed(parcel.suppression());
            recordPatiently(parcel, delivery);
        } finally {
            permits.release();
            wake();
        }
    }

    /** A database that is away for a moment shall not make anybody get a message twice. */
    private void recordPatiently(Parcel parcel, Delivery delivery) {
        for (var attempt = 1; ; attempt++) {
            try {
                record.record(channel, parcel, delivery);
                return;
            } catch (EJBException e) {
                if (attempt == TRIES_TO_RECORD || stopping) {
                    LOGGER.log(
                            ERROR,
                            "notification " + parcel.id() + ": " + delivery.outcome()
                                    + " could not be recorded; it is tried again when its lease ends",
                            e);
                    return;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
