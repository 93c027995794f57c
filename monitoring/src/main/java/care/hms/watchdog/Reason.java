package care.hms.watchdog;

/** What others said, made fit for a line of a log and a mail. */
final class Reason {

    private static final int LONGEST = 300;

    private Reason() {}

    /** The text without line breaks and other controls, cut where it gets long. */
    static String tidy(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }

    /** The innermost message that there is, else the kind of failure. */
    static String of(Throwable failure) {
        var text = failure.getClass().getSimpleName();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                text = cause.getMessage();
            }
        }
        return tidy(text);
    }
}
