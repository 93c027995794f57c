package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;

import care.hms.Source;
import care.hms.account.Actor;
import care.hms.platform.HmsAuthenticationMechanism;
import care.hms.sweep.RequestSweep;
import care.hms.sweep.RunSweep;
import care.hms.sweep.SweepHealth;
import care.hms.sweep.SweepQueries;
import care.hms.sweep.SweepRun;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sweep: a run on request, and whether runs come by themselves (§8, decisions S5, S6). */
@Path("/no-show")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Sweep")
public class SweepResource {

    private static final String KEY = "x-cron-api-key";

    @Inject
    private RequestSweep requestSweep;

    @Inject
    private RunSweep runSweep;

    @Inject
    private SweepQueries sweeps;

    @Inject
    private CurrentActor current;

    /** A run; the counts are those of the whole platform. */
    public record RunAnswer(
            UUID id,

            @Schema(enumeration = {"success", "failed", "running"})
            String status,

            @Schema(enumeration = {"cron", "startup", "manual", "external"})
            String source,

            Instant startedAt,
            @Schema(nullable = true) Instant completedAt,

            @Schema(nullable = true, description = "Real milliseconds")
            Integer durationMs,

            @Schema(description = "No-shows marked and alerts raised")
            int itemsProcessed,

            @Schema(nullable = true) String errorMessage) {

        static RunAnswer of(SweepRun run) {
            return new RunAnswer(
                    run.id(),
                    word(run),
                    run.source().word(),
                    run.startedAt(),
                    run.completedAt(),
                    run.durationMs(),
                    run.itemsProcessed(),
                    run.errorMessage());
        }

        private static String word(SweepRun run) {
            return switch (run.status()) {
                case RUNNING -> "running";
                case COMPLETED -> "success";
                case FAILED -> "failed";
            };
        }
    }

    /** The last run that succeeded. */
    public record SuccessAnswer(UUID id, Instant startedAt, int durationMs, int itemsProcessed) {

        static SuccessAnswer of(SweepRun run) {
            return run == null
                    ? null
                    : new SuccessAnswer(run.id(), run.startedAt(), run.durationMs(), run.itemsProcessed());
        }
    }

    /** Some of the runs by themselves: our own schedule's, or those from outside. */
    public record PartAnswer(
            @JsonProperty("isHealthy") boolean healthy,
            String healthMessage,
            @Schema(nullable = true) Instant lastRunTime,
            @Schema(nullable = true) String lastRunStatus,
            int consecutiveFailures,
            @Schema(nullable = true) SuccessAnswer lastSuccessfulRun) {

        static PartAnswer of(SweepHealth.Part part) {
            return new PartAnswer(
                    part.healthy(),
                    part.message(),
                    time(part.lastRun()),
                    status(part.lastRun()),
                    part.consecutiveFailures(),
                    SuccessAnswer.of(part.lastSuccess()));
        }
    }

    /** Over the recent runs. */
    public record StatsAnswer(
            int totalRuns,
            int failedRuns,

            @Schema(nullable = true, examples = "100.0%", description = "Of those that have ended")
            String successRate) {

        static StatsAnswer of(List<SweepRun> runs) {
            var failed = count(runs, SweepRun.Status.FAILED);
            var succeeded = count(runs, SweepRun.Status.COMPLETED);
            var ended = failed + succeeded;
            return new StatsAnswer(
                    runs.size(),
                    failed,
                    ended == 0 ? null : String.format(Locale.ROOT, "%.1f%%", 100.0 * succeeded / ended));
        }

        private static int count(List<SweepRun> runs, SweepRun.Status status) {
            return (int) runs.stream().filter(run -> run.status() == status).count();
        }
    }

