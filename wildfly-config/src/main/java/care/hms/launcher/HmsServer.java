package care.hms.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One running system: its database (unless it belongs to somebody else) and its application server. The two have
 * lives of their own, so that a server can be killed and started again on the same rows.
 *
 * <p>Stops everything in order when the JVM ends: requests and jobs, then the server, then the database.
 */
public final class HmsServer implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 500;

    private final Installation installation;
    private final Settings settings;
    private final Progress progress;
    private final Consumer<String> console;
    private final List<String> javaOptions;
    private final Optional<OwnDatabase> ownDatabase;
    private final DataFolder dataFolder;
    private final Thread closeAtExit = new Thread(this::closeAtExit, "hms-close");
    private volatile boolean closing;
    private volatile boolean exiting;
    private Runnable beforeStop = () -> {};
    private Runnable afterStop = () -> {};
    private boolean closed;
    private ServerProcess process;

    /** @throws StartFailed when the data folder is in use */
    HmsServer(
            Installation installation,
            Settings settings,
            Progress progress,
            Consumer<String> console,
            List<String> javaOptions) {
        this.installation = installation;
        this.progress = progress;
        this.console = console;
        this.javaOptions = List.copyOf(javaOptions);
        this.settings = settings;
        this.dataFolder = DataFolder.take(settings.dataFolder());
        this.ownDatabase = settings.externalDatabase().isPresent()
                ? Optional.empty()
                : Optional.of(new OwnDatabase(installation, settings));
        Runtime.getRuntime().addShutdownHook(closeAtExit);
    }

    /** A system for tests: free ports, one data folder, everything else as set. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts the database, if it does not run yet, and the server, and returns when the application is ready.
     *
     * @throws StartFailed when it does not become ready; what was started by then goes on until {@link #close()}
     */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("The server runs already.");
        }
        requireApplication();
        Ports.requireFree(settings.port(), "The application", settings.portSetting());
        Ports.requireFree(settings.managementPort(), "The server's management", "HMS_MANAGEMENT_PORT");
        startDatabase();
        SigningKey.ensure(settings.signingKeyFile().orElse(settings.dataFolder().resolve("jwt-key.pem")));
        startServer();
    }

    /** Starts our own database alone, as after {@link #stopDatabase()}; does nothing when it runs. */
    public synchronized void startDatabase() {
        if (ownDatabase.filter(database -> !database.isRunning()).isPresent()) {
            progress.begin("PostgreSQL");
            ownDatabase.get().start();
            progress.done();
        }
    }

    /** Stops our own database under the running server. */
    public synchronized void stopDatabase() {
        ownDatabase.ifPresent(OwnDatabase::stop);
    }

    /** Lets the server finish its requests and jobs and ends it; the database goes on. */
    public synchronized void stop() {
        if (process == null || !process.isAlive()) {
            return;
        }
        progress.begin("finishing requests and jobs, stopping the server");
        if (process.stop(TO_STOP)) {
            progress.done();
        } else {
            progress.say("  The server did not end within " + TO_STOP.toSeconds() + " s and was killed.");
        }
    }

    /** Ends the server at once (SIGKILL); the database goes on. */
    public synchronized void kill() {
        process.kill();
    }

    /** Stops the server, then our database, and gives the data folder back. */
    @Override
    public void close() {
        // Seen by a start that is still waiting, which then lets go of the lock.
        closing = true;
        closeInOrder();
    }

    /** Where the application answers, such as {@code http://127.0.0.1:8080/}. */
    public URI baseUrl() {
        return settings.baseUrl();
    }

    /** Where health answers, such as {@code http://127.0.0.1:9990/}. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + settings.managementPort() + "/");
    }

    /** How to reach the database past the application. */
    public DatabaseAccess database() {
        return settings.externalDatabase()
                .orElseGet(() -> ownDatabase.orElseThrow().access());
    }

    /** The password of all demo accounts; empty: not a demo. */
    public Optional<String> demoPassword() {
        return settings.demo() ? settings.demoPassword() : Optional.empty();
    }

    /** The server's log file. */
    public Path log() {
        return settings.logFolder().resolve("server.log");
    }

    /** The server's process number, for tests that look at it from outside. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Waits until the server ends by itself; answers its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.awaitEnd();
    }

    /** Has something done first when the system closes, such as ending its last client. */
    synchronized void beforeStop(Runnable first) {
        beforeStop = first;
    }

    /** Has something done last when the system closes, such as removing its folder. */
    synchronized void afterStop(Runnable last) {
        afterStop = last;
    }

    boolean isClosing() {
        return closing;
    }

    private void startServer() {
        var folder = new ServerFolder(installation, settings);
        folder.prepare(installation.application(), settings.logFormat());
        var command = new ServerCommand(installation, settings, folder);
        progress.begin("application server");
        try {
            process = ServerProcess.start(command.words(javaOptions), command.environment(database()), console);
        } catch (IOException e) {
            throw new StartFailed("The application server cannot be run.", e);
        }
        awaitReady(folder);
        progress.done();
    }

    private void closeAtExit() {
        exiting = true;
        close();
    }

    private synchronized void closeInOrder() {
        if (closed) {
            return;
        }
        closed = true;
        beforeStop.run();
        stop();
        if (ownDatabase.filter(OwnDatabase::isRunning).isPresent()) {
            progress.begin("stopping PostgreSQL");
            ownDatabase.get().stop();
            progress.done();
        }
        dataFolder.close();
        afterStop.run();
        if (!exiting) {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        }
    }

    private void requireApplication() {
        if (!Files.exists(installation.application())) {
            throw new StartFailed(installation.application() + " is not built yet; ./run builds it.");
        }
    }

    private void awaitReady(ServerFolder folder) {
        var health = new Health(managementUrl());
        var deadline = System.nanoTime() + TO_START.toNanos();
        while (!folder.isDeployed() || !health.isReady()) {
            if (closing) {
                throw new StartFailed("Stopped while starting.");
            }
            if (!process.isAlive()) {
                throw new StartFailed("The server ended with code " + process.exitCode()
                        + " while starting; its log is " + log() + ".");
            }
            folder.deploymentFailure().ifPresent(reason -> {
                throw new StartFailed("The application could not be deployed; the log is " + log() + ".\n" + reason);
            });
            if (System.nanoTime() > deadline) {
                throw new StartFailed("The application was not ready within " + TO_START.toMinutes()
                        + " minutes; the log is " + log() + ".\n" + health.report());
            }
            progress.goOn();
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while starting.", e);
        }
    }

    /** Collects what a system for tests shall be like. */
    public static final class Builder {

        private final Map<String, String> environment = new HashMap<>();

        /** Classes fresh from a compiler or a release are not verified, a sixth of what a start costs; {@code ./run} does. */
        private final List<String> javaOptions = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote"));

        private Consumer<String> console = line -> {};
        private Installation installation = Installation.find();

        private Builder() {
            environment.put("HMS_HTTP_PORT", String.valueOf(Ports.free()));
            environment.put("HMS_MANAGEMENT_PORT", String.valueOf(Ports.free()));
            environment.put("POSTGRESQL_PORT", String.valueOf(Ports.free()));
        }

        /** The folder that keeps rows, keys and logs; needed. */
        public Builder dataFolder(Path folder) {
            return setting("HMS_DATA_DIR", folder.toAbsolutePath().toString());
        }

        /** A setting as in the environment of {@code ./run}; this process's own environment is not read. */
        public Builder setting(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Replaces the Java options, which by default make a quick start and a slow server. */
        public Builder javaOptions(String... options) {
            javaOptions.clear();
            javaOptions.addAll(List.of(options));
            return this;
        }

        /** Another installation than the one around, such as that of another release. */
        public Builder home(Path folder) {
            installation = new Installation(folder);
            return this;
        }

        /** Receives the server's console line by line. */
        public Builder console(Consumer<String> lines) {
            console = lines;
            return this;
        }

        /** @throws InvalidSettings with one message per mistake */
        public HmsServer build() {
            if (!environment.containsKey("HMS_DATA_DIR")) {
                throw new IllegalStateException("A system for tests needs a data folder of its own.");
            }
            return new HmsServer(
                    installation,
                    DemoPassword.settle(new SettingsReader(environment, installation, true).read()),
                    Progress.silent(),
                    console,
                    javaOptions);
        }
    }
}
