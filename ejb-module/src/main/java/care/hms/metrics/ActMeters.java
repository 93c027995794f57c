package care.hms.metrics;

import care.hms.DueWork.Due;
import care.hms.Source;
import care.hms.noshow.AppointmentMarkedNoShow;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.NoShowsSettled;
import care.hms.stagealert.AlertAcknowledged;
import care.hms.stagealert.AlertRaised;
import care.hms.stagealert.AlertType;
import care.hms.stagealert.AlertsRaised;
import care.hms.sweep.SweepEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Measures what this node does, when it is committed. Durations between instants of the domain are the domain's: under
 * a simulated clock, a late mark is late by the patients' time.
 */
@ApplicationScoped
class ActMeters {

    private static final String NO_SHOW = "no_show";
    private static final String SKIPPED = "skipped";

    private static final List<Source> SWEEPS = List.of(Source.CRON, Source.STARTUP, Source.MANUAL, Source.EXTERNAL);

    private final Meters meters;
    private final Clock clock;

    @Inject
    ActMeters(Meters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected ActMeters() {
        this(null, null);
    }

    /** Every series is there from the start, at zero: what has not happened yet differs from what nobody counts. */
    void register() {
        for (var source : SWEEPS) {
            registerLateness(source);
            sweepDuration(source);
            List.of("completed", "failed", SKIPPED).forEach(result -> sweepRuns(source, result));
        }
        registerLateness(Source.TIMER);
        List.of(AlertType.values()).forEach(this::acknowledgement);
    }

    private void registerLateness(Source source) {
        lateness(NO_SHOW, source);
        for (var type : AlertType.values()) {
            lateness(Label.word(type), source);
        }
    }

    void onMarkedNoShow(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppointmentMarkedNoShow event) {
        if (event.reason() == NoShowReason.AUTO_TIMEOUT) {
            lateness(NO_SHOW, event.source()).update(since(event.dueAt()));
        }
    }

    void onNoShowsSettled(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoShowsSettled event) {
        var timer = lateness(NO_SHOW, event.source());
        event.settled().stream().map(Due::at).map(this::since).forEach(timer::update);
    }

    void onAlertRaised(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertRaised event) {
        lateness(Label.word(event.type()), event.source()).update(since(event.dueAt()));
    }

    void onAlertsRaised(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertsRaised event) {
        var timer = lateness(Label.word(event.type()), event.source());
        event.dueAt().stream().map(this::since).forEach(timer::update);
    }

    void onAcknowledged(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertAcknowledged event) {
        acknowledgement(event.type()).update(since(event.raisedAt()));
    }

    void onSweepEnded(@Observes SweepEnded event) {
        event.run().ifPresent(run -> sweepDuration(event.source()).update(Duration.ofMillis(run.durationMs())));
        sweepRuns(
                        event.source(),
                        event.run().map(run -> Label.word(run.status())).orElse(SKIPPED))
                .inc();
    }

    private Timer lateness(String act, Source source) {
        return meters.timer(
                "hms_lateness",
                "From the instant at which an automatic act was due to its commit, in the domain's time",
                new Tag("act", act),
                Label.of("source", source));
    }

    private Timer acknowledgement(AlertType type) {
        return meters.timer(
                "hms_alert_acknowledgement",
                "From the raising of an alert to its acknowledgement, in the domain's time",
                Label.of("type", type));
    }

    private Timer sweepDuration(Source source) {
        return meters.timer(
                "hms_sweep_duration", "How long a run of the sweep took, in real time", Label.of("source", source));
    }

    private Counter sweepRuns(Source source, String result) {
        return meters.counter(
                "hms_sweep_runs",
                "Runs of the sweep that this node was to do; skipped: another one was at work",
                Label.of("source", source),
                new Tag("result", result));
    }

    /** Nothing is early: the clocks of two nodes may differ by a moment. */
    private Duration since(Instant from) {
        var passed = Duration.between(from, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }
}
