package care.hms.platform;

import java.util.Locale;

/**
 * Where the work of the present thread comes from. The edge that lets a request in says so; whatever runs by itself
 * says nothing.
 *
 * @param requestId the request's id, or null when there is no request
 */
public record Origin(Way way, String requestId) {

    /** By which way people and things reach the system. */
    public enum Way {
        PAGE,
        REST,
        COCKPIT,
        TIMER,
        SWEEP,
        TRIGGER,
        /** The system itself, at its start and in its housekeeping. */
        SYSTEM;

        /** The word as columns and answers show it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Origin NOBODY = new Origin(Way.SYSTEM, null);
    private static final ThreadLocal<Origin> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

    /** That of the present thread. */
    public static Origin current() {
        return CURRENT.get();
    }

    /** The present thread begins to work for a request; {@link #end()} must follow. */
    public static void begin(Way way, String requestId) {
        CURRENT.set(new Origin(way, requestId));
    }

    /** The request is answered. */
    public static void end() {
        CURRENT.remove();
    }
}
