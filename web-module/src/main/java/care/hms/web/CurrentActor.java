package care.hms.web;

import care.hms.account.Actor;
import care.hms.platform.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Whoever sent this request. */
@RequestScoped
public class CurrentActor {

    @Inject
    private HttpServletRequest request;

    /** The actor for a use case. Only resource methods that name a role may ask. */
    public Actor get() {
        return caller().map(Actor::of)
                .orElseThrow(() -> new IllegalStateException("an open resource asked who is signed in"));
    }

    /** Who is signed in, if anybody is. */
    public Optional<Caller> caller() {
        return Optional.ofNullable((Caller) request.getAttribute(Caller.ATTRIBUTE));
    }
}
