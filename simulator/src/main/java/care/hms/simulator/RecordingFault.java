package care.hms.simulator;

/** The recording cannot be replayed as it stands; the message says where and why, for the person who gave the file. */
public final class RecordingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordingFault(String message) {
        super(message);
    }

    static RecordingFault at(String source, long line, String column, String message) {
        return new RecordingFault("%s: line %d, column %s: %s".formatted(source, line, column, message));
    }
}
