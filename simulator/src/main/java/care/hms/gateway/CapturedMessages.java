package care.hms.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest messages, each once however often it was handed in. */
final class CapturedMessages {

    private static final int KEPT = 10_000;

    private final Map<String, CapturedMessage> byKey = new LinkedHashMap<>();
    private long requests;

    /** @param key two with the same one are the same message */
    synchronized void take(String key, CapturedMessage message) {
        requests++;
        byKey.putIfAbsent(key, message);
        if (byKey.size() > KEPT) {
            var oldest = byKey.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** The newest first. */
    synchronized List<CapturedMessage> all() {
        var newestFirst = new ArrayList<CapturedMessage>();
        byKey.values().forEach(message -> newestFirst.add(0, message));
        return newestFirst;
    }

    /** How often a message was handed in, those included that were known already. */
    synchronized long requests() {
        return requests;
    }
}
