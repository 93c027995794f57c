package care.hms.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures a system of its own, in real time; the exit code of the measuring program becomes ours. */
final class Bench {

    /** The sweep's clock is made to stand while it is measured, which only a simulated one can be. */
    private static final Map<String, Program> PROGRAMS = new TreeMap<>(Map.of(
            "burst", new Program("care.hms.simulator.bench.BurstBench", Map.of()),
            "lag", new Program("care.hms.simulator.bench.LagBench", Map.of()),
            "sweep",
                    new Program(
                            "care.hms.simulator.bench.SweepBench", Map.of("HMS_CLOCK_START", "2026-01-05T10:00:00"))));

    private record Program(String mainClass, Map<String, String> settings) {}

    private Bench() {}

    static int run(List<String> arguments) {
        var program = arguments.isEmpty() ? null : PROGRAMS.get(arguments.get(0));
        if (program == null) {
            throw new WrongUsage("What shall be measured? There is: " + String.join(", ", PROGRAMS.keySet()) + ".");
        }
        var installation = Installation.find();
        var words = arguments.subList(1, arguments.size());
        if (words.contains("--help") || words.contains("-h")) {
            return Client.start(installation, program.mainClass(), words, Map.of())
                    .await();
        }
        var token = Passwords.forMachines();
        var settings = new HashMap<>(program.settings());
        settings.put("HMS_METRICS_TOKEN", token);
        try (var own = new PrivateServer(installation, settings)) {
            return own.serve(
                    server -> Client.start(installation, program.mainClass(), words, environment(server, token)));
        }
    }

    /** A measurement clones waiting timers by SQL and reads the server's processor time: it is told more than a client. */
    private static Map<String, String> environment(HmsServer server, String metricsToken) {
        var database = server.database();
        return Map.of(
                "HMS_URL", server.baseUrl().toString(),
                "HMS_SYSTEM_PASSWORD", server.demoPassword().orElseThrow(),
                "HMS_SERVER_PID", String.valueOf(server.pid()),
                "HMS_METRICS_TOKEN", metricsToken,
                "POSTGRESQL_HOST", database.host(),
                "POSTGRESQL_PORT", String.valueOf(database.port()),
                "POSTGRESQL_DATABASE", database.name(),
                "POSTGRESQL_OWNER_USER", database.owner().role(),
                "POSTGRESQL_OWNER_PASSWORD", database.owner().password());
    }
}
