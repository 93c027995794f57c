package care.hms.web.pages;

import care.hms.account.Action;
import care.hms.account.Role;
import care.hms.board.FrameQueries;
import care.hms.board.FrameView;
import care.hms.platform.DomainClock;
import care.hms.platform.SignInAddress;
import care.hms.platform.SignInSession;
import care.hms.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;

/** What stands around every page: who is signed in and may go where, what waits, and what time it is in the hospital. */
@Named
@RequestScoped
public class Frame {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    private CurrentActor current;

    @Inject
    private FrameQueries frames;

    @Inject
    private DomainClock clock;

    @Inject
    private Look look;

    @Inject
    private HttpServletRequest request;

    private FrameView view;
    private Instant now;

    /** The pages of the navigation, in order. */
    public List<Page> getPages() {
        return Page.navigationOf(getRole());
    }

    /** Whether that page is the one that is shown. */
    public boolean isHere(Page page) {
        return page.address().equals(request.getRequestURI());
    }

    /** The role of whoever is signed in. */
    public Role getRole() {
        return current.get().role();
    }

    /** Whether the person may open Cockpit. */
    public boolean isCockpitOpen() {
        return getRole() == Role.HOSPITAL_ADMIN || getRole() == Role.SYSTEM_ADMIN;
    }

    /** Whether alerts are the person's business. */
    public boolean isAlerted() {
        return Page.ALERTS.isFor(getRole());
    }

    /** Whether the person may look at an appointment. */
    public boolean isAppointmentOpen() {
        return Page.APPOINTMENT.isFor(getRole());
    }

    /** Names, counts and zone, read once. */
    public FrameView getView() {
        if (view == null) {
            view = frames.of(current.get());
        }
        return view;
    }

    /** The zone in which this page tells its times. */
    public ZoneId getZone() {
        return getView().zone();
    }

    /** The domain's present, the same for the whole page. */
    public Instant getNow() {
        if (now == null) {
            now = clock.now();
        }
        return now;
    }

    /** The domain's clock, by which the page's own goes on. */
    public DomainClock getClock() {
        return clock;
    }

    /** The present as milliseconds, as scripts count. */
    public long getNowMillis() {
        return getNow().toEpochMilli();
    }

    /** A time of day in the hospital's zone; empty for what has not happened. */
    public String time(Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(getZone()));
    }

    /** A day in the hospital's zone, as the reader's language writes it; empty for what has not happened. */
    public String day(Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(look.getLocale())
                        .format(instant.atZone(getZone()));
    }

    /** Where the page's socket is; empty for who may not hear of the hospital's appointments. */
    public String getSocket() {
        var actor = current.get();
        return actor.may(Action.SEE, null, null) ? "/live/" + actor.hospitalId() : "";
    }

    /** How long the person may do nothing, in real milliseconds. */
    public long getIdleMillis() {
        return SignInSession.IDLE_FOR.toMillis();
    }

    /** How long the person has done nothing, on any page, in real milliseconds. */
    public long getIdledMillis() {
        return SignInSession.idle(request, clock.realNow()).toMillis();
    }

    /** The account of whoever is signed in. */
    public UUID getAccount() {
        return current.get().accountId();
    }

    /** Ends the session. */
    public void signOut() throws IOException {
        SignInSession.end(request);
        var answer = FacesContext.getCurrentInstance().getExternalContext();
        SignInMark.remove(answer);
        answer.redirect(SignInAddress.PATH + "?out=true");
    }
}
