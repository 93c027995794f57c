package care.hms.board;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the board of a day for the staff of its hospital: one statement each, however long the day. */
@Stateless
@PermitAll
public class BoardQueries {

    private JpaBoard board;

    protected BoardQueries() {}

    @Inject
    public BoardQueries(JpaBoard board) {
        this.board = board;
    }

    /** Every row that the filter wants, in order of start, doctor and booking. */
    @Audited(value = "openBoard", object = "appointment")
    public List<BoardRow> open(Actor actor, BoardFilter filter) {
        requireStaff(actor);
        return board.rows(actor.hospitalId(), filter);
    }

    /** Those of the rows that the filter wants, shown to somebody whose board did not show them before. */
    @Audited(value = "showOnBoard", object = "appointment")
    public List<BoardRow> show(Actor actor, BoardFilter filter, Collection<UUID> ids) {
        return repaint(actor, filter, ids);
    }

    /** The same for rows that a board shows already, whose reading is written down: a change is no new reading. */
    public List<BoardRow> repaint(Actor actor, BoardFilter filter, Collection<UUID> ids) {
        requireStaff(actor);
        return board.rows(actor.hospitalId(), filter, ids);
    }

    /** One row, of whatever day, for whoever acts on it; that he does is written down. */
    public Optional<BoardRow> find(Actor actor, UUID appointmentId) {
        requireStaff(actor);
        return board.find(actor.hospitalId(), appointmentId);
    }

    /** What every row that the filter wants looks like now, without telling anything of it. */
    public List<RowStamp> stamps(Actor actor, BoardFilter filter) {
        requireStaff(actor);
        return board.stamps(actor.hospitalId(), filter);
    }

    /** What happened last to an appointment, and who did it; empty when there is no such appointment. */
    public Optional<LastAct> lastAct(Actor actor, UUID appointmentId) {
        requireStaff(actor);
        return board.lastAct(actor.hospitalId(), appointmentId);
    }

    /** Whoever sees only what is his own sees no board. */
    private static void requireStaff(Actor actor) {
        actor.require(Action.SEE, null, null);
    }
}
