package care.hms.notification;

import care.hms.sweep.SweepFailing;
import care.hms.sweep.SweepRecovered;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Passes on to the administrators what the sweep announces, in the announcement's transaction (decision S7). */
@Dependent
class SweepNews {

    private final NotifyAdministrators administrators;

    @Inject
    SweepNews(NotifyAdministrators administrators) {
        this.administrators = administrators;
    }

    /** Announced again an hour later, it is another occurrence: more have failed since. */
    void onFailing(@Observes SweepFailing event) {
        administrators.sweepFails(event.consecutiveFailures(), event.since() + "/" + event.consecutiveFailures());
    }

    void onRecovered(@Observes SweepRecovered event) {
        administrators.sweepRecovered(event.since().toString());
    }
}
