package care.hms.board;

import care.hms.NotFound;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.stagealert.AlertType;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.stream.Stream;

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
        var attended = Stream.of(AlertType.values())
                .filter(type -> actor.may(type.attending(), actor.doctorId(), null))
                .toList();
        var onlyOf = actor.role() == Role.DOCTOR ? actor.doctorId() : null;
        return frame.find(actor.accountId(), attended, onlyOf)
                .orElseThrow(() -> new NotFound("account", actor.accountId()));
    }
}
