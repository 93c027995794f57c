package care.hms.web.pages.today;

import care.hms.Invalid;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.Cancel;
import care.hms.appointment.CheckIn;
import care.hms.appointment.CompleteConsultation;
import care.hms.appointment.Confirm;
import care.hms.appointment.RecordVitals;
import care.hms.appointment.Reschedule;
import care.hms.appointment.StartConsultation;
import care.hms.appointment.UndoCheckIn;
import care.hms.noshow.MarkNoShow;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.Reinstate;
import care.hms.web.CurrentActor;
import care.hms.web.Problem;
import care.hms.web.Text;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Notices;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;

/**
 * What is done on the board. One form sends one act: its name, the row's id and the version that the person saw, and
 * whatever the act needs.
 */
@Named
@RequestScoped
public class TodayActs {

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private RowWords words;

    @Inject
    private CurrentActor current;

    @Inject
    private HttpServletRequest request;

    @Inject
    private CheckIn checkIn;

    @Inject
    private UndoCheckIn undoCheckIn;

    @Inject
    private Confirm confirm;

    @Inject
    private RecordVitals recordVitals;

    @Inject
    private StartConsultation startConsultation;

    @Inject
    private CompleteConsultation completeConsultation;

    @Inject
    private Cancel cancel;

    @Inject
    private Reschedule reschedule;

    @Inject
    private MarkNoShow markNoShow;

    @Inject
    private Reinstate reinstate;

    /** Does it, says what came of it, and tells the board which row to look at. */
    public void act() {
        var act = RowAct.named(request.getParameter("act"));
        var id = Text.find(request.getParameter("id"), Text::uuid);
        var version = Text.find(request.getParameter("version"), Long::valueOf);
        if (act.isEmpty() || id.isEmpty() || version.isEmpty()) {
            notices.failed("failure.request.invalid");
            return;
        }
        var before = words.look(id.get());
        var refused = acts.perform(
                act.get().operation(),
                id.get(),
                () -> perform(act.get(), current.get(), id.get(), version.get()),
                problem -> words.refused(id.get(), problem));
        PrimeFaces.current().ajax().addCallbackParam("row", id.get().toString());
        PrimeFaces.current().ajax().addCallbackParam("done", refused.isEmpty());
        PrimeFaces.current()
                .ajax()
                .addCallbackParam(
                        "again", refused.filter(TodayActs::canBeMended).isPresent());
        if (refused.isEmpty()) {
            notices.say(words.done(act.get(), id.get(), before));
            if (act.get() == RowAct.CHECK_IN) {
                words.look(id.get())
                        .ifPresent(row -> PrimeFaces.current().ajax().addCallbackParam("undo", row.version()));
            }
        }
    }

    /** What somebody has filled in or chosen stays open while another value, or another slot, would do. */
    private static boolean canBeMended(Problem problem) {
        return problem.status() == 400
                || problem.code().startsWith("slot.")
                || problem.code().equals("patient.overlap");
    }

    private void perform(RowAct act, Actor actor, UUID id, long version) {
        switch (act) {
            case CONFIRM -> confirm.confirm(actor, id, version);
            case CHECK_IN -> checkIn.checkIn(actor, id, version);
            case UNDO_CHECK_IN -> undoCheckIn.undo(actor, id, version);
            case VITALS -> recordVitals.record(actor, id, version, VitalsForm.read(request));
            case START -> startConsultation.start(actor, id, version);
            case COMPLETE -> completeConsultation.complete(actor, id, version);
            case CANCEL -> cancel.cancel(actor, id, version, reason());
            case NO_SHOW -> markNoShow.mark(actor, id, version, noShowReason(actor), null);
            case REINSTATE -> reinstate.reinstate(actor, id, version, reason());
            case RESCHEDULE ->
                reschedule.reschedule(
                        actor,
                        id,
                        version,
                        Text.find(request.getParameter("slotId"), Text::uuid).orElse(null));
        }
    }

    /** What somebody wrote; null when nothing. */
    private String reason() {
        var written = request.getParameter("reason");
        if (written == null || written.isBlank()) {
            return null;
        }
        return Text.find(written, Text::readable).orElseThrow(() -> new Invalid("reason", "text that can be read"));
    }

    /** A doctor's own word counts as his; what nobody may say is refused by the use case. */
    private NoShowReason noShowReason(Actor actor) {
        if (actor.role() == Role.DOCTOR) {
            return NoShowReason.MANUAL_DOCTOR;
        }
        return Stream.of(NoShowReason.values())
                .filter(reason -> reason.name().equals(request.getParameter("reason")))
                .findFirst()
                .orElse(null);
    }
}
