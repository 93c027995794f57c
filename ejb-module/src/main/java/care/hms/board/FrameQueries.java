package care.hms.board;

import care.hms.NotFound;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads what stands around every page. */
@Stateless
@PermitAll
public class FrameQueries {

    private JpaFrame frame;

    protected FrameQueries() {}

    @Inject
    public FrameQueries(JpaFrame frame) {
        this.frame = frame;
    }

    /** The frame of whoever is signed in. */
    public FrameView of(Actor actor) {
        return frame.find(actor.accountId(), OwnAlerts.of(actor))
                .orElseThrow(() -> new NotFound("account", actor.accountId()));
    }
}
