package care.hms.watchdog;

/** No answer came; the message says why, for people. */
final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    CallFailed(String message) {
        super(message);
    }
}
