package care.hms.simulator.bench;

/** The measurement could not be done; the message says why, for the person who started it. */
final class BenchFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchFault(String message) {
        super(message);
    }

    BenchFault(String message, Throwable cause) {
        super(message, cause);
    }
}
