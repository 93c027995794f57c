package care.hms.web.pages.alerts;

import care.hms.Invalid;
import care.hms.board.AlertBoardQueries;
import care.hms.board.AlertRow;
import care.hms.stagealert.AcknowledgeAlert;
import care.hms.stagealert.ResolveAlert;
import care.hms.web.CurrentActor;
import care.hms.web.Problem;
import care.hms.web.Text;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Attending to an alert: the page sends its id, the version that the person saw, and perhaps a note. */
@Named
@RequestScoped
public class AlertActs {

    private static final Set<Integer> TOO_LATE = Set.of(409, 412);

    @Inject
    private AcknowledgeAlert acknowledgeAlert;

    @Inject
    private ResolveAlert resolveAlert;

    @Inject
    private AlertBoardQueries alerts;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Texts texts;

    @Inject
    private Frame frame;

    @Inject
    private CurrentActor current;

    @Inject
    private HttpServletRequest request;

    private interface Act {
        void on(UUID id, long version);
    }

    /** Somebody has seen it and goes. */
    public void acknowledge() {
        perform(
                "acknowledgeAlert",
                (id, version) -> acknowledgeAlert.acknowledge(current.get(), id, version),
                "alerts.acknowledged");
    }

    /** Somebody has dealt with it. */
    public void resolve() {
        perform(
                "resolveAlert",
                (id, version) -> resolveAlert.resolve(current.get(), id, version, note()),
                "alerts.resolved");
    }

    private void perform(String operation, Act act, String done) {
        var id = Text.find(request.getParameter("id"), Text::uuid);
        var version = Text.find(request.getParameter("version"), Long::valueOf);
        if (id.isEmpty() || version.isEmpty()) {
            notices.failed("failure.request.invalid");
            return;
        }
        var refused = acts.perform(
                operation,
                id.get(),
                () -> act.on(id.get(), version.get()),
                problem -> attendedMeanwhile(problem, id.get()));
        if (refused.isEmpty()) {
            alerts.find(current.get(), id.get())
                    .ifPresent(row -> notices.done(
                            done, row.patient().firstName(), row.patient().lastName()));
        }
    }

    /** Who came first, and when; empty when nobody did, and the refusal has another reason. */
    private Optional<String> attendedMeanwhile(Problem problem, UUID id) {
        return !TOO_LATE.contains(problem.status())
                ? Optional.empty()
                : alerts.find(current.get(), id).flatMap(this::whoAttended);
    }

    private Optional<String> whoAttended(AlertRow row) {
        return Optional.ofNullable(
                switch (row.status()) {
                    case ACTIVE -> null;
                    case ACKNOWLEDGED ->
                        texts.of("alerts.seenMeanwhile", row.acknowledgedBy(), frame.time(row.acknowledgedAt()));
                    case RESOLVED ->
                        row.resolvedBy() == null
                                ? texts.of("alerts.endedMeanwhile", frame.time(row.resolvedAt()))
                                : texts.of("alerts.resolvedMeanwhile", row.resolvedBy(), frame.time(row.resolvedAt()));
                });
    }

    private String note() {
        var given = request.getParameter("note");
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            return Text.readable(given.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Invalid("note", unreadable.getMessage());
        }
    }
}
