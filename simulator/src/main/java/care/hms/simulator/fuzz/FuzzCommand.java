package care.hms.simulator.fuzz;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program behind {@code ./run fuzz}. Where the system is stands in the environment: HMS_URL, HMS_MANAGEMENT_URL and
 * HMS_DEMO_PASSWORD.
 */
@Command(
        name = "fuzz",
        description = "Sends valid and nearly valid requests to every operation of a demo system, in the name of every"
                + " role, and demands that each answer is one of those documented. Without --url the system is its own"
                + " and thrown away afterwards. Exit codes: 0 nothing found, 1 something, 2 wrong usage.")
public final class FuzzCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Option(names = "--seconds", description = "how long (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(names = "--seed", description = "what a run before has printed, to send the same again")
    private Long seed;

    @Option(names = "--only", description = "an operation id, or several with commas between", split = ",")
    private Set<String> only = Set.of();

    @Option(
            names = "--url",
            description = "a running demo instead of a system of its own, which it fills with nonsense;"
                    + " HMS_DEMO_PASSWORD is its password")
    private URI url;

    @Option(names = "--check", hidden = true, description = "look at the words only")
    private boolean check;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // its presence is all that the command line asks for
    private boolean help;

    FuzzCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs once and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FuzzCommand(System.getenv())).execute(args));
    }

    @Override
    public Integer call() {
        if (check) {
            return 0;
        }
        var chosen = seed == null ? new SecureRandom().nextLong() : seed;
        System.err.println("seed " + chosen);
        var line = new Line(url == null ? URI.create(setting("HMS_URL")) : url);
        try {
            var report = new Fuzzer(line, setting("HMS_DEMO_PASSWORD"), chosen, only, Clock.systemUTC())
                    .run(Duration.ofSeconds(seconds));
            System.out.print(report.text());
            var ill = illness(line);
            ill.ifPresent(System.out::println);
            return report.findings().isEmpty() && ill.isEmpty() ? 0 : 1;
        } catch (FuzzFault | IOException fault) {
            System.err.println(fault.getMessage());
            return 1;
        }
    }

    /** Whether the server has come through it: its own word where it can be asked, else that it still answers. */
    private Optional<String> illness(Line application) throws IOException {
        var management = environment.get("HMS_MANAGEMENT_URL");
        var reply = management == null ? application.get("/openapi") : new Line(URI.create(management)).get("/health");
        return reply.isSuccess()
                ? Optional.empty()
                : Optional.of("The server is not healthy afterwards: " + reply.status() + " " + reply.text());
    }

    private String setting(String name) {
        var value = environment.get(name);
        if (value == null) {
            throw new FuzzFault(name + " is not set");
        }
        return value;
    }
}
