package care.hms.web.pages;

import care.hms.RealTime;
import care.hms.account.ChangePassword;
import care.hms.account.SignIn;
import care.hms.platform.Caller;
import care.hms.platform.SignInSession;
import care.hms.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;

/** One's own password: the first one must be changed before anything else can be done. */
@Named
@RequestScoped
public class PasswordPage {

    @Inject
    private ChangePassword changePassword;

    @Inject
    private SignIn signIn;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private CurrentActor current;

    @Inject
    @RealTime
    private Clock realTime;

    @Inject
    private HttpServletRequest request;

    private String present;
    private String next;
    private String again;

    /** Whether the person has to, before anything else. */
    public boolean isFirst() {
        return current.caller().filter(Caller::mustChangePassword).isPresent();
    }

    /** Changes it; every session of the account ends with it, and this one begins anew. */
    public void change() throws IOException {
        if (next == null || !next.equals(again)) {
            notices.failed("password.differ");
            return;
        }
        var actor = current.get();
        var username = current.caller().orElseThrow().username();
        var refused =
                acts.perform("changeOwnPassword", actor.accountId(), () -> changePassword.change(actor, present, next));
        if (refused.isPresent()) {
            return;
        }
        var caller = signIn.signInToPages(username, next, request.getRemoteAddr());
        SignInSession.begin(request, caller, realTime.instant());
        notices.done("password.changed");
        notices.keepForNextPage();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(Page.firstOf(actor.role()).address());
    }

    /** Never shown again. */
    public String getPresent() {
        return null;
    }

    public void setPresent(String present) {
        this.present = present;
    }

    /** Never shown again. */
    public String getNext() {
        return null;
    }

    public void setNext(String next) {
        this.next = next;
    }

    /** Never shown again. */
    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
