package care.hms.launcher;

/** The command line cannot be understood; the message tells a person why. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
