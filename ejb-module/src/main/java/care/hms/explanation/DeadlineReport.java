package care.hms.explanation;

import care.hms.appointment.AppointmentStatus;
import care.hms.explanation.Explanation.Happening;
import care.hms.explanation.Explanation.State;
import care.hms.explanation.Facts.Alert;
import care.hms.explanation.Facts.Event;
import java.time.Instant;

/** Reports how one deadline of an appointment stands, and how it came to that. */
final class DeadlineReport {

    private final Kind kind;
    private final Facts facts;
    private final Facts.Row row;
    private final Instant dueAt;
    private final Instant now;
    private final Sentences words;

    DeadlineReport(Kind kind, Facts facts, Instant now, Sentences words) {
        this.kind = kind;
        this.facts = facts;
        this.row = facts.row();
        this.dueAt = facts.due(kind);
        this.now = now;
        this.words = words;
    }

    Explanation.Deadline report() {
        var known = dueAt != null && (kind == Kind.NO_SHOW || facts.stageEntry(kind) != null);
        var rule = known ? Rule.of(kind, facts) : null;
        var state = kind == Kind.NO_SHOW ? stateOfNoShow() : stateOfAlert();
        return new Explanation.Deadline(
                kind,
                dueAt,
                state,
                rule,
                rule == null ? words.say("counts." + kind) : words.rule(rule),
                what(state),
                isSweptSince(),
                facts.events().stream()
                        .filter(kind::isTouchedBy)
                        .map(this::happening)
                        .toList());
    }

    private State stateOfNoShow() {
        if (row.status().isWaitingForArrival()) {
            return ahead();
        }
        if (row.status() == AppointmentStatus.NO_SHOW) {
            return State.MARKED;
        }
        if (facts.reversed().isPresent()) {
            return State.REVERSED;
        }
        return row.checkedInAt() == null ? State.DROPPED : State.MET;
    }

    private State stateOfAlert() {
        var alert = facts.alerts().get(kind);
        if (alert != null) {
            return switch (alert.status()) {
                case ACTIVE -> State.RAISED;
                case ACKNOWLEDGED -> State.ACKNOWLEDGED;
                case RESOLVED -> State.RESOLVED;
            };
        }
        if (dueAt == null) {
            return row.status().isWaitingForArrival() || row.status() == AppointmentStatus.CHECKED_IN
                    ? State.NOT_COUNTING
                    : State.DROPPED;
        }
        if (metAt() != null) {
            return State.MET;
        }
        return row.status() == AppointmentStatus.CHECKED_IN ? ahead() : State.DROPPED;
    }

    private State ahead() {
        return facts.isPast(kind, now) ? State.DUE : State.WAITING;
    }

    /** When what the deadline waits for has happened; null while it has not. */
    private Instant metAt() {
        return switch (kind) {
            case NO_SHOW -> row.checkedInAt();
            case NO_VITALS -> row.vitalsRecordedAt() == null ? row.consultationStartedAt() : row.vitalsRecordedAt();
            case NO_DOCTOR, WAITING_TOO_LONG -> row.consultationStartedAt();
        };
    }

    private String what(State state) {
        return switch (state) {
            case NOT_COUNTING, WAITING, DROPPED -> words.say("state." + state);
            case DUE -> words.say(isSweptSince() ? "state.DUE.swept" : "state.DUE", words.time(dueAt));
            case MET -> words.say("state.MET", words.time(metAt()));
            case MARKED -> words.say("state.MARKED", words.time(row.noShowAt()));
            case REVERSED ->
                words.say(
                        "state.REVERSED",
                        words.time(facts.reversed().orElseThrow().reversedAt()));
            case RAISED, ACKNOWLEDGED, RESOLVED -> alert(state, facts.alerts().get(kind));
        };
    }

    private String alert(State state, Alert alert) {
        var raised = words.time(alert.triggeredAt());
        return switch (state) {
            case ACKNOWLEDGED ->
                words.say(
                        "state.ACKNOWLEDGED",
                        raised,
                        words.time(alert.acknowledgedAt()),
                        words.say("by.role." + alert.acknowledgedBy()));
            case RESOLVED ->
                words.say(
                        "state.RESOLVED",
                        raised,
                        words.time(alert.resolvedAt()),
                        alert.resolvedBy() == null
                                ? words.say("by.itself")
                                : words.say("by.role." + alert.resolvedBy()));
            default -> words.say("state.RAISED", raised);
        };
    }

    private boolean isSweptSince() {
        return dueAt != null
                && facts.lastRun()
                        .filter(run -> !run.startedAt().isBefore(dueAt))
                        .isPresent();
    }

    private Happening happening(Event event) {
        return new Happening(
                event.at(),
                words.say(
                        "event." + event.event(),
                        words.by(event.by()),
                        event.dueAt() == null ? "" : words.time(event.dueAt())),
                event.runId());
    }
}
