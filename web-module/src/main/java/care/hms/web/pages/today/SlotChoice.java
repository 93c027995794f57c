package care.hms.web.pages.today;

import care.hms.board.BoardRow;
import care.hms.schedule.SlotQueries;
import care.hms.schedule.SlotView;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import care.hms.web.pages.Look;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The slots to which an appointment can be moved: those of its doctor on a day that is leafed through. */
@Named
@RequestScoped
public class SlotChoice {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    private SlotQueries slots;

    @Inject
    private RowWords rows;

    @Inject
    private CurrentActor current;

    @Inject
    private Look look;

    @Inject
    private Texts texts;

    @Inject
    private TodayPage today;

    @Inject
    private HttpServletRequest request;

    private List<Choice> choices;

    /** A slot that is free. */
    public record Choice(UUID id, String time) {}

    /** Whether an appointment is to be moved at all. */
    public boolean isAsked() {
        return row().isPresent();
    }

    /** The free slots of the day, in order, read once. */
    public List<Choice> getChoices() {
        if (choices == null) {
            choices = row().map(row -> slots.ofDay(current.get(), row.doctor().id(), day())).stream()
                    .flatMap(List::stream)
                    .filter(SlotView::bookable)
                    .map(slot -> new Choice(slot.id(), TIME.format(slot.startTime())))
                    .toList();
        }
        return choices;
    }

    /** The day that is shown. */
    public String getDayInWords() {
        return DateTimeFormatter.ofPattern(texts.of("today.day"), look.getLocale())
                .format(day());
    }

    /** The day before, as scripts hand it back; empty before today. */
    public String getDayBefore() {
        return day().isAfter(today.getDay()) ? day().minusDays(1).toString() : "";
    }

    /** The day after, as scripts hand it back. */
    public String getDayAfter() {
        return day().plusDays(1).toString();
    }

    /** Asked for by the board's script, which then shows what it gets. */
    public void look() {
        // What is shown is read when the answer is drawn.
    }

    private Optional<BoardRow> row() {
        return Text.find(request.getParameter("row"), Text::uuid).flatMap(rows::look);
    }

    private LocalDate day() {
        return Text.find(request.getParameter("day"), Text::date)
                .filter(day -> !day.isBefore(today.getDay()))
                .orElseGet(today::getDay);
    }
}
