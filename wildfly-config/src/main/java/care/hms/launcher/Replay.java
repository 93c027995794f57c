package care.hms.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lives a recorded clinic day against a system of its own. The simulator does the living, as a program of its own that
 * knows nothing of the server but its address and one password; its exit code becomes ours.
 */
final class Replay {

    /** Before every recording: the simulator moves the clock to its day, and a clock never goes back. */
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private Replay() {}

    static int run(List<String> arguments) {
        var installation = Installation.find();
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            return await(start(installation, arguments.isEmpty() ? List.of("--help") : arguments, Map.of()));
        }
        // What people read goes to standard error; standard output carries the replay's table alone.
        var progress = new Progress(System.err);
        var settings =
                Map.of("HMS_CLOCK_START", clockStart(arguments).atStartOfDay().toString(), "HMS_CLOCK_PAUSED", "true");
        try (var own = new PrivateServer(settings, progress)) {
            var code = replay(installation, arguments, own.server(), progress);
            if (code == Main.FAILED) {
                progress.say("  The system's logs and rows are kept in " + own.keep() + ".");
            }
            return code;
        }
    }

    private static int replay(Installation installation, List<String> arguments, HmsServer server, Progress progress) {
        progress.say("A system of its own for the replay");
        try {
            server.start();
        } catch (StartFailed e) {
            progress.say(server.isClosing() ? "" : e.getMessage());
            return Main.FAILED;
        }
        var simulator = start(
                installation,
                arguments,
                Map.of(
                        "HMS_URL", server.baseUrl().toString(),
                        "HMS_SYSTEM_PASSWORD", server.demoPassword().orElseThrow()));
        server.beforeStop(() -> end(simulator));
        return await(simulator);
    }

    /** The day before the one that is replayed, so that it has not begun anywhere on earth. */
    static LocalDate clockStart(List<String> arguments) {
        return date(arguments).map(day -> day.minusDays(1)).orElse(LONG_AGO);
    }

    private static Optional<LocalDate> date(List<String> arguments) {
        for (var i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (word.startsWith("--date=")) {
                return parsed(word.substring("--date=".length()));
            }
            if (word.equals("--date") && i + 1 < arguments.size()) {
                return parsed(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** A date that is none is the simulator's to refuse, in its own words. */
    private static Optional<LocalDate> parsed(String date) {
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Process start(Installation installation, List<String> arguments, Map<String, String> environment) {
        var target = installation.simulator();
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-cp",
                target.resolve("simulator.jar") + File.pathSeparator + target.resolve("lib") + "/*",
                "care.hms.simulator.Main",
                "replay"));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StartFailed("The simulator cannot be run.", e);
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Main.FAILED;
        }
    }

    private static void end(Process process) {
        process.destroy();
        await(process);
    }
}
