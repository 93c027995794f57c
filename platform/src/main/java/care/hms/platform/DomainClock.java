package care.hms.platform;

import java.time.Instant;

/** The clock the hospital lives by, which may be a simulated one ("Simulated time" in the decisions). */
public interface DomainClock {

    /** The domain's present. */
    Instant now();

    /** The real present, which sessions and other technical durations are measured by. */
    Instant realNow();

    /** Domain seconds per real second: 1 unless simulated. */
    int speed();

    /** Whether time passes: a simulated clock may stand. */
    boolean running();

    /** Whether the present is anything but the real one. */
    boolean simulated();
}
