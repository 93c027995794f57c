package care.hms;

import java.util.UUID;

/** There is no such thing, or none that this caller may know of: both read the same. */
public final class NotFound extends DomainFailure {

    private static final long serialVersionUID = 1L;

    /** For example {@code new NotFound("appointment", id)}, code {@code appointment.not-found}. */
    public NotFound(String thing, UUID id) {
        super(Kind.NOT_FOUND, thing + ".not-found", "There is no " + thing + " " + id + ".");
    }
}
