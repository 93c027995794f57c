package care.hms.platform;

import java.time.Instant;
import java.util.Optional;

/** How the process engine's jobs stand, for whoever publishes figures. */
public interface JobFigures {

    /**
     * Jobs of the whole system.
     *
     * @param due how many are due and taken by no node yet
     * @param oldestDue since when the first of them is, in the domain's time; empty when none is
     * @param incidents jobs that nobody tries any more until somebody has looked at them
     */
    record Backlog(long due, Optional<Instant> oldestDue, long incidents) {}

    /** Reads the tables in the caller's transaction; costs as much as there is due. */
    Backlog backlog(Instant now);

    /** When this node last looked for due jobs with success, in real time; empty while it looks for none. */
    Optional<Instant> lastAcquisition();
}
