package care.hms.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waits on behalf of an appointment, for whoever wants to know and does not know the engine. */
public interface ProcessInstances {

    /**
     * A timer that has not fired.
     *
     * @param retries how many attempts are left; with none it does not fire by itself
     */
    record Timer(Kind deadline, Instant dueAt, int retries) {}

    /** The timers of the appointment's instance, the next one first; empty when there is no instance. */
    Optional<List<Timer>> timersOf(UUID appointmentId);

    /** The id of the appointment's instance in the engine; empty when there is none. */
    Optional<String> instanceOf(UUID appointmentId);
}
