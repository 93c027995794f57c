package care.hms.web.pages.today;

import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.board.BoardFilter;
import care.hms.board.BoardQueries;
import care.hms.board.BoardRow;
import care.hms.schedule.DoctorQueries;
import care.hms.schedule.DoctorView;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Look;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The board of the hospital's present day. What is filtered stands in the address. */
@Named
@RequestScoped
public class TodayPage {

    private static final String MINE = "mine";
    private static final String ALL = "all";

    @Inject
    private BoardQueries board;

    @Inject
    private DoctorQueries doctors;

    @Inject
    private RowPainter painter;

    @Inject
    private ShownRows shown;

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

    private List<Group> groups;
    private List<DoctorView> everyDoctor;

    /** Rows that stand together: a doctor's, or an hour's. */
    public record Group(String key, String heading, List<RowView> rows) {}

    /** The board's rows in their groups, read once. */
    public List<Group> getGroups() {
        if (groups == null) {
            var rows = board.open(current.get(), getFilter());
            shown.add(rows);
            groups = grouped(rows);
        }
        return groups;
    }

    /** Which rows are wanted; what the address says wrongly means any. */
    BoardFilter getFilter() {
        return new BoardFilter(getDay(), doctorId(), statuses());
    }

    /** The hospital's present day. */
    LocalDate getDay() {
        return LocalDate.ofInstant(frame.getNow(), frame.getZone());
    }

    /** When the next day begins, as scripts count. */
    public long getDayEnds() {
        return getDay().plusDays(1).atStartOfDay(frame.getZone()).toInstant().toEpochMilli();
    }

    /** The day as people say it. */
    public String getDayInWords() {
        return DateTimeFormatter.ofPattern(texts.of("today.day"), look.getLocale())
                .format(getDay());
    }

    /** Whose rows: {@code all}, {@code mine} or a doctor's id. A doctor sees his own unless he asks for others. */
    public String getWho() {
        var asked = request.getParameter("who");
        if (asked == null) {
            return isDoctor() ? MINE : ALL;
        }
        return asked.equals(MINE) && !isDoctor() ? ALL : asked;
    }

    /** Which status alone is wanted; empty for any. */
    public String getStatus() {
        return statuses().stream().findFirst().map(Enum::name).orElse("");
    }

    /** {@code doctor} or {@code time}. */
    public String getBy() {
        return "time".equals(request.getParameter("by")) ? "time" : "doctor";
    }

    /** Whether anything is filtered. */
    public boolean isFiltered() {
        return doctorId() != null || !statuses().isEmpty();
    }

    /** Whether "mine" means anything. */
    public boolean isDoctor() {
        return current.get().role() == Role.DOCTOR;
    }

    /** Whether the person may book. */
    public boolean isBooking() {
        return current.get().role() == Role.RECEPTIONIST || current.get().role() == Role.HOSPITAL_ADMIN;
    }

    /** The doctors to choose from. */
    public List<DoctorView> getDoctors() {
        if (everyDoctor == null) {
            everyDoctor = doctors.list(current.get());
        }
        return everyDoctor;
    }

    /** Every status, in the order of an appointment's life. */
    public List<AppointmentStatus> getStatuses() {
        return List.of(AppointmentStatus.values());
    }

    /** Every act, for the menu of a row. */
    public List<String> getActs() {
        return Stream.of(RowAct.values()).map(Enum::name).toList();
    }

    private Set<AppointmentStatus> statuses() {
        var asked = request.getParameter("status");
        return Stream.of(AppointmentStatus.values())
                .filter(status -> status.name().equals(asked))
                .collect(Collectors.toSet());
    }

    private UUID doctorId() {
        return switch (getWho()) {
            case ALL -> null;
            case MINE -> current.get().doctorId();
            default -> Text.find(getWho(), Text::uuid).orElse(null);
        };
    }

    List<Group> grouped(List<BoardRow> rows) {
        var byTime = getBy().equals("time");
        Map<String, Group> found = new LinkedHashMap<>();
        for (var row : rows) {
            var view = painter.paint(row);
            var key = byTime ? view.hour() : view.doctorId().toString();
            found.computeIfAbsent(key, any -> new Group(key, heading(view, byTime), new ArrayList<>()))
                    .rows()
                    .add(view);
        }
        return byTime
                ? List.copyOf(found.values())
                : found.values().stream()
                        .sorted(Comparator.comparing(Group::heading))
                        .toList();
    }

    private String heading(RowView row, boolean byTime) {
        return byTime ? row.hour() + ":00" : texts.of("today.doctor", row.doctor());
    }
}
