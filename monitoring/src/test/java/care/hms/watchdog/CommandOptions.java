package care.hms.watchdog;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** The watchdog's settings, for tests of the files that set them. */
public final class CommandOptions {

    private CommandOptions() {}

    /** The names under which the environment may set an option. */
    public static Set<String> variables() {
        return EnvironmentDefaults.variables(Main.commandLine(Map.of(), Names.OF_THE_MACHINE, Clock.systemUTC())
                .getCommandSpec());
    }
}
