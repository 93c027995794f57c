package care.hms.simulator;

/** The replay cannot go on: the server cannot be reached, or refused what the replay needs before the day can be lived. */
public class ReplayFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFault(String message) {
        super(message);
    }

    ReplayFault(String message, Throwable cause) {
        super(message, cause);
    }
}
