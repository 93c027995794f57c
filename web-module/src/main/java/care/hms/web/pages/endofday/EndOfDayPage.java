package care.hms.web.pages.endofday;

import static care.hms.appointment.AppointmentStatus.CHECKED_IN;
import static care.hms.appointment.AppointmentStatus.IN_PROGRESS;

import care.hms.Invalid;
import care.hms.account.Action;
import care.hms.appointment.AppointmentView;
import care.hms.appointment.Cancel;
import care.hms.appointment.CompleteConsultation;
import care.hms.appointment.StartConsultation;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Look;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;

/**
 * Appointments without an outcome, worked off one by one. How many are done and how many were passed over stands in the
 * address; what is settled meanwhile is no longer in the way.
 */
@Named
@RequestScoped
public class EndOfDayPage {

    private static final int MOST = 9_999;

    @Inject
    private OpenCases openCases;

    @Inject
    private StartConsultation startConsultation;

    @Inject
    private CompleteConsultation completeConsultation;

    @Inject
    private Cancel cancel;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private CurrentActor current;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private List<AppointmentView> open;

    private interface Act {
        void on(UUID id, long version);
    }

    /** The one that is worked on; null when none is left, or none that was not passed over. */
    public AppointmentView getCase() {
        return getSkipped() < open().size() ? open().get(getSkipped()) : null;
    }

    /** Where it stands among all. */
    public int getPosition() {
        return getDone() + getSkipped() + 1;
    }

    /** How many there were when the work began. */
    public int getTotal() {
        return getDone() + open().size();
    }

    /** How many are left. */
    public int getLeft() {
        return open().size();
    }

    /** How many have been settled on the way here. */
    public int getDone() {
        return number("done");
    }

    /** How many have been passed over on the way here. */
    public int getSkipped() {
        return number("skipped");
    }

    /** The day of the one that is worked on, as the reader's language writes it. */
    public String getDay() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(look.getLocale())
                .format(getCase().appointmentDate());
    }

    /** Whether the person may say that the patient was seen. */
    public boolean isCompletable() {
        return may(Action.CONSULT);
    }

    /** Whether the person may say that the patient left without being seen. */
    public boolean isCancellable() {
        return getCase().status() == CHECKED_IN && may(Action.CANCEL);
    }

    /** Does what the person has answered. */
    public void settle() throws IOException {
        if ("complete".equals(request.getParameter("outcome"))) {
            settle("completeConsultation", "endOfDay.completed", this::complete);
        } else if ("cancel".equals(request.getParameter("outcome"))) {
            settle(
                    "cancelAppointment",
                    "endOfDay.cancelled",
                    (id, version) -> cancel.cancel(current.get(), id, version, reason()));
        }
    }

    /** The patient was seen; who did not begin the consultation in time begins and ends it now. */
    private void complete(UUID id, long version) {
        var begun = IN_PROGRESS.name().equals(request.getParameter("status"));
        if (!begun) {
            startConsultation.start(current.get(), id, version);
        }
        completeConsultation.complete(current.get(), id, begun ? version : null);
    }

    private void settle(String operation, String done, Act act) throws IOException {
        var id = Text.find(request.getParameter("id"), Text::uuid);
        var version = Text.find(request.getParameter("version"), Long::valueOf);
        if (id.isEmpty() || version.isEmpty()) {
            notices.failed("failure.request.invalid");
            return;
        }
        var refused = acts.perform(operation, id.get(), () -> act.on(id.get(), version.get()));
        if (refused.isEmpty()) {
            notices.done(done);
        }
        notices.keepForNextPage();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect("%s?done=%d&skipped=%d"
                        .formatted(Page.END_OF_DAY.address(), getDone() + (refused.isEmpty() ? 1 : 0), getSkipped()));
    }

    private String reason() {
        var given = request.getParameter("reason");
        if (given == null || given.isBlank()) {
            return null;
        }
        try {
            return Text.readable(given.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Invalid("reason", unreadable.getMessage());
        }
    }

    private boolean may(Action action) {
        var open = getCase();
        return current.get().may(action, open.doctor().id(), open.patient().id());
    }

    private List<AppointmentView> open() {
        if (open == null) {
            open = openCases.find();
        }
        return open;
    }

    private int number(String parameter) {
        return Text.find(request.getParameter(parameter), Integer::valueOf)
                .filter(number -> number >= 0 && number <= MOST)
                .orElse(0);
    }
}
