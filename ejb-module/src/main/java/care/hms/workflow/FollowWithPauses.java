package care.hms.workflow;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Lets instances follow their rows one by one. Whoever cannot waits, in real time and on this node, twice as long each
 * time: an instance that can never follow costs little, and fills no log.
 */
final class FollowWithPauses {

    private static final System.Logger LOGGER = System.getLogger(FollowWithPauses.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Consumer<UUID> followRow;
    private final Clock realTime;
    private final Map<UUID, Pause> pauses = new HashMap<>();

    FollowWithPauses(Consumer<UUID> followRow, Clock realTime) {
        this.followRow = followRow;
        this.realTime = realTime;
    }

    private record Pause(Duration length, Instant until) {

        /** The next one after a failure at this instant. */
        static Pause after(Pause last, Instant now) {
            var twice = last == null ? FIRST : last.length().multipliedBy(2);
            var length = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
            return new Pause(length, now.plus(length));
        }
    }

    /** Does nothing while the appointment's pause lasts. */
    void follow(UUID id) {
        var pause = pauses.get(id);
        if (pause != null && realTime.instant().isBefore(pause.until())) {
            return;
        }
        try {
            followRow.accept(id);
            pauses.remove(id);
        } catch (EJBException e) {
            var next = Pause.after(pause, realTime.instant());
            pauses.put(id, next);
            LOGGER.log(
                    WARNING,
                    "the process instance of appointment " + id + " cannot follow its row; tried again in "
                            + next.length().toSeconds() + " s",
                    e);
        }
    }

    /** Those that nobody asked for any more although they could have been tried: another node has helped them. */
    void forgetTheHelped() {
        var longAgo = realTime.instant().minus(LONGEST);
        pauses.values().removeIf(pause -> pause.until().isBefore(longAgo));
    }

    /** For how many this node has pauses. */
    int waiting() {
        return pauses.size();
    }
}
