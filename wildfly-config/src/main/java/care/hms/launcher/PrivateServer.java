package care.hms.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A demo system for one command: a folder and ports of its own, nothing of it left afterwards unless it is kept. */
final class PrivateServer implements AutoCloseable {

    private final Path folder;
    private final HmsServer server;
    private volatile boolean kept;

    /** @param settings added to those of a demo system */
    PrivateServer(Map<String, String> settings, Progress progress) {
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
        var installation = Installation.find();
        var checked = new SettingsReader(environment, installation, true).read();
        server = new HmsServer(installation, DemoPassword.settle(checked), progress, line -> {}, List.of());
        server.afterStop(this::removeFolder);
    }

    HmsServer server() {
        return server;
    }

    /** Leaves the folder, with its logs and rows, for somebody who wants to know what went wrong. */
    Path keep() {
        kept = true;
        return folder;
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
