package care.hms.appointment;

import care.hms.DomainFailure;

/** The same Idempotency-Key came with another body (A3). */
public final class IdempotencyKeyReused extends DomainFailure {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super(
                Kind.UNPROCESSABLE,
                "idempotency.key-reused",
                "This Idempotency-Key was used for another booking. Use a new one for each booking.");
    }
}
