package care.hms.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A demo system for one command: a folder and ports of its own, nothing of it left afterwards unless it is kept. */
final class PrivateServer implements AutoCloseable {

    private final Path folder;
    private final HmsServer server;
    // What people read goes to standard error; standard output carries the client's result alone.
    private final Progress progress = new Progress(System.err);
    private volatile boolean kept;

    /** @param settings added to those of a demo system */
    PrivateServer(Installation installation, Map<String, String> settings) {
        try {
            folder = Files.createTempDirectory("hms-");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
        var environment = new HashMap<>(settings);
        environment.put("HMS_DATA_DIR", folder.toString());
        environment.put("HMS_DEMO", "true");
        environment.put("HMS_HTTP_PORT", String.valueOf(Ports.free()));
        environment.put("HMS_MANAGEMENT_PORT", String.valueOf(Ports.free()));
        environment.put("POSTGRESQL_PORT", String.valueOf(Ports.free()));
        var checked = new SettingsReader(environment, installation, true).read();
        server = new HmsServer(installation, DemoPassword.settle(checked), progress, line -> {}, List.of());
        server.afterStop(this::removeFolder);
    }

    /** Starts the system, runs one client against it, and answers the client's exit code. */
    int serve(Function<HmsServer, Client> client) {
        progress.say("A system of its own, with nothing in it but a demo");
        var code = Main.FAILED;
        try {
            server.start();
            var running = client.apply(server);
            server.beforeStop(running::end);
            code = running.await();
        } catch (StartFailed e) {
            progress.endLine();
            if (!server.isClosing()) {
                progress.say(e.getMessage());
            }
        }
        if (code == Main.FAILED && !server.isClosing()) {
            kept = true;
            progress.say("  The system's logs and rows are kept in " + folder + ".");
        }
        return code;
    }

    @Override
    public void close() {
        server.close();
    }

    private void removeFolder() {
        if (kept) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }
}
