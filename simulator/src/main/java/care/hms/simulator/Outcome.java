package care.hms.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a recorded booking, in the words of the recording. */
enum Outcome {
    ATTENDED("attended"),
    CANCELLED("cancelled"),
    DID_NOT_ATTEND("did not attend"),
    /** Nothing was recorded: nobody came as far as the clinic knows. */
    UNKNOWN("unknown");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(outcome -> outcome.word).collect(Collectors.joining(", "));
    }
}
