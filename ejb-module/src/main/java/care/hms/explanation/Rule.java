package care.hms.explanation;

import care.hms.appointment.TimelineEvent;
import care.hms.hospital.PoliciesChanged;
import java.time.Duration;
import java.time.Instant;

/**
 * The arithmetic that gave a deadline its instant: {@code referenceAt + minutes}.
 *
 * @param name which policy said so
 * @param reference what it counts from
 */
public record Rule(Name name, Reference reference, Instant referenceAt, long minutes) {

    /** Which policy said so. */
    public enum Name {
        /** The no-show is due when the slot's own length is over. */
        SLOT_LENGTH,
        /** The hospital's minutes. */
        DELAY,
        /** A change of the policies made it due as soon as a change may (E5). */
        SOONEST_AFTER_CHANGE,
        /** A policy that has changed since, when it was too late to move this deadline. */
        FORMER_POLICY
    }

    /** What it counts from. */
    public enum Reference {
        SLOT_START,
        SLOT_END,
        BOOKING,
        RESCHEDULING,
        CHECK_IN,
        REINSTATEMENT,
        VITALS,
        POLICY_CHANGE
    }

    /** The rule behind a deadline that has been computed. */
    static Rule of(Kind kind, Facts facts) {
        var now = present(kind, facts);
        var due = facts.due(kind);
        if (now.gives(due)) {
            return now;
        }
        return facts.last(TimelineEvent.DEADLINE_MOVED, kind)
                .map(moved -> counted(
                        Name.SOONEST_AFTER_CHANGE, Reference.POLICY_CHANGE, moved.at(), PoliciesChanged.SOONEST))
                .filter(rule -> rule.gives(due))
                .orElseGet(() -> former(kind, facts, now));
    }

    private static Rule present(Kind kind, Facts facts) {
        var alerts = facts.rules().alerts();
        return switch (kind) {
            case NO_SHOW -> noShow(facts);
            case NO_VITALS -> alert(kind, facts, alerts.noVitalsAfter());
            case NO_DOCTOR -> alert(kind, facts, alerts.noDoctorAfter());
            case WAITING_TOO_LONG ->
                later(kind, facts, Reference.SLOT_START, facts.row().startsAt(), alerts.waitingTooLongAfter());
        };
    }

    private static Rule noShow(Facts facts) {
        var row = facts.row();
        var placedAt = row.movedAt() == null ? row.bookedAt() : row.movedAt();
        var after = facts.rules().noShow().after();
        var name = after == null ? Name.SLOT_LENGTH : Name.DELAY;
        var delay = after == null ? Duration.between(row.startsAt(), row.endsAt()) : after;
        return placedAt.isAfter(row.startsAt())
                ? counted(name, row.movedAt() == null ? Reference.BOOKING : Reference.RESCHEDULING, placedAt, delay)
                : counted(name, Reference.SLOT_START, row.startsAt(), delay);
    }

    private static Rule alert(Kind kind, Facts facts, Duration delay) {
        var row = facts.row();
        return switch (facts.rules().alerts().clock()) {
            case SLOT_END -> later(kind, facts, Reference.SLOT_END, row.endsAt(), delay);
            case SLOT_START -> later(kind, facts, Reference.SLOT_START, row.startsAt(), delay);
            case STAGE -> fromStage(Name.DELAY, kind, facts, delay);
        };
    }

    private static Rule later(Kind kind, Facts facts, Reference reference, Instant at, Duration delay) {
        return facts.stageEntry(kind).isAfter(at)
                ? fromStage(Name.DELAY, kind, facts, delay)
                : counted(Name.DELAY, reference, at, delay);
    }

    private static Rule fromStage(Name name, Kind kind, Facts facts, Duration delay) {
        var entry = facts.stageEntry(kind);
        return counted(name, stage(kind, facts, entry), entry, delay);
    }

    private static Reference stage(Kind kind, Facts facts, Instant entry) {
        if (kind == Kind.NO_DOCTOR) {
            return Reference.VITALS;
        }
        return facts.last(TimelineEvent.REINSTATED, null)
                .filter(reinstated -> reinstated.at().equals(entry))
                .map(reinstated -> Reference.REINSTATEMENT)
                .orElse(Reference.CHECK_IN);
    }

    /** What is left is the distance: from the stage, as no policy is due before it begins. */
    private static Rule former(Kind kind, Facts facts, Rule present) {
        var due = facts.due(kind);
        return kind == Kind.NO_SHOW
                ? counted(
                        Name.FORMER_POLICY,
                        present.reference(),
                        present.referenceAt(),
                        Duration.between(present.referenceAt(), due))
                : fromStage(Name.FORMER_POLICY, kind, facts, Duration.between(facts.stageEntry(kind), due));
    }

    private static Rule counted(Name name, Reference reference, Instant at, Duration delay) {
        return new Rule(name, reference, at, delay.toMinutes());
    }

    private boolean gives(Instant due) {
        return referenceAt.plus(Duration.ofMinutes(minutes)).equals(due);
    }
}
