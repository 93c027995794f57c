package care.hms.watchdog;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One look at the backend: has the sweep run and reads how it stands. What may pass in a moment is tried again a few
 * times: after a time-out the run may still be at work, and the next call finds it "skipped" and its health.
 */
final class Check {

    private final Backend backend;
    private final ApiKey key;
    private final TriggerCall call;
    private final Clock clock;

    Check(Backend backend, ApiKey key, Names names, Clock clock) {
        this.backend = backend;
        this.key = key;
        this.call = new TriggerCall(backend, names);
        this.clock = clock;
    }

    /** Never throws: what goes wrong is the finding. */
    Finding look() {
        var at = clock.instant();
        for (var attempt = 1; ; attempt++) {
            var begun = System.nanoTime();
            Verdict verdict;
            Optional<Duration> execution = Optional.empty();
            try {
                var reply = call.post(key.toSend());
                execution = Optional.of(Duration.ofNanos(System.nanoTime() - begun));
                verdict = HealthRule.judge(reply);
            } catch (CallFailed failed) {
                verdict = Verdict.passing(failed.getMessage());
            }
            if (!verdict.passing() || attempt >= backend.attempts() || !pause()) {
                return new Finding(at, verdict.healthy(), verdict.reason(), execution);
            }
        }
    }

    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(backend.pause().toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
