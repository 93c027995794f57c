package care.hms.web.pages;

import care.hms.audit.RecordRefusal;
import care.hms.platform.RequestId;
import care.hms.web.CurrentActor;
import care.hms.web.Problem;
import care.hms.web.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Carries out what somebody asked for on a page. What the domain refuses is told in the result bar, in the words of
 * {@code failure.<code>}, and written down as the API writes it down.
 */
@RequestScoped
public class Acts {

    private static final Logger LOGGER = System.getLogger(Acts.class.getName());
    private static final Set<Integer> REFUSALS = Set.of(403, 404, 409, 412, 422, 429);

    @Inject
    private CurrentActor current;

    @Inject
    private Notices notices;

    @Inject
    private Texts texts;

    @Inject
    private RecordRefusal recordRefusal;

    @Inject
    private HttpServletRequest request;

    /**
     * Calls a use case.
     *
     * @param operation the API's operation id, for the audit
     * @param object what it is done to, or null
     * @return what was refused, and has been told; empty when it is done
     */
    public Optional<Problem> perform(String operation, UUID object, Runnable useCase) {
        return perform(operation, object, useCase, problem -> Optional.empty());
    }

    /**
     * The same, where the page has better words for some refusals.
     *
     * @param words what to say instead; empty for the usual
     */
    public Optional<Problem> perform(
            String operation, UUID object, Runnable useCase, Function<Problem, Optional<String>> words) {
        try {
            useCase.run();
            return Optional.empty();
        } catch (RuntimeException refused) {
            var problem = Problems.of(refused);
            words.apply(problem).ifPresentOrElse(notices::failedWith, () -> tell(problem, refused));
            record(operation, object, problem);
            return Optional.of(problem);
        }
    }

    /** Tells what went wrong, in the result bar. */
    void tell(Problem problem, Throwable failure) {
        if (problem.isOurFault()) {
            LOGGER.log(Level.ERROR, "request " + RequestId.of(request) + " failed", failure);
            notices.failed("failure.internal", RequestId.of(request));
            return;
        }
        var key = "failure." + problem.code();
        var field = problem.errors().isEmpty()
                ? key
                : key + "." + problem.errors().get(0).field();
        if (texts.has(field)) {
            notices.failed(field);
        } else if (texts.has(key)) {
            notices.failed(key, status(problem), problem.more().getOrDefault("retryAfterSeconds", ""));
        } else {
            notices.failed("failure.other", problem.code());
        }
    }

    private String status(Problem problem) {
        var status = problem.more().get("status");
        return status == null ? "" : texts.of("status." + status);
    }

    private void record(String operation, UUID object, Problem problem) {
        var caller = current.caller();
        if (caller.isEmpty() || !(REFUSALS.contains(problem.status()) || problem.isOurFault())) {
            return;
        }
        try {
            recordRefusal.record(current.get(), operation, object, problem.code(), problem.isOurFault());
        } catch (RuntimeException unwritten) {
            // The refusal stands all the same; that it could not be written down is for the operators.
            LOGGER.log(Level.ERROR, "a refused " + operation + " is missing in the audit", unwritten);
        }
    }
}
