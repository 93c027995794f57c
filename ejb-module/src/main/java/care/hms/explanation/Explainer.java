package care.hms.explanation;

import care.hms.Source;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.explanation.Explanation.ProcessState;
import care.hms.explanation.Facts.By;
import care.hms.explanation.Facts.NoShow;
import care.hms.noshow.NoShowReason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Explains an appointment: a pure function of what is written down and the present. */
final class Explainer {

    private final Facts facts;
    private final Facts.Row row;
    private final Instant now;
    private final Sentences words;

    Explainer(Facts facts, Instant now, Sentences words) {
        this.facts = facts;
        this.row = facts.row();
        this.now = now;
        this.words = words;
    }

    Explanation explain() {
        var timer = timers().stream().findFirst();
        return new Explanation(
                row.id(),
                row.patientId(),
                row.status(),
                row.status() == AppointmentStatus.NO_SHOW,
                now,
                words.language(),
                sentence(),
                Stream.of(Kind.values())
                        .map(kind -> new DeadlineReport(kind, facts, now, words).report())
                        .toList(),
                process(),
                timer.map(next -> new Explanation.Timer(next.deadline(), next.dueAt(), next.retries()))
                        .orElse(null),
                facts.lastRun()
                        .map(run ->
                                new Explanation.Run(run.id(), run.source().word(), run.startedAt(), run.completedAt()))
                        .orElse(null));
    }

    private List<ProcessInstances.Timer> timers() {
        return facts.timers().orElse(List.of());
    }

    private Explanation.Process process() {
        var state = processState();
        return new Explanation.Process(state, words.say("process." + state));
    }

    private ProcessState processState() {
        var live = row.status().isWaitingForArrival() || row.status().isInBuilding();
        if (facts.timers().isEmpty()) {
            return live ? ProcessState.MISSING : ProcessState.ENDED;
        }
        return live && !row.behind() ? ProcessState.IN_STEP : ProcessState.BEHIND;
    }

    private String sentence() {
        return switch (row.status()) {
            case SCHEDULED, CONFIRMED ->
                facts.isPast(Kind.NO_SHOW, now) ? overdue() : words.say("expected", due(), rule());
            case NO_SHOW -> facts.standing().map(this::marked).orElseGet(this::imported);
            case CHECKED_IN, IN_PROGRESS, COMPLETED ->
                facts.reversed().map(this::reversed).orElseGet(this::came);
            case CANCELLED ->
                facts.reversed().map(this::reversed).orElseGet(() -> row.checkedInAt() == null ? cancelled() : came());
        };
    }

    private String overdue() {
        var hasTimer = timers().stream().anyMatch(timer -> timer.deadline() == Kind.NO_SHOW && timer.retries() > 0);
        return words.say("due", due(), rule(), words.say(hasTimer ? "due.timer" : "due.sweep"));
    }

    private String marked(NoShow log) {
        var at = words.time(log.triggeredAt());
        if (log.reason() == NoShowReason.AUTO_TIMEOUT) {
            return words.say("marked.AUTO_TIMEOUT", due(), rule(), at, words.by(log.by()));
        }
        return words.say(
                log.triggeredAt().isBefore(facts.due(Kind.NO_SHOW)) ? "marked.before" : "marked.after",
                due(),
                rule(),
                at,
                words.by(log.by()),
                words.say("because." + log.reason()));
    }

    private String imported() {
        return words.say("imported", words.time(row.noShowAt()));
    }

    private String reversed(NoShow log) {
        return words.say(
                "reversed." + row.status(),
                words.time(log.triggeredAt()),
                words.by(log.by()),
                words.time(log.reversedAt()),
                log.reversedBy() == null ? words.say("by.nobody") : words.by(new By(Source.STAFF, log.reversedBy())),
                since());
    }

    private String came() {
        if (row.checkedInAt() == null) {
            return words.say("cameUnseen." + row.status(), since());
        }
        return words.say(
                "came." + row.status(),
                words.time(row.checkedInAt()),
                row.checkedInAt().isBefore(facts.due(Kind.NO_SHOW)) ? words.say("inTime") : "",
                since(),
                row.status() == AppointmentStatus.CANCELLED ? canceller() : "");
    }

    /** Since when it is what it is. */
    private String since() {
        return switch (row.status()) {
            case IN_PROGRESS -> words.time(row.consultationStartedAt());
            case COMPLETED -> words.time(row.completedAt());
            case CANCELLED -> words.time(row.cancelledAt());
            default -> words.time(row.checkedInAt());
        };
    }

    private String cancelled() {
        return words.say(
                row.cancelledAt().isBefore(facts.due(Kind.NO_SHOW)) ? "cancelled.before" : "cancelled",
                words.time(row.cancelledAt()),
                canceller(),
                due());
    }

    private String canceller() {
        return facts.last(TimelineEvent.CANCELLED, null)
                .map(event -> words.by(event.by()))
                .orElseGet(() -> words.say("by.nobody"));
    }

    private String due() {
        return words.time(facts.due(Kind.NO_SHOW));
    }

    private String rule() {
        return words.rule(Rule.of(Kind.NO_SHOW, facts));
    }
}
