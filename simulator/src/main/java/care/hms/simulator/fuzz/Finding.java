package care.hms.simulator.fuzz;

/**
 * A request whose answer was not as it must be.
 *
 * @param unmet what was wrong, in words
 * @param attempt the smallest request found that shows it
 * @param answer the beginning of the answer, or what became of the line
 */
record Finding(String unmet, Attempt attempt, String answer) {

    String text(long seed) {
        return """
                %s %s as %s: %s
                  %s
                  ./run fuzz --seed %d --only %s
                  %s
                """.formatted(
                        attempt.method(),
                        attempt.operation().id(),
                        attempt.who(),
                        unmet,
                        answer,
                        seed,
                        attempt.operation().id(),
                        attempt.curl());
    }
}
