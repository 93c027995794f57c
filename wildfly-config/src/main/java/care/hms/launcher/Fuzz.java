package care.hms.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks a system of its own, or a running one that is named, nearly valid questions; the program's exit code becomes ours. */
final class Fuzz {

    private static final String PROGRAM = "care.hms.simulator.fuzz.FuzzCommand";

    private Fuzz() {}

    static int run(List<String> words) {
        var installation = Installation.find();
        if (words.stream().anyMatch(word -> word.startsWith("--url") || word.equals("--help") || word.equals("-h"))) {
            return Client.start(installation, PROGRAM, words, Map.of()).await();
        }
        // A mistake in the words is told before half a minute goes into a start.
        var onlyChecked = new ArrayList<>(words);
        onlyChecked.add("--check");
        var checked = Client.start(installation, PROGRAM, onlyChecked, Map.of()).await();
        if (checked != 0) {
            return checked;
        }
        // Behind a proxy that is not there, so that forwarded headers are nonsense that counts, too; with a key that
        // nobody guesses, because a trigger without one is closed by a 503 that would be no finding.
        var settings = Map.of(
                "HMS_BEHIND_PROXY", "true", "CRON_API_KEY", UUID.randomUUID().toString());
        try (var own = new PrivateServer(installation, settings)) {
            return own.serve(server -> Client.start(
                    installation,
                    PROGRAM,
                    words,
                    Map.of(
                            "HMS_URL", server.baseUrl().toString(),
                            "HMS_MANAGEMENT_URL", server.managementUrl().toString(),
                            "HMS_DEMO_PASSWORD", server.demoPassword().orElseThrow())));
        }
    }
}
