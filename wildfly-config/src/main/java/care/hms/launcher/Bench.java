package care.hms.launcher;

import java.util.List;
import java.util.Map;

/** Measures a system of its own, in real time; the exit code of the measuring program becomes ours. */
final class Bench {

    private static final Map<String, String> PROGRAMS = Map.of("lag", "care.hms.simulator.bench.LagBench");

    private Bench() {}

    static int run(List<String> arguments) {
        var program = arguments.isEmpty() ? null : PROGRAMS.get(arguments.get(0));
        if (program == null) {
            throw new WrongUsage("What shall be measured? There is: " + String.join(", ", PROGRAMS.keySet()) + ".");
        }
        var installation = Installation.find();
        var words = arguments.subList(1, arguments.size());
        if (words.contains("--help") || words.contains("-h")) {
            return Client.start(installation, program, words, Map.of()).await();
        }
        var token = Passwords.forMachines();
        try (var own = new PrivateServer(installation, Map.of("HMS_METRICS_TOKEN", token))) {
            return own.serve(server -> Client.start(installation, program, words, environment(server, token)));
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
