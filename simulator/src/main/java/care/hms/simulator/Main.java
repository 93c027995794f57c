package care.hms.simulator;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator's command line. Exit codes: 0 agreement, 1 none, 2 wrong usage or recording, 130 stopped. */
@Command(
        name = "simulator",
        description = "A client of the HMS No-Show REST interface.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // its presence is all that the command line asks for
    private boolean help;

    private Main() {}

    /** Runs one command and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main()).addSubcommand(new ReplayCommand(environment));
    }
}
