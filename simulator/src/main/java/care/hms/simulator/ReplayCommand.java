package care.hms.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a recorded clinic day and says whether the system agrees with it. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Replays a recorded clinic day against a running server and compares the system's rows, alerts and "
                    + "messages with what the recording alone says must be true.",
            "",
            "The server's clock must be a simulated one. Its address is read from HMS_URL, the password of a "
                    + "SYSTEM_ADMIN from HMS_SYSTEM_PASSWORD.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every booking agrees, with its alerts and messages",
            "1:they do not, or the replay could not be done",
            "2:wrong usage, or a recording that cannot be replayed",
            "130:stopped"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int AGREES = 0;
    private static final int DISAGREES = 1;
    private static final int WRONG_INPUT = 2;
    private static final int STOPPED = 130;
    private static final int SPEED = 60;
    private static final int DEMO_SPEED = 240;
    private static final Duration LOG_EVERY = Duration.ofSeconds(15);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "CSV file of recorded bookings")
    private Optional<Path> file;

    @Option(names = "--demo", description = "replay the small day that comes with the program instead of a file")
    private boolean demo;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "day to replay; needed unless the recording holds one day only")
    private Optional<LocalDate> date;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "simulated seconds in a real second, 1 to 3600 (default: " + SPEED + ", with --demo "
                    + DEMO_SPEED + ")")
    private Optional<Integer> speed;

    @Option(
            names = "--from",
            paramLabel = "HH:mm",
            defaultValue = "00:00",
            description = "only slots that start at that local time or later")
    private LocalTime from;

    @Option(
            names = "--until",
            paramLabel = "HH:mm",
            defaultValue = "23:59:59",
            description = "only slots that start before that local time")
    private LocalTime until;

    @Option(
            names = "--zone",
            defaultValue = "Europe/Berlin",
            description = "time zone of the clinic (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    @Option(
            names = "--alert-clock",
            paramLabel = "CLOCK",
            defaultValue = "SLOT_END",
            description = "from where the hospital counts the minutes of its alerts: ${COMPLETION-CANDIDATES} "
                    + "(default: ${DEFAULT-VALUE})")
    private AlertClock alertClock;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "real time the system has for what is still open after the day (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--username",
            defaultValue = "system",
            description = "SYSTEM_ADMIN to sign in as (default: ${DEFAULT-VALUE})")
    private String username;

    @Option(names = "--check", description = "only check the arguments and the recording; needs no server")
    private boolean check;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // its presence is all that the command line asks for
    private boolean help;

    ReplayCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (var stop = new StopSignal()) {
            stop.listen();
            return answer();
        }
    }

    private int answer() {
        var options = options();
        var progress = System.console() == null
                ? Progress.inLog(spec.commandLine().getErr(), LOG_EVERY)
                : Progress.inTerminal(spec.commandLine().getErr());
        try {
            return check ? check(options) : replay(options, progress);
        } catch (Stopped stopped) {
            progress.say("stopped");
            return STOPPED;
        } catch (RecordingFault fault) {
            progress.say(fault.getMessage());
            return WRONG_INPUT;
        } catch (ReplayFault fault) {
            progress.say(fault.getMessage());
            return DISAGREES;
        }
    }

    private static int check(ReplayOptions options) {
        options.recordedDay();
        return AGREES;
    }

    private int replay(ReplayOptions options, Progress progress) {
        var report = Replay.run(target(), options, progress);
        var out = spec.commandLine().getOut();
        out.print(report.table());
        out.flush();
        return report.agrees() ? AGREES : DISAGREES;
    }

    private ReplayTarget target() {
        try {
            return new ReplayTarget(URI.create(setting("HMS_URL")), username, setting("HMS_SYSTEM_PASSWORD"));
        } catch (IllegalArgumentException notAnAddress) {
            throw usage("HMS_URL: " + notAnAddress.getMessage());
        }
    }

    private ReplayOptions options() {
        if (demo == file.isPresent()) {
            throw usage("give either a FILE or --demo");
        }
        try {
            return new ReplayOptions(
                    file,
                    date,
                    from,
                    until,
                    speed.orElse(demo ? DEMO_SPEED : SPEED),
                    zone,
                    alertClock,
                    Duration.ofSeconds(patience));
        } catch (IllegalArgumentException wrong) {
            throw usage(wrong.getMessage());
        }
    }

    private String setting(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> usage("set " + name + " in the environment"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Turns Ctrl-C and SIGTERM into an interruption of the replaying thread, and lets it end in order. */
    private static final class StopSignal implements AutoCloseable {
        private final Thread replaying = Thread.currentThread();
        private final CountDownLatch ended = new CountDownLatch(1);

        void listen() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        }

        private void stop() {
            if (ended.getCount() == 0) {
                return;
            }
            replaying.interrupt();
            try {
                ended.await(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            ended.countDown();
        }
    }
}
