package care.hms.web.pages.today;

import care.hms.appointment.AppointmentStatus;
import care.hms.board.BoardRow;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Days;
import care.hms.web.pages.Frame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts rows into the reader's words, and decides what this person is offered on each. */
@RequestScoped
public class RowPainter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String NOT_YET = "–";

    private static final Map<AppointmentStatus, String> STATUS_ICONS = Map.of(
            AppointmentStatus.SCHEDULED, "pi-calendar",
            AppointmentStatus.CONFIRMED, "pi-verified",
            AppointmentStatus.CHECKED_IN, "pi-sign-in",
            AppointmentStatus.IN_PROGRESS, "pi-user-edit",
            AppointmentStatus.COMPLETED, "pi-check-circle",
            AppointmentStatus.NO_SHOW, "pi-user-minus",
            AppointmentStatus.CANCELLED, "pi-times-circle");

    private static final Map<AlertType, String> ALERT_ICONS = Map.of(
            AlertType.NO_VITALS, "pi-heart",
            AlertType.NO_DOCTOR, "pi-stopwatch",
            AlertType.WAITING_TOO_LONG, "pi-hourglass");

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Days days;

    /** The row as this person sees it now. */
    RowView paint(BoardRow row) {
        var offered = RowAct.offered(current.get(), row, frame.getNow());
        var next = nextDeadline(row);
        return new RowView(
                row.id(),
                row.version(),
                row.stamp(),
                row.status().name(),
                STATUS_ICONS.get(row.status()),
                TIME.format(row.start()),
                DateTimeFormatter.ofPattern("HH").format(row.start()),
                row.patient().lastName() + ", " + row.patient().firstName(),
                days.born(row.patient().born()),
                row.doctor().id(),
                doctorName(row),
                orNotYet(row.checkedInAt()),
                orNotYet(row.vitalsRecordedAt()),
                orNotYet(row.consultationStartedAt()),
                row.status().isWaitingForArrival(),
                row.squeezedIn(),
                row.startsAt().toEpochMilli(),
                row.noShowDueAt().toEpochMilli(),
                next.map(deadline -> deadline.at().toEpochMilli()).orElse(0L),
                next.map(Deadline::kind).orElse(""),
                stageSince(row).map(Instant::toEpochMilli).orElse(0L),
                offered.stream().map(act -> act + ":" + act.form(row)).collect(Collectors.joining(" ")),
                RowAct.primary(offered).map(Enum::name).orElse(""),
                row.alerts().stream().map(RowPainter::alert).toList());
    }

    static String doctorName(BoardRow row) {
        return row.doctor().lastName();
    }

    private record Deadline(String kind, Instant at) {}

    /** The earliest instant at which something happens to a patient who is not seen yet. */
    private static Optional<Deadline> nextDeadline(BoardRow row) {
        var deadlines = new TreeMap<Instant, String>();
        if (row.status().isWaitingForArrival()) {
            deadlines.put(row.noShowDueAt(), "NO_SHOW");
        } else if (row.status() == AppointmentStatus.CHECKED_IN) {
            put(deadlines, row.waitingTooLongDueAt(), "WAITING_TOO_LONG");
            put(deadlines, row.noDoctorDueAt(), "NO_DOCTOR");
            if (row.vitalsRecordedAt() == null) {
                put(deadlines, row.noVitalsDueAt(), "NO_VITALS");
            }
        }
        return deadlines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deadline(deadlines.firstEntry().getValue(), deadlines.firstKey()));
    }

    private static void put(TreeMap<Instant, String> deadlines, Instant at, String kind) {
        if (at != null) {
            deadlines.put(at, kind);
        }
    }

    private static Optional<Instant> stageSince(BoardRow row) {
        return Optional.ofNullable(
                switch (row.status()) {
                    case CHECKED_IN -> row.vitalsRecordedAt() == null ? row.checkedInAt() : row.vitalsRecordedAt();
                    case IN_PROGRESS -> row.consultationStartedAt();
                    default -> null;
                });
    }

    private static RowView.Alert alert(BoardRow.Alert alert) {
        var seen = alert.status() == AlertStatus.ACKNOWLEDGED;
        var type = alert.type().name();
        return new RowView.Alert(type, seen ? "ACKNOWLEDGED" : type, ALERT_ICONS.get(alert.type()), seen);
    }

    private String orNotYet(Instant instant) {
        return instant == null ? NOT_YET : frame.time(instant);
    }
}
