package care.hms.hospital;

import java.time.Duration;

/** A hospital decided otherwise: whoever waits by its rules waits by the new ones from now on (E5). */
public record PoliciesChanged(Rules before, Rules after) {

    /** Nobody is due sooner than this after the change, so that nobody is overdue because somebody decided so. */
    public static final Duration SOONEST = Duration.ofMinutes(5);
}
