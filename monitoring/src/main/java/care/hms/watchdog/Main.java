package care.hms.watchdog;

import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** The watchdog's command line. */
public final class Main {

    private Main() {}

    /** Watches until it is stopped, or once, and ends the program with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(System.getenv(), Names.OF_THE_MACHINE, Clock.systemUTC())
                .execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment, Names names, Clock clock) {
        var command = new WatchdogCommand(environment, names, clock);
        return new CommandLine(command).setDefaultValueProvider(command.defaults());
    }
}
