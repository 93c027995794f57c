package care.hms.web.pages.today;

import care.hms.board.BoardRow;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Days;
import care.hms.web.pages.Frame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What the person is offered on an appointment of whatever day, away from the board, where every row is of today. */
@RequestScoped
public class OfferedActs {

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Days days;

    /**
     * One of them.
     *
     * @param form what has to be filled in or confirmed first, as the board's dialogs are called; {@code NONE} for none
     */
    public record Offer(String act, String form, boolean primary) {}

    /** In the order of the board's menu. */
    public List<Offer> of(BoardRow row) {
        var offered = RowAct.offered(current.get(), row, frame.getNow()).stream()
                .filter(act -> isTime(act, row))
                .toList();
        var primary = RowAct.primary(offered).orElse(null);
        return offered.stream()
                .map(act -> new Offer(act.name(), act.form(row).name(), act == primary))
                .toList();
    }

    private boolean isTime(RowAct act, BoardRow row) {
        return switch (act) {
            case CHECK_IN, REINSTATE -> row.day().equals(days.getToday());
            case NO_SHOW -> !frame.getNow().isBefore(row.startsAt());
            default -> true;
        };
    }
}
