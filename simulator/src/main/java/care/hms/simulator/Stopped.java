package care.hms.simulator;

/** The thread that replays was interrupted: somebody stops this program. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Keeps the interruption visible to whoever waits next. */
    Stopped() {
        super("stopped");
        Thread.currentThread().interrupt();
    }
}
