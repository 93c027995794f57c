package care.hms.launcher;

import java.util.Arrays;
import java.util.List;

/**
 * The command line of {@code ./run}. Exit codes: 0 done, 1 failed, 2 wrong usage or settings; those of a replay
 * or a measurement are passed on.
 */
public final class Main {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private Main() {}

    /** Runs one command and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Arrays.asList(args)));
    }

    private static int run(List<String> words) {
        try {
            var command = words.isEmpty() ? "serve" : words.get(0);
            return switch (command) {
                case "serve" -> Serve.run(rest(words));
                case "replay" -> Replay.run(rest(words));
                case "bench" -> Bench.run(rest(words));
                case "fuzz" -> Fuzz.run(rest(words));
                default -> throw new WrongUsage("There is no command " + command + ".");
            };
        } catch (WrongUsage e) {
            System.err.println(e.getMessage() + " ./run --help lists what there is.");
            return WRONG_USAGE;
        } catch (InvalidSettings e) {
            System.err.println("HMS No-Show cannot start with these settings:");
            e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
            return WRONG_USAGE;
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    private static List<String> rest(List<String> words) {
        return words.isEmpty() ? words : words.subList(1, words.size());
    }
}
