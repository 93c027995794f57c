package care.hms.launcher;

/** A certificate or a key cannot be used; the message ends a sentence that begins with the setting's name. */
final class TlsMistake extends Exception {

    private static final long serialVersionUID = 1L;

    TlsMistake(String endOfSentence) {
        super(endOfSentence);
    }
}
