package care.hms.launcher;

/** The system cannot be started or run on; the message tells a person why and what to do. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message + " (" + cause.getMessage() + ")", cause);
    }
}
