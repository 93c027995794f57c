package care.hms.simulator;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulator's command line. Exit codes: 0 agreement, 1 none, 2 wrong usage or recording, 130 stopped. */
@Command(
        name = "simulator",
        description = "A client of the HMS No-Show REST interface.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    /** Runs one command and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main()).addSubcommand(new ReplayCommand(environment));
    }
}
