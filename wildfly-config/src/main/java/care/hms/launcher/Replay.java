package care.hms.launcher;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lives a recorded clinic day against a system of its own; the simulator's exit code becomes ours. */
final class Replay {

    private static final String PROGRAM = "care.hms.simulator.Main";

    /** Before every recording: the simulator moves the clock to its day, and a clock never goes back. */
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private Replay() {}

    static int run(List<String> arguments) {
        var installation = Installation.find();
        var words = new ArrayList<>(List.of("replay"));
        words.addAll(arguments.isEmpty() ? List.of("--help") : arguments);
        // A mistake in the words or in the recording is told before half a minute goes into a start.
        var checked = Client.start(installation, PROGRAM, with(words, "--check"), Map.of())
                .await();
        if (checked != 0 || isOnlyAsking(words)) {
            return checked;
        }
        // Closed last: the server may still have something to send.
        try (var gateway = LocalGateway.start(installation, 0);
                var own = new PrivateServer(installation, settings(arguments, gateway))) {
            return own.serve(server -> Client.start(
                    installation,
                    PROGRAM,
                    words,
                    Map.of(
                            "HMS_URL", server.baseUrl().toString(),
                            "HMS_SYSTEM_PASSWORD", server.demoPassword().orElseThrow())));
        }
    }

    private static Map<String, String> settings(List<String> arguments, LocalGateway gateway) {
        var settings = new HashMap<>(gateway.settings());
        settings.put("HMS_CLOCK_START", clockStart(arguments).atStartOfDay().toString());
        settings.put("HMS_CLOCK_PAUSED", "true");
        return settings;
    }

    private static boolean isOnlyAsking(List<String> words) {
        return words.contains("--help") || words.contains("-h") || words.contains("--check");
    }

    private static List<String> with(List<String> words, String option) {
        var more = new ArrayList<>(words);
        if (!more.contains(option)) {
            more.add(option);
        }
        return more;
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
}
