package care.hms.web.pages.today;

import care.hms.board.BoardQueries;
import care.hms.board.BoardRow;
import care.hms.board.LastAct;
import care.hms.stagealert.AlertType;
import care.hms.web.CurrentActor;
import care.hms.web.Problem;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Look;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Says what came of an act: who, what, what became of the slot and of the message. A message is queued, never sent: it
 * leaves later.
 */
@RequestScoped
public class RowWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Refusals behind which stands somebody else's act. */
    private static final Set<String> MEANWHILE = Set.of("request.stale", "appointment.illegal-transition");

    @Inject
    private BoardQueries board;

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Look look;

    @Inject
    private Texts texts;

    /** The row as it stands, wherever it is now; empty when there is none of that id. */
    Optional<BoardRow> look(UUID id) {
        return board.find(current.get(), id);
    }

    /** It is done. */
    String done(RowAct act, UUID id, Optional<BoardRow> before) {
        var row = look(id).orElseThrow();
        var last = board.lastAct(current.get(), id).orElseThrow();
        var said = new StringJoiner(" ");
        said.add(texts.of(
                "done." + act, name(row), TIME.format(row.start()), frame.time(last.at()), minutes(row), day(row)));
        if (act == RowAct.VITALS && before.filter(RowWords::waitsForVitals).isPresent()) {
            said.add(texts.of("done.alertClosed"));
        }
        if (last.slotReleased() != null) {
            said.add(texts.of(last.slotReleased() ? "done.slotReleased" : "done.slotNotReleased"));
        }
        if (last.slotTakenBack() != null) {
            said.add(texts.of(last.slotTakenBack() ? "done.slotTakenBack" : "done.squeezedIn"));
        }
        if (last.sms() != null) {
            said.add(sms(last));
        }
        return said.toString();
    }

    /** Who was faster, and when; empty when nobody was. */
    Optional<String> refused(UUID id, Problem problem) {
        return MEANWHILE.contains(problem.code())
                ? board.lastAct(current.get(), id).map(last -> happened(last) + " " + texts.of("today.upToDate"))
                : Optional.empty();
    }

    private String happened(LastAct last) {
        var key = "happened." + last.event();
        return last.by() == null
                ? texts.of(key + ".alone", frame.time(last.at()))
                : texts.of(key, last.by(), frame.time(last.at()));
    }

    private String sms(LastAct last) {
        if (last.noSms() == null) {
            return texts.of("done.smsQueued");
        }
        var key = "noSms." + last.noSms();
        return texts.of(texts.has(key) ? key : "noSms.OTHER");
    }

    private static boolean waitsForVitals(BoardRow row) {
        return row.alerts().stream().anyMatch(alert -> alert.type() == AlertType.NO_VITALS);
    }

    private static String name(BoardRow row) {
        return row.patient().firstName() + " " + row.patient().lastName();
    }

    private static long minutes(BoardRow row) {
        return row.completedAt() == null
                ? 0
                : Duration.between(row.consultationStartedAt(), row.completedAt())
                        .toMinutes();
    }

    private String day(BoardRow row) {
        return DateTimeFormatter.ofPattern(texts.of("today.day"), look.getLocale())
                .format(row.day());
    }
}
