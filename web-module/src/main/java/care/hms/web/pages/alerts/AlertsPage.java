package care.hms.web.pages.alerts;

import static care.hms.stagealert.AlertStatus.ACTIVE;
import static care.hms.stagealert.AlertStatus.RESOLVED;

import care.hms.Page;
import care.hms.board.AlertBoardQueries;
import care.hms.board.AlertChoice;
import care.hms.board.AlertRow;
import care.hms.stagealert.AlertType;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Days;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Who waits too long, whoever has waited longest on top. Which alerts are shown stands in the address. */
@Named
@RequestScoped
public class AlertsPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final Map<AlertType, String> ICONS = Map.of(
            AlertType.NO_VITALS, "pi-heart",
            AlertType.NO_DOCTOR, "pi-stopwatch",
            AlertType.WAITING_TOO_LONG, "pi-hourglass");

    @Inject
    private AlertBoardQueries alerts;

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Days days;

    @Inject
    private Texts texts;

    @Inject
    private HttpServletRequest request;

    private String stamp;
    private Page<AlertRow> found;
    private List<AlertView> rows;

    /** The choices, as the address says them. */
    public List<String> getChoices() {
        return Stream.of(AlertChoice.values()).map(AlertsPage::word).toList();
    }

    /** The one that is shown. */
    public String getShow() {
        return word(choice());
    }

    /** What the list looks like now; read before the list, so that a change in between is not missed. */
    public String getStamp() {
        if (stamp == null) {
            stamp = alerts.stamp(current.get(), choice());
        }
        return stamp;
    }

    /** Whether the list is no longer what the asking page shows. */
    public boolean isChanged() {
        return !getStamp().equals(request.getParameter("stamp"));
    }

    /** The alerts, at most 200. */
    public List<AlertView> getRows() {
        if (rows == null) {
            rows = found().items().stream().map(this::view).toList();
        }
        return rows;
    }

    /** How many there are. */
    public long getTotal() {
        return found().total();
    }

    /** When it last was otherwise, for a list that is empty. */
    public String getLastRaised() {
        return alerts.lastRaised(current.get())
                .map(last -> texts.of("alerts.last", frame.day(last), frame.time(last)))
                .orElse("");
    }

    private Page<AlertRow> found() {
        if (found == null) {
            getStamp();
            found = alerts.open(current.get(), choice());
        }
        return found;
    }

    private AlertChoice choice() {
        return Stream.of(AlertChoice.values())
                .filter(choice -> word(choice).equals(request.getParameter("show")))
                .findFirst()
                .orElse(AlertChoice.MINE);
    }

    private static String word(AlertChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private AlertView view(AlertRow row) {
        var mine = current.get().may(row.type().attending(), row.doctor().id(), null);
        return new AlertView(
                row.id(),
                row.appointmentId(),
                row.version(),
                row.type().name(),
                row.status() == ACTIVE ? row.type().name() : row.status().name(),
                ICONS.get(row.type()),
                row.patient().lastName() + ", " + row.patient().firstName(),
                days.born(row.patient().born()),
                row.doctor().lastName() + ", " + row.doctor().firstName(),
                TIME.format(row.start()),
                row.since().toEpochMilli(),
                frame.time(row.since()),
                Math.max(0, Duration.between(row.since(), frame.getNow()).toMinutes()),
                attended(row),
                row.note(),
                mine && row.status() == ACTIVE,
                mine && row.status() != RESOLVED);
    }

    private String attended(AlertRow row) {
        return switch (row.status()) {
            case ACTIVE -> "";
            case ACKNOWLEDGED -> texts.of("alerts.seen", row.acknowledgedBy(), frame.time(row.acknowledgedAt()));
            case RESOLVED ->
                row.resolvedBy() == null
                        ? texts.of("alerts.ended", frame.day(row.resolvedAt()), frame.time(row.resolvedAt()))
                        : texts.of(
                                "alerts.resolvedBy",
                                row.resolvedBy(),
                                frame.day(row.resolvedAt()),
                                frame.time(row.resolvedAt()));
        };
    }
}
