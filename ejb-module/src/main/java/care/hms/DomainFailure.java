package care.hms;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * The root of everything the domain refuses. It rolls the transaction back and reaches the edge unwrapped; there one
 * mapper turns it into an RFC 9457 problem whose {@code code} is stable across releases.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class DomainFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal this is; the edge derives the HTTP status from it. */
    public enum Kind {
        /** The request itself is wrong (400). */
        INVALID,
        /** Nobody is signed in, or not as he claims (401). */
        UNAUTHENTICATED,
        /** The role, or somebody else's record, forbids it (403). */
        DENIED,
        /** There is no such thing in the caller's hospital (404). */
        NOT_FOUND,
        /** The state of things forbids it now (409). */
        CONFLICT,
        /** The caller acted on an older version (412). */
        STALE,
        /** Understood, but it contradicts an earlier request (422). */
        UNPROCESSABLE,
        /** Too many attempts (429). */
        THROTTLED
    }

    /** A field of the request and what is allowed there. */
    public record FieldError(String field, String message) {}

    private final Kind kind;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> details;

    protected DomainFailure(
            Kind kind, String code, String message, List<FieldError> errors, Map<String, Object> details) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.details = Map.copyOf(details);
    }

    protected DomainFailure(Kind kind, String code, String message) {
        this(kind, code, message, List.of(), Map.of());
    }

    /** What kind of refusal this is. */
    public Kind kind() {
        return kind;
    }

    /** Stable code for programs, such as {@code appointment.illegal-transition}. */
    public String code() {
        return code;
    }

    /** The fields that were wrong; empty when no single field is to blame. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem, such as the current {@code status}. */
    public Map<String, Object> details() {
        return details;
    }
}
