package care.hms;

import java.util.List;
import java.util.Map;

/** The request is sound, but the state of things forbids it now. */
public final class Conflict extends DomainFailure {

    private static final long serialVersionUID = 1L;

    /** A conflict with further members for the answer, such as the current status. */
    public Conflict(String code, String message, Map<String, Object> details) {
        super(Kind.CONFLICT, code, message, List.of(), details);
    }

    /** A conflict that its code and message tell completely. */
    public Conflict(String code, String message) {
        this(code, message, Map.of());
    }
}
