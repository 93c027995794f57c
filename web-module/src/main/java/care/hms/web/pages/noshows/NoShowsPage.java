package care.hms.web.pages.noshows;

import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Reach;
import care.hms.noshow.NoShowFilter;
import care.hms.noshow.NoShowLogView;
import care.hms.noshow.NoShowQueries;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.NoShowStats;
import care.hms.schedule.DoctorQueries;
import care.hms.schedule.DoctorView;
import care.hms.web.CurrentActor;
import care.hms.web.Problem;
import care.hms.web.Text;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Look;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who did not come, and what can be learned of it. What is filtered stands in the address. */
@Named
@RequestScoped
public class NoShowsPage {

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 9_999;
    private static final int USUAL_DAYS = 30;

    @Inject
    private NoShowQueries noShows;

    @Inject
    private DoctorQueries doctors;

    @Inject
    private Charts charts;

    @Inject
    private Acts acts;

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Look look;

    @Inject
    private Texts texts;

    @Inject
    private HttpServletRequest request;

    private NoShowStats stats;
    private Page<NoShowLogView> logs;
    private Chart days;
    private List<Chart> others;

    /** Reads figures and history before anything is drawn, so that a refusal stands in the result bar. */
    public void read() {
        var actor = current.get();
        acts.perform(
                "readNoShowStats",
                null,
                () -> {
                    stats = noShows.stats(actor, getFilter());
                    logs = noShows.logs(actor, getFilter(), getPage(), SIZE);
                },
                this::wrongDays);
    }

    private Optional<String> wrongDays(Problem problem) {
        return problem.errors().isEmpty() ? Optional.empty() : Optional.of(texts.of("noShows.range"));
    }

    /** Which no-shows are wanted; what the address says wrongly means any. */
    NoShowFilter getFilter() {
        return new NoShowFilter(getFrom(), getTo(), getDoctor(), null, getReason());
    }

    /** First day. */
    public LocalDate getFrom() {
        return day("from").orElseGet(() -> getTo().minusDays(USUAL_DAYS - 1L));
    }

    /** Last day. */
    public LocalDate getTo() {
        return day("to").orElseGet(() -> LocalDate.ofInstant(frame.getNow(), frame.getZone()));
    }

    /** Whose patients; null for anybody's. */
    public UUID getDoctor() {
        return Text.find(request.getParameter("doctor"), Text::uuid).orElse(null);
    }

    /** Of which reason; null for any. */
    public NoShowReason getReason() {
        return Stream.of(NoShowReason.values())
                .filter(reason -> reason.name().equals(request.getParameter("reason")))
                .findFirst()
                .orElse(null);
    }

    /** Which page of the history, 0-based. */
    public int getPage() {
        return Text.find(request.getParameter("page"), Integer::valueOf)
                .filter(page -> page >= 0 && page <= LAST_PAGE)
                .orElse(0);
    }

    /** The filter as an address says it. */
    public String getQuery() {
        return "from=" + getFrom() + "&to=" + getTo()
                + (getDoctor() == null ? "" : "&doctor=" + getDoctor())
                + (getReason() == null ? "" : "&reason=" + getReason());
    }

    /** The doctors to choose from; none for whoever sees only the own. */
    public List<DoctorView> getDoctors() {
        return current.get().reach(Action.SEE_NO_SHOWS) == Reach.ALL ? doctors.list(current.get()) : List.of();
    }

    /** Every reason. */
    public List<NoShowReason> getReasons() {
        return List.of(NoShowReason.values());
    }

    /** The figures; null when what was asked for was refused. */
    public NoShowStats getStats() {
        return stats;
    }

    /** How many did not come, of those who were to. */
    public String getRate() {
        return charts.share(stats.all().rate());
    }

    /** The rate by day. */
    public Chart getDays() {
        if (days == null) {
            days = charts.days(stats);
        }
        return days;
    }

    /** All other charts. */
    public List<Chart> getCharts() {
        if (others == null) {
            others = charts.others(stats);
        }
        return others;
    }

    /** A page of the history. */
    public Page<NoShowLogView> getLogs() {
        return logs;
    }

    /** Whether there are older lines. */
    public boolean isFollowed() {
        return (getPage() + 1L) * SIZE < logs.total();
    }

    /** A day, as the reader's language writes it. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(look.getLocale())
                .format(day);
    }

    private Optional<LocalDate> day(String parameter) {
        return Text.find(request.getParameter(parameter), Text::date);
    }
}
