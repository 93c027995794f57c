package care.hms.account;

import care.hms.DomainFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Too many failed attempts; details tell how long to wait, in real seconds. */
public final class Throttled extends DomainFailure {

    private static final long serialVersionUID = 1L;

    Throttled(Duration wait) {
        super(
                Kind.THROTTLED,
                "auth.throttled",
                "Too many failed attempts. Wait a moment, then try again.",
                List.of(),
                Map.of("retryAfterSeconds", Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
