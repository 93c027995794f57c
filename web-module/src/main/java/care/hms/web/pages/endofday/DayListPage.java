package care.hms.web.pages.endofday;

import care.hms.board.BoardFilter;
import care.hms.board.BoardQueries;
import care.hms.board.BoardRow;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A day on paper, for when there is no screen at hand: each doctor's appointments on pages of their own. */
@Named
@RequestScoped
public class DayListPage {

    @Inject
    private BoardQueries board;

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private List<Sheet> sheets;

    /** A doctor's appointments of the day, in order of their start. */
    public record Sheet(String doctor, List<BoardRow> rows) {}

    /** The doctors who have appointments on that day, by name. */
    public List<Sheet> getSheets() {
        if (sheets == null) {
            var byDoctor = board.open(current.get(), new BoardFilter(getDay(), null, Set.of())).stream()
                    .collect(Collectors.groupingBy(BoardRow::doctor));
            sheets = byDoctor.entrySet().stream()
                    .map(entry -> new Sheet(
                            entry.getKey().lastName() + ", " + entry.getKey().firstName(), entry.getValue()))
                    .sorted(Comparator.comparing(Sheet::doctor))
                    .toList();
        }
        return sheets;
    }

    /** The day that the address names; without one, the hospital's present day. */
    public LocalDate getDay() {
        return Text.find(request.getParameter("day"), Text::date)
                .orElseGet(() -> LocalDate.ofInstant(frame.getNow(), frame.getZone()));
    }

    /** The day in words. */
    public String getDayInWords() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(look.getLocale())
                .format(getDay());
    }
}
