package care.hms.sweep;

import care.hms.Source;
import java.time.Instant;
import java.util.UUID;

/**
 * One run, as §6's cron_job_runs has it. It belongs to the platform: its counts are those of all hospitals, and its
 * message names no appointment.
 *
 * @param startedAt by the domain's clock, as {@code completedAt}, which is null while it runs
 * @param durationMs real milliseconds; null while it runs
 * @param itemsProcessed no-shows marked and alerts raised (S4)
 * @param errorMessage why it failed, else null
 */
public record SweepRun(
        UUID id,
        Status status,
        Source source,
        Instant startedAt,
        Instant completedAt,
        Integer durationMs,
        int itemsProcessed,
        String errorMessage) {

    /** The job's name in every run and answer. */
    public static final String JOB_NAME = "NO_SHOW_CHECK";

    /** How far a run is. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED
    }
}
