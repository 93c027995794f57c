package care.hms;

import java.util.Locale;

/** By which way an act came (decision S4): one vocabulary for runs, timeline, logs and answers. */
public enum Source {
    /** The scheduled sweep. */
    CRON,
    /** The run after a start. */
    STARTUP,
    /** A run that an administrator asked for. */
    MANUAL,
    /** A run that the trigger from outside asked for. */
    EXTERNAL,
    /** A person who works here. */
    STAFF,
    /** The patient. */
    PATIENT,
    /** A timer of the process. */
    TIMER;

    /** The word as columns and answers show it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
