package care.hms.watchdog;

/** Somebody who should hear of a finding could not be reached; the message says who and why. */
final class NotTold extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotTold(String message, Throwable cause) {
        super(message, cause);
    }
}
