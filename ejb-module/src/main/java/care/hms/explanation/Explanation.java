package care.hms.explanation;

import care.hms.Traced;
import care.hms.appointment.AppointmentStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Why an appointment is a no-show or is not. All words are in {@code language} and tell times in the hospital's zone;
 * they name roles, never people.
 *
 * @param id the appointment's
 * @param at the instant for which this holds
 * @param sentence why, in one sentence
 * @param nextTimer the process timer that is due next; null when none waits
 * @param lastRun the last sweep that succeeded; null when none ever did
 */
public record Explanation(
        UUID id,
        UUID patientId,
        AppointmentStatus status,
        boolean isNoShow,
        Instant at,
        String language,
        String sentence,
        List<Deadline> deadlines,
        Process process,
        Timer nextTimer,
        Run lastRun)
        implements Traced {

    /**
     * One deadline.
     *
     * @param dueAt null while its stage has not begun
     * @param rule how the instant came about; null as long as there is none
     * @param policy the same in words
     * @param what how it stands, in words
     * @param sweptSince whether a sweep has succeeded since it was due
     * @param happened everything that began, moved, met or ended it, oldest first
     */
    public record Deadline(
            Kind deadline,
            Instant dueAt,
            State state,
            Rule rule,
            String policy,
            String what,
            boolean sweptSince,
            List<Happening> happened) {}

    /** How a deadline stands. */
    public enum State {
        /** Its stage has not begun. */
        NOT_COUNTING,
        /** It lies ahead. */
        WAITING,
        /** It has passed, and nothing has acted on it yet. */
        DUE,
        /** What it waited for happened first. */
        MET,
        /** The no-show stands. */
        MARKED,
        /** The no-show was taken back. */
        REVERSED,
        /** The alert is active. */
        RAISED,
        ACKNOWLEDGED,
        RESOLVED,
        /** It does not count any more, or never will. */
        DROPPED
    }

    /** @param runId the sweep's run that did it, else null */
    public record Happening(Instant at, String what, UUID runId) {}

    /** Whether the process instance is where the row is. */
    public record Process(ProcessState state, String what) {}

    /** Where the process instance is. */
    public enum ProcessState {
        IN_STEP,
        /** It follows within seconds (S8). */
        BEHIND,
        /** The hourly comparison makes it again (S8); the sweep acts meanwhile. */
        MISSING,
        ENDED
    }

    /** @param retries how many attempts are left; with none only the sweep acts */
    public record Timer(Kind deadline, Instant dueAt, int retries) {}

    /** @param source cron, startup, manual or external */
    public record Run(UUID id, String source, Instant startedAt, Instant completedAt) {}
}
