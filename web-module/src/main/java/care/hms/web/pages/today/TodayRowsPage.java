package care.hms.web.pages.today;

import care.hms.board.BoardQueries;
import care.hms.board.BoardRow;
import care.hms.board.RowStamp;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a board asks for to bring itself up to date: some of its rows, or, when it has missed something, what all of them
 * look like now. It is asked with the board's own filter.
 */
@Named
@RequestScoped
public class TodayRowsPage {

    /** The board asks for more of them in turns; the server takes no more than a hundred parameters. */
    private static final int MOST_ROWS = 50;

    @Inject
    private BoardQueries board;

    @Inject
    private TodayPage today;

    @Inject
    private ShownRows shown;

    @Inject
    private CurrentActor current;

    @Inject
    private HttpServletRequest request;

    private List<TodayPage.Group> groups;

    /** The rows that were asked for and are on this board, in the groups where they belong. */
    public List<TodayPage.Group> getGroups() {
        if (groups == null) {
            groups = today.grouped(read(asked()));
        }
        return groups;
    }

    /** What every row looks like now, for a board that asks for no row. */
    public List<RowStamp> getStamps() {
        return asked().isEmpty() ? board.stamps(current.get(), today.getFilter()) : List.of();
    }

    private List<BoardRow> read(List<UUID> ids) {
        if (shown.hold(ids)) {
            return board.repaint(current.get(), today.getFilter(), ids);
        }
        var fresh = board.show(current.get(), today.getFilter(), ids);
        shown.add(fresh);
        return fresh;
    }

    private List<UUID> asked() {
        return Stream.ofNullable(request.getParameterValues("id"))
                .flatMap(Stream::of)
                .limit(MOST_ROWS)
                .map(id -> Text.find(id, Text::uuid))
                .flatMap(Optional::stream)
                .toList();
    }
}
