package care.hms.gateway;

/**
 * How the gateway treats messages, so that tests can see what happens then.
 *
 * @param to only messages to numbers that begin so; empty: all
 */
record Behaviour(Mode mode, String to) {

    /** What can happen to a message. */
    enum Mode {
        ACCEPT,
        /** Answers 500. */
        FAIL,
        /** Answers 400: the message itself is wrong. */
        REFUSE,
        /** Takes the message and does not answer: whoever sent it cannot know. */
        HANG
    }

    static final Behaviour GOOD = new Behaviour(Mode.ACCEPT, "");

    Mode towards(String number) {
        return number.startsWith(to) ? mode : Mode.ACCEPT;
    }
}
