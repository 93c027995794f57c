package care.hms.watchdog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Watches from a host: in the foreground, or once for whoever has a schedule of his own. */
@Command(
        name = "watchdog",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = {
            "Watches HMS No-Show from outside: has its sweep run, reads how it stands, and tells people by mail when two "
                    + "checks in a row have failed, and when it is over.",
            "",
            "The API key is read from CRON_API_KEY or from a file. Every option can be set in the environment, under the "
                    + "name in brackets; what follows the semicolon is the default.",
            ""
        },
        exitCodeOnExecutionException = 4,
        exitCodeListHeading = "%nExit codes (with --once):%n",
        exitCodeList = {
            "0:healthy",
            "1:unhealthy: down, refusing, its sweep failing or its own schedule dead",
            "2:wrong usage or settings",
            "3:healthy, but something could not be told or remembered",
            "4:a mistake of the watchdog's own: nobody knows"
        })
final class WatchdogCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final EnvironmentDefaults defaults;
    private final Names names;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private BackendOptions backend;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "file that holds the API key (WATCHDOG_API_KEY_FILE; CRON_API_KEY)")
    private Optional<Path> apiKeyFile;

    // Without a fallback the option would turn a "true" of the environment around.
    @Option(
            names = "--once",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = "false",
            description = "check once and end with an exit code (WATCHDOG_ONCE)")
    private boolean once;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "300",
            converter = BackendOptions.Seconds.class,
            description = "from one check to the next (WATCHDOG_EVERY; ${DEFAULT-VALUE})")
    private Duration every;

    @Option(
            names = "--state-file",
            paramLabel = "FILE",
            defaultValue = "watchdog-state.json",
            description = "what has to survive a restart (WATCHDOG_STATE_FILE; ${DEFAULT-VALUE})")
    private Path stateFile;

    @Option(
            names = "--cloudwatch",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = "false",
            description = "publish to CloudWatch too, with the region and the credentials that AWS's own tools would "
                    + "take (WATCHDOG_CLOUDWATCH)")
    private boolean cloudWatch;

    @Mixin
    private MailOptions mail;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // its presence is all that the command line asks for
    private boolean help;

    WatchdogCommand(Map<String, String> environment, Names names, Clock clock) {
        this.environment = environment;
        this.defaults = new EnvironmentDefaults(environment);
        this.names = names;
        this.clock = clock;
    }

    EnvironmentDefaults defaults() {
        return defaults;
    }

    @Override
    public Integer call() throws InterruptedException {
        var round = round();
        if (once) {
            return round.run().exitCode();
        }
        while (true) {
            var begun = System.nanoTime();
            try {
                round.run();
            } catch (RuntimeException e) {
                // Whoever watches others must not stop for a mistake of its own.
                complaints().accept("The check itself has failed: " + e);
            }
            TimeUnit.NANOSECONDS.sleep(every.toNanos() - (System.nanoTime() - begun));
        }
    }

    private Round round() {
        for (var name : defaults.unknown(spec)) {
            throw mistake(name + " in the environment is no setting of the watchdog");
        }
        var key = new KeyFile(apiKeyFile, Optional.ofNullable(environment.get("CRON_API_KEY")), "the API key");
        requireKey(key);
        requireTime();
        return new Round(
                new Check(backend.backend(), key, names, clock),
                metrics(),
                mail.post(backend.texts(), environment),
                memory(),
                line -> {
                    spec.commandLine().getOut().println(line);
                    spec.commandLine().getOut().flush();
                },
                complaints());
    }

    private Optional<CloudWatchMetrics> metrics() {
        try {
            return cloudWatch ? Optional.of(new CloudWatchMetrics(Aws.cloudWatch())) : Optional.empty();
        } catch (SdkException e) {
            throw mistake("--cloudwatch cannot be served: " + Reason.of(e));
        }
    }

    private Consumer<String> complaints() {
        return line -> {
            spec.commandLine().getErr().println(clock.instant() + " " + line);
            spec.commandLine().getErr().flush();
        };
    }

    private void requireKey(ApiKey key) {
        try {
            key.toSend();
        } catch (CallFailed e) {
            throw mistake(e.getMessage() + "; set CRON_API_KEY or give --api-key-file");
        }
    }

    private void requireTime() {
        if (!once && backend.longestCheck().compareTo(every) > 0) {
            throw mistake("a check may take " + backend.longestCheck().toSeconds() + " s, but --every is "
                    + every.toSeconds() + "; shorten --timeout or --attempts");
        }
    }

    private MemoryFile memory() {
        var memory = new MemoryFile(stateFile, complaints());
        try {
            memory.makeFolder();
            return memory;
        } catch (IOException e) {
            throw mistake("--state-file is " + stateFile + "; no file can be written there");
        }
    }

    private ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
