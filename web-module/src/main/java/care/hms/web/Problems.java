package care.hms.web;

import care.hms.DomainFailure;
import care.hms.platform.Refusal;
import jakarta.ejb.EJBAccessException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Translates whatever reaches the edge into a problem that tells the caller what to do and nothing about our insides. */
public final class Problems {

    static final Problem INTERNAL =
            new Problem(500, "internal", "Something went wrong on our side. Tell support the request id.");

    private static final Problem DENIED = new Problem(403, "access.denied", "Your role does not allow this.");
    private static final Problem BUSY = new Problem(
            503,
            "service.busy",
            "Others are working on the same thing. Try again in a moment.",
            List.of(),
            Map.of("retryAfterSeconds", 1L));
    private static final Problem CHANGED_MEANWHILE =
            new Problem(412, "request.stale", "Somebody changed this meanwhile. Look again, then repeat.");

    private static final Map<Integer, Problem> OF_STATUS = Map.ofEntries(
            known(400, "request.invalid", "The request cannot be read."),
            known(401, "auth.token-missing", "Sign in first: this needs a bearer token."),
            known(403, "access.denied", "Your role does not allow this."),
            known(404, "request.unknown-path", "There is nothing at this path."),
            known(405, "request.method-not-allowed", "This path does not know that method."),
            known(406, "request.not-acceptable", "Answers are JSON: accept application/json."),
            known(413, "request.too-large", "The body is larger than 64 KiB."),
            known(415, "request.unsupported-media-type", "Bodies are JSON: send application/json."),
            known(428, "request.if-match-required", "Send the ETag of the appointment you act on as If-Match."),
            known(503, "service.unavailable", "The service is not available right now. Try again."));

    /**
     * Invariants that the schema keeps when two requests pass the use case's own check at the same moment: the loser
     * reads the same answer as if it had come later.
     */
    private static final Map<String, Problem> OF_CONSTRAINT = Map.of(
            "account_username_once",
                    new Problem(409, "account.username-taken", "This user name is taken. Choose another."),
            "hospitals_code_key", new Problem(409, "hospital.code-taken", "There is already a hospital of this code."),
            "doctor_code_once", new Problem(409, "doctor.code-taken", "There is already a doctor of this code."),
            "patient_mrn_once", new Problem(409, "patient.mrn-taken", "Another patient of this hospital has this MRN."),
            "appointment_slot_once", new Problem(409, "slot.taken", "This slot is taken. Choose another."),
            "appointments_of_a_patient_apart",
                    new Problem(
                            409,
                            "patient.overlap",
                            "The patient has another appointment that overlaps with this slot."),
            "appointment_patient_is_known", new Problem(404, "patient.not-found", "There is no such patient."),
            "absence_once", new Problem(409, "absence.exists", "The doctor's absence of that time stands already."),
            "no_show_log_once", CHANGED_MEANWHILE,
            "slots_of_a_doctor_apart", CHANGED_MEANWHILE);

    private static final Pattern CONSTRAINT = Pattern.compile("violates (?:\\w+ )+constraint \"(\\w+)\"");
    private static final Pattern LOST_A_RACE =
            Pattern.compile("deadlock detected|could not serialize access|canceling statement due to lock timeout");

    private Problems() {}

    private static Map.Entry<Integer, Problem> known(int status, String code, String detail) {
        return Map.entry(status, new Problem(status, code, detail));
    }

    /** The first cause that we know decides; containers wrap what use cases throw. */
    public static Problem of(Throwable failure) {
        return causes(failure)
                .map(Problems::ofKnown)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(INTERNAL);
    }

    /** A refusal of the sign-in. */
    static Problem of(Refusal refusal) {
        return new Problem(refusal.status(), refusal.code(), refusal.detail());
    }

    /** A refusal of the container that never reached a resource. */
    static Problem ofStatus(int status) {
        var problem = OF_STATUS.get(status);
        if (problem != null) {
            return problem;
        }
        return status >= 400 && status < 500
                ? new Problem(status, "request.refused", "The request cannot be served.")
                : INTERNAL;
    }

    /** The names of the constraints that are translated. */
    static Set<String> constraints() {
        return OF_CONSTRAINT.keySet();
    }

    private static Optional<Problem> ofKnown(Throwable cause) {
        if (cause instanceof DomainFailure failure) {
            return Optional.of(ofDomain(failure));
        }
        if (cause instanceof FailedSweep failed) {
            return Optional.of(new Problem(
                    500,
                    "sweep.failed",
                    "The run failed: " + failed.getMessage(),
                    List.of(),
                    Map.of("health", failed.health())));
        }
        if (cause instanceof EJBAccessException) {
            return Optional.of(DENIED);
        }
        if (cause instanceof OptimisticLockException) {
            return Optional.of(CHANGED_MEANWHILE);
        }
        if (cause instanceof LockTimeoutException
                || cause instanceof PessimisticLockException
                || cause instanceof QueryTimeoutException) {
            return Optional.of(BUSY);
        }
        // RESTEasy wraps what a parameter's own reader refused: the reason lies deeper.
        if (cause instanceof WebApplicationException refused && refused.getCause() == null) {
            return Optional.of(ofStatus(refused.getResponse().getStatus()));
        }
        // An address that a proxy told wrongly: RESTEasy builds it anew from what was forwarded.
        if (cause instanceof URISyntaxException) {
            return Optional.of(ofStatus(400));
        }
        return ofDatabase(String.valueOf(cause.getMessage()));
    }

    private static Problem ofDomain(DomainFailure failure) {
        var status =
                switch (failure.kind()) {
                    case INVALID -> 400;
                    case UNAUTHENTICATED -> 401;
                    case DENIED -> 403;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case STALE -> 412;
                    case UNPROCESSABLE -> 422;
                    case THROTTLED -> 429;
                };
        return new Problem(status, failure.code(), failure.getMessage(), failure.errors(), failure.details());
    }

    private static Optional<Problem> ofDatabase(String message) {
        var constraint = CONSTRAINT.matcher(message);
        if (constraint.find()) {
            return Optional.ofNullable(OF_CONSTRAINT.get(constraint.group(1)));
        }
        return LOST_A_RACE.matcher(message).find() ? Optional.of(BUSY) : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return Stream.iterate(failure, cause -> cause != null && seen.add(cause), Throwable::getCause);
    }
}
