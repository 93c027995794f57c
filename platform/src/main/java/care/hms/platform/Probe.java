package care.hms.platform;

import java.util.Map;
import java.util.Optional;

/** Something whose state decides whether this node may be given work. Asked on every health request: be quick. */
public interface Probe {

    /** Why it does not work, in words for the person on call; empty while it works. Never a name or a secret. */
    Optional<String> failure();

    /** What the person on call wants to see beside it, working or not. */
    default Map<String, String> facts() {
        return Map.of();
    }
}
