package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The ids and versions that earlier answers showed: most requests should be about things that exist. The accounts the
 * fuzzer itself works with are never among them, so that it does not disable or demote itself.
 */
final class KnownThings {

    private static final int MOST = 300;

    private final Map<String, List<String>> ids = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> spared = new HashSet<>();

    void spare(String id) {
        spared.add(id);
    }

    /** Takes what a successful answer shows; the path's last word tells of what kind it is. */
    void learn(String path, JsonNode data) {
        if (data.isArray()) {
            data.forEach(each -> learn(path, each));
        } else if (data.path("id").isTextual()) {
            var id = data.path("id").asText();
            if (data.path("version").isIntegralNumber()) {
                versions.put(id, data.path("version").asLong());
            }
            var known = ids.computeIfAbsent(path.substring(path.lastIndexOf('/') + 1), kind -> new ArrayList<>());
            if (!spared.contains(id) && !known.contains(id)) {
                if (known.size() == MOST) {
                    known.remove(0);
                }
                known.add(id);
            }
        }
    }

    /** One of that kind; of none is known, an id that nobody has. */
    String id(String kind, int choice) {
        var known = ids.getOrDefault(kind, List.of());
        return known.isEmpty()
                ? new UUID(0x4000L, Long.MIN_VALUE | choice).toString()
                : known.get(choice % known.size());
    }

    /** The version last seen. */
    long version(String id) {
        return versions.getOrDefault(id, 0L);
    }
}
