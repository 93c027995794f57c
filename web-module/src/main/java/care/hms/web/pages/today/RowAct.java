package care.hms.web.pages.today;

import static care.hms.appointment.AppointmentStatus.CHECKED_IN;
import static care.hms.appointment.AppointmentStatus.IN_PROGRESS;
import static care.hms.appointment.AppointmentStatus.SCHEDULED;

import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.appointment.AppointmentStatus;
import care.hms.board.BoardRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be done to a row of the board, in the order of its menu, and by whom. The use cases decide once more; here
 * it is only about what somebody is offered.
 */
enum RowAct {
    CHECK_IN("checkIn", Form.NONE, Action.CHECK_IN),
    VITALS("recordVitals", Form.VITALS, Action.RECORD_VITALS),
    START("startConsultation", Form.NONE, Action.CONSULT),
    COMPLETE("completeConsultation", Form.COMPLETE, Action.CONSULT),
    REINSTATE("reinstateAppointment", Form.REINSTATE, Action.CHECK_IN),
    CONFIRM("confirmAppointment", Form.NONE, Action.CONFIRM),
    UNDO_CHECK_IN("undoCheckIn", Form.NONE, Action.CHECK_IN),
    NO_SHOW("markNoShow", Form.NO_SHOW, Action.MARK_NO_SHOW_AS_STAFF, Action.MARK_NO_SHOW_AS_DOCTOR),
    RESCHEDULE("rescheduleAppointment", Form.RESCHEDULE, Action.BOOK),
    CANCEL("cancelAppointment", Form.CANCEL, Action.CANCEL);

    /** What somebody has to fill in or to confirm first. */
    enum Form {
        NONE,
        VITALS,
        START,
        COMPLETE,
        REINSTATE,
        NO_SHOW,
        RESCHEDULE,
        CANCEL
    }

    /** Those that are offered as a row's one button; the others stand in its menu. */
    private static final List<RowAct> PRIMARY = List.of(CHECK_IN, VITALS, START, COMPLETE, REINSTATE);

    private final String operation;
    private final Form form;
    private final List<Action> actions;

    RowAct(String operation, Form form, Action... actions) {
        this.operation = operation;
        this.form = form;
        this.actions = List.of(actions);
    }

    /** The act of that name; empty for what somebody made up. */
    static Optional<RowAct> named(String name) {
        return Stream.of(values()).filter(act -> act.name().equals(name)).findFirst();
    }

    /** Those that this person is offered on this row now. */
    static List<RowAct> offered(Actor actor, BoardRow row, Instant now) {
        return Stream.of(values())
                .filter(act -> act.isFor(actor, row) && act.fits(row, now))
                .toList();
    }

    /** The row's button; a doctor whose patient has no vitals records them, and may start without. */
    static Optional<RowAct> primary(List<RowAct> offered) {
        return offered.stream().filter(PRIMARY::contains).findFirst();
    }

    String operation() {
        return operation;
    }

    /** What has to be filled in or confirmed on this row; a consultation without vitals is asked about. */
    Form form(BoardRow row) {
        return this == START && row.vitalsRecordedAt() == null ? Form.START : form;
    }

    private boolean isFor(Actor actor, BoardRow row) {
        return actions.stream()
                .anyMatch(action ->
                        actor.may(action, row.doctor().id(), row.patient().id()));
    }

    private boolean fits(BoardRow row, Instant now) {
        var isExpected = row.status().isWaitingForArrival();
        var isDue = !now.isBefore(row.noShowDueAt());
        return switch (this) {
            case CHECK_IN, RESCHEDULE -> isExpected && !isDue;
            case CONFIRM -> row.status() == SCHEDULED && !isDue;
            case NO_SHOW -> isExpected;
            case CANCEL -> isExpected && !isDue || row.status() == CHECKED_IN;
            case VITALS -> row.status() == CHECKED_IN && row.vitalsRecordedAt() == null;
            case START -> row.status() == CHECKED_IN;
            case UNDO_CHECK_IN ->
                row.status() == CHECKED_IN && row.vitalsRecordedAt() == null && !isDue && now.isBefore(row.undoUntil());
            case COMPLETE -> row.status() == IN_PROGRESS;
            case REINSTATE -> row.status() == AppointmentStatus.NO_SHOW;
        };
    }
}
