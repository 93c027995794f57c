package care.hms.web.pages;

import care.hms.RealTime;
import care.hms.account.Role;
import care.hms.account.SignIn;
import care.hms.platform.Caller;
import care.hms.platform.SignInAddress;
import care.hms.platform.SignInSession;
import care.hms.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;

/** Signing in, with the same accounts and the same throttle as the API. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    private SignIn signIn;

    @Inject
    private Acts acts;

    @Inject
    private CurrentActor current;

    @Inject
    @RealTime
    private Clock realTime;

    @Inject
    private HttpServletRequest request;

    private String username;
    private String password;

    /** Whoever is signed in has nothing to do here. */
    public void goOn() throws IOException {
        if (current.caller().isPresent()) {
            enter(current.caller().get());
        }
    }

    /** Signs in, and goes where the person wanted to go. */
    public void enter() throws IOException {
        var caller = new Caller[1];
        var refused = acts.perform(
                "signIn", null, () -> caller[0] = signIn.signInToPages(username, password, request.getRemoteAddr()));
        if (refused.isEmpty()) {
            SignInSession.begin(request, caller[0], realTime.instant());
            SignInMark.set(FacesContext.getCurrentInstance().getExternalContext());
            enter(caller[0]);
        }
    }

    private void enter(Caller caller) throws IOException {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(SignInAddress.local(getNext()).orElseGet(() -> Page.firstOf(Role.valueOf(caller.role()))
                        .address()));
    }

    /** Why the person finds himself here, as a key of the texts; null when he came by himself. */
    public String getReason() {
        if (request.getParameter("out") != null) {
            return "signIn.out";
        }
        return request.getParameter("ended") == null ? null : "signIn.ended";
    }

    /** The address that was asked for, or null. */
    public String getNext() {
        return request.getParameter(SignInAddress.NEXT);
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    /** Never shown again. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