    /** Whether the sweep lives, as §8 shows it. */
    public record HealthAnswer(
            String jobName,
            @JsonProperty("isHealthy") boolean healthy,
            String healthMessage,
            @JsonProperty("isWorkingHours") boolean workingHours,
            @Schema(nullable = true) Instant lastRunTime,
            @Schema(nullable = true) String lastRunStatus,
            int consecutiveFailures,
            @Schema(nullable = true) SuccessAnswer lastSuccessfulRun,
            List<RunAnswer> recentRuns,
            StatsAnswer stats,
            PartAnswer internal,
            PartAnswer external,

            @Schema(description = "Runs of the answering node that found another one at work, since its start")
            long skippedRuns) {

        static HealthAnswer of(SweepHealth health) {
            return new HealthAnswer(
                    SweepRun.JOB_NAME,
                    health.healthy(),
                    health.message(),
                    health.inCalendar(),
                    time(health.lastRun()),
                    status(health.lastRun()),
                    health.consecutiveFailures(),
                    SuccessAnswer.of(health.lastSuccess()),
                    health.recentRuns().stream().map(RunAnswer::of).toList(),
                    StatsAnswer.of(health.recentRuns()),
                    PartAnswer.of(health.internal()),
                    PartAnswer.of(health.external()),
                    health.skipsOfThisNode());
        }
    }

    /** What came of a request to run. */
    public record SweepAnswer(
            @Schema(description = "Another run was at work: nothing was done")
            boolean skipped,

            @Schema(nullable = true) RunAnswer run,
            HealthAnswer health) {}

    @POST
    @Path("/trigger")
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "triggerSweep",
            summary = "Run the sweep now",
            description =
                    "At any hour and for all hospitals: marks what is overdue and raises and resolves alerts. Counts are the"
                            + " platform's. `skipped` when another run is at work; 500 `sweep.failed` with `health` when it"
                            + " failed.")
    public Answer<SweepAnswer> trigger() {
        return run(requestSweep.request(current.get()), Source.MANUAL);
    }

    @POST
    @Path("/external-trigger")
    @RolesAllowed(HmsAuthenticationMechanism.CRON)
    @Operation(
            operationId = "triggerSweepFromOutside",
            summary = "Run the sweep from outside",
            description =
                    "For the watchdog, with the installation's key instead of a token: 401 for another key, 503 when the"
                            + " installation has none. `skipped` when another run is at work; 500 `sweep.failed` with `health`"
                            + " when it failed.")
    public Answer<SweepAnswer> triggerFromOutside(
            @Parameter(description = "The installation's CRON_API_KEY") @HeaderParam(KEY) String key) {
        return run(UUID.randomUUID(), Source.EXTERNAL);
    }

    @GET
    @Path("/cron-health")
    @RolesAllowed({HOSPITAL_ADMIN, HmsAuthenticationMechanism.CRON})
    @Operation(
            operationId = "readSweepHealth",
            summary = "Read whether the sweep lives",
            description =
                    "Healthy: outside the calendar, or a success within 12 minutes, fewer than 3 failures in a row and no run"
                            + " of more than 5 minutes. `internal` is judged by our own schedule's runs alone, so that a"
                            + " trigger from outside hides nothing. All counts are the platform's; none belongs to a hospital."
                            + " With the installation's key it needs no token.")
    public Answer<HealthAnswer> health(
            @Parameter(description = "The installation's CRON_API_KEY, or nothing and a token") @HeaderParam(KEY)
                    String key) {
        var health =
                current.caller().map(caller -> sweeps.health(Actor.of(caller))).orElseGet(sweeps::health);
        return Answer.of(HealthAnswer.of(health));
    }

    private Answer<SweepAnswer> run(UUID id, Source source) {
        var run = runSweep.run(id, source);
        var health = HealthAnswer.of(sweeps.health());
        run.filter(ended -> ended.status() == SweepRun.Status.FAILED).ifPresent(failed -> {
            throw new FailedSweep(failed.errorMessage(), health);
        });
        return Answer.of(new SweepAnswer(run.isEmpty(), run.map(RunAnswer::of).orElse(null), health));
    }

    /** When it ended, or began if it has not. */
    private static Instant time(SweepRun run) {
        return run == null ? null : run.completedAt() == null ? run.startedAt() : run.completedAt();
    }

    private static String status(SweepRun run) {
        return run == null ? null : RunAnswer.word(run);
    }
}
