package care.hms;

import java.util.List;
import java.util.Map;

/** A field of the request holds what it must not. */
public final class Invalid extends DomainFailure {

    private static final long serialVersionUID = 1L;

    /** All fields that were wrong, each with what is allowed. */
    public Invalid(List<FieldError> errors) {
        super(Kind.INVALID, "request.invalid", describe(errors), errors, Map.of());
    }

    /** One field and what is allowed there. */
    public Invalid(String field, String allowed) {
        this(List.of(new FieldError(field, allowed)));
    }

    /** The same, where the fields stand inside another one of the request, such as {@code admin.username}. */
    public Invalid within(String field) {
        return new Invalid(errors().stream()
                .map(error -> new FieldError(field + "." + error.field(), error.message()))
                .toList());
    }

    private static String describe(List<FieldError> errors) {
        var first = errors.get(0);
        return first.field() + ": " + first.message();
    }
}
