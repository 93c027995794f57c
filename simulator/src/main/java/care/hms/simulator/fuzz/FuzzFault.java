package care.hms.simulator.fuzz;

/** The fuzzer itself cannot go on; the message tells why. */
final class FuzzFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FuzzFault(String message) {
        super(message);
    }

    FuzzFault(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
