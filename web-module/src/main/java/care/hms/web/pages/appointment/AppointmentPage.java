package care.hms.web.pages.appointment;

import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.appointment.AppointmentQueries;
import care.hms.appointment.AppointmentView;
import care.hms.appointment.TimelineEntry;
import care.hms.audit.AuditEventView;
import care.hms.audit.AuditFilter;
import care.hms.audit.AuditQueries;
import care.hms.board.BoardQueries;
import care.hms.board.BoardRow;
import care.hms.board.NameQueries;
import care.hms.explanation.Explanation;
import care.hms.explanation.ExplanationQueries;
import care.hms.notification.AppointmentMessage;
import care.hms.notification.Language;
import care.hms.notification.OutboxQueries;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Look;
import care.hms.web.pages.Typed;
import care.hms.web.pages.today.OfferedActs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One appointment: where it stands, why, what happened, who was told, and for administrators who looked at it. */
@Named
@RequestScoped
public class AppointmentPage {

    private static final int LINES_OF_AUDIT = 50;

    @Inject
    private AppointmentQueries appointments;

    @Inject
    private ExplanationQueries explanations;

    @Inject
    private OutboxQueries outbox;

    @Inject
    private AuditQueries audits;

    @Inject
    private NameQueries names;

    @Inject
    private BoardQueries board;

    @Inject
    private OfferedActs offered;

    @Inject
    private AppointmentWords words;

    @Inject
    private CurrentActor current;

    @Inject
    private Look look;

    @Inject
    private Typed typed;

    private AppointmentView view;
    private Optional<BoardRow> row;
    private Explanation explanation;
    private List<TimelineEntry> events;
    private List<AppointmentMessage> messages;
    private List<AuditEventView> audit;
    private Map<UUID, String> known;

    /** What there is not, or is somebody else's, is told before anything is shown. */
    public void open() {
        getView();
    }

    /** The appointment, read once. */
    public AppointmentView getView() {
        if (view == null) {
            var id = typed.id("id");
            if (id == null) {
                throw new NotFound("appointment", null);
            }
            view = appointments.get(actor(), id);
        }
        return view;
    }

    /** Changes with everything that the page shows; asking for it tells nothing and is no reading. */
    public String getStamp() {
        var told = messages().stream()
                .map(message -> message.status() + "" + message.attempts() + (message.readAt() == null))
                .toList();
        return row().map(BoardRow::stamp).orElse("") + "/" + Integer.toHexString(Objects.hash(told, getActs()));
    }

    /** What the reader may do to it now. */
    public List<OfferedActs.Offer> getActs() {
        return row().map(offered::of).orElse(List.of());
    }

    private Optional<BoardRow> row() {
        if (row == null) {
            row = board.find(actor(), typed.id("id"));
        }
        return row;
    }

    /** Why it stands where it stands, in the reader's language. */
    public Explanation getExplanation() {
        if (explanation == null) {
            var language =
                    Language.preferred(LanguageRange.parse(look.getLocale().getLanguage()));
            explanation = explanations.explain(actor(), getView().id(), language);
        }
        return explanation;
    }

    /** Its deadlines that there is something to say about. */
    public List<Explanation.Deadline> getDeadlines() {
        return getExplanation().deadlines().stream()
                .filter(deadline -> deadline.dueAt() != null)
                .toList();
    }

    /** What happened, the newest first. */
    public List<AppointmentWords.Line> getTimeline() {
        var lines = new ArrayList<AppointmentWords.Line>();
        events().forEach(event -> lines.add(0, words.line(event, known())));
        return lines;
    }

    /** Who was told what, oldest first. */
    public List<AppointmentWords.Message> getMessages() {
        return messages().stream()
                .map(message -> words.message(message, known()))
                .toList();
    }

    /** Whether the reader may see who looked at it. */
    public boolean isAuditOpen() {
        return may(Action.READ_AUDIT);
    }

    /** Who did, read or was refused what, the newest first; its first lines. */
    public List<AuditEventView> getAudit() {
        if (audit == null) {
            var filter = new AuditFilter(null, null, null, null, getView().id(), null, null, null, null);
            audit = audits.list(actor(), filter, 0, LINES_OF_AUDIT).items();
        }
        return audit;
    }

    /** Where Cockpit shows its process; empty for those who may not, and when the process has ended. */
    public String getProcess() {
        return may(Action.ADMINISTER)
                ? explanations
                        .processInstance(actor(), getView().id())
                        .map(instance -> "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime")
                        .orElse("")
                : "";
    }

    /** Whether Cockpit is for the reader at all. */
    public boolean isProcessOpen() {
        return may(Action.ADMINISTER);
    }

    private boolean may(Action action) {
        return actor().may(action, null, null);
    }

    private Actor actor() {
        return current.get();
    }

    private List<TimelineEntry> events() {
        if (events == null) {
            events = appointments.timeline(actor(), getView().id());
        }
        return events;
    }

    private List<AppointmentMessage> messages() {
        if (messages == null) {
            messages = outbox.about(actor(), typed.id("id"));
        }
        return messages;
    }

    /** The names of everybody who appears. */
    private Map<UUID, String> known() {
        if (known == null) {
            known = names.of(
                    actor(),
                    Stream.concat(
                                    events().stream().map(TimelineEntry::actorId),
                                    messages().stream().map(AppointmentMessage::accountId))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
        return known;
    }
}
