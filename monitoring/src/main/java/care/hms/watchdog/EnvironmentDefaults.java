package care.hms.watchdog;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that were not given are read from the environment: {@code --some-thing} from {@code WATCHDOG_SOME_THING}, mail
 * from the names that the application has for the same.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private static final String PREFIX = "WATCHDOG_";

    private static final Map<String, String> THE_APPLICATIONS = Map.of(
            "--smtp-host", "HMS_SMTP_HOST",
            "--smtp-port", "HMS_SMTP_PORT",
            "--smtp-user", "HMS_SMTP_USER",
            "--smtp-tls", "HMS_SMTP_TLS",
            "--mail-from", "HMS_MAIL_FROM",
            "--mail-to", "HMS_OPERATIONS_MAIL");

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        var value = argument.isOption() ? environment.get(variable((OptionSpec) argument)) : null;
        return value == null || value.isBlank() ? null : value;
    }

    /** Names that look like settings of the watchdog and are none. */
    Set<String> unknown(CommandSpec command) {
        var known = variables(command);
        return environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names under which the environment may set an option of the command. */
    static Set<String> variables(CommandSpec command) {
        return command.options().stream()
                .map(EnvironmentDefaults::variable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String variable(OptionSpec option) {
        var name = option.longestName();
        return THE_APPLICATIONS.getOrDefault(
                name, PREFIX + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
