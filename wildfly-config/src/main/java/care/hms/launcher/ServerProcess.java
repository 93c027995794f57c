package care.hms.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The application server as a child process. */
final class ServerProcess {

    /**
     * Ctrl-C in a terminal reaches every process in the foreground, and a closed terminal likewise. The server must
     * not stop by itself then, but when it is told to; a signal ignored before exec stays ignored.
     */
    private static final String DEAF_TO_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param environment added to this process's own, from which every setting of ours is taken out first
     * @param lines receives the server's console, line by line, on a thread of its own
     */
    static ServerProcess start(List<String> command, Map<String, String> environment, Consumer<String> lines)
            throws IOException {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_THE_TERMINAL, "hms-server"));
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("HMS_") || name.startsWith("POSTGRESQL_"));
        builder.environment().putAll(environment);
        var server = new ServerProcess(builder.start());
        server.readConsole(lines);
        return server;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to finish what it is doing; kills it when that takes longer than allowed. */
    boolean stop(Duration allowed) {
        process.destroy();
        try {
            if (process.waitFor(allowed.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return false;
    }

    /** Ends it at once, as a power cut would. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void readConsole(Consumer<String> lines) {
        var reader = new Thread(
                () -> {
                    try (var console = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        console.lines().forEach(lines);
                    } catch (IOException | UncheckedIOException e) {
                        // The process is gone, and its console with it.
                    }
                },
                "server-console");
        reader.setDaemon(true);
        reader.start();
    }
}
