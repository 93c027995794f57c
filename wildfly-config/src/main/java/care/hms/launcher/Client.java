package care.hms.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of the simulator's, run as a process of its own: it knows of the system what its environment says. */
final class Client {

    private final Process process;

    private Client(Process process) {
        this.process = process;
    }

    /** Starts it on this process's terminal. */
    static Client start(
            Installation installation, String mainClass, List<String> arguments, Map<String, String> environment) {
        var simulator = installation.simulator();
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-cp",
                simulator.resolve("simulator.jar") + File.pathSeparator + simulator.resolve("lib") + "/*",
                mainClass));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(environment);
        try {
            return new Client(builder.start());
        } catch (IOException e) {
            throw new StartFailed("The simulator cannot be run.", e);
        }
    }

    /** Its exit code, when it has ended. */
    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Main.FAILED;
        }
    }

    void end() {
        process.destroy();
        await();
    }
}
