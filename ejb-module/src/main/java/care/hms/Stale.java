package care.hms;

import java.util.List;
import java.util.Map;

/** The caller acted on a version that is no longer the current one (A7). */
public final class Stale extends DomainFailure {

    private static final long serialVersionUID = 1L;

    /** Tells the current version, so that the caller can look again. */
    public Stale(long expected, long current) {
        super(
                Kind.STALE,
                "request.stale",
                "Somebody changed this meanwhile: you acted on version " + expected + ", it is now " + current
                        + ". Look again, then repeat.",
                List.of(),
                Map.of("currentVersion", current));
    }
}
