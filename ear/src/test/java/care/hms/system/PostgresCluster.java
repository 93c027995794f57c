package care.hms.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A cluster of the machine's own PostgreSQL, with its own programs: what the embedded one does not bring is {@code
 * pg_dump} and its like. Needs an installed PostgreSQL; without one the test is skipped, in words.
 */
final class PostgresCluster implements AutoCloseable {

    static final String PASSWORD = "a password for tests only";

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresCluster(Path programs) throws IOException {
        this.programs = programs;
        // Not below the project: the server's own user has to get there.
        this.folder = Files.createTempDirectory("hms-cluster-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("password"), PASSWORD);
        makeAgain();
    }

    /** A new one that runs. */
    static PostgresCluster empty() throws IOException {
        var found = installed();
        Assumptions.assumeTrue(found.isPresent(), "no PostgreSQL with its programs is installed: the drill is skipped");
        return new PostgresCluster(found.get());
    }

    private static Optional<Path> installed() throws IOException {
        var all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (var versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Stream.of("initdb", "pg_ctl", "pg_dump", "pg_restore", "psql")
                            .allMatch(program -> Files.isExecutable(bin.resolve(program))))
                    .max(Comparator.comparing(
                            bin -> Integer.valueOf(bin.getParent().getFileName().toString())));
        }
    }

    int port() {
        return port;
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    /** Lays out an empty cluster and starts it. */
    void makeAgain() {
        require(server(
                "initdb",
                "--pgdata=" + data(),
                "--username=postgres",
                "--pwfile=" + folder.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C"));
        require(server(
                "pg_ctl",
                "--pgdata=" + data(),
                "--log=" + data().resolve("server.log"),
                "--wait",
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                "start"));
    }

    /** As when the disk is gone. */
    void lose() {
        require(server("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "--wait", "stop"));
        remove(data());
    }

    /** What one of the project's scripts says, which must succeed; it connects as the superuser. */
    String script(String path, String... arguments) {
        return require(run(path, arguments));
    }

    /** What it says when it must not succeed. */
    String failing(String path, String... arguments) {
        var run = run(path, arguments);
        if (run.exitCode == 0) {
            throw new AssertionError(path + " has succeeded: " + run.output);
        }
        return run.output;
    }

    private Run run(String path, String... arguments) {
        var words = new ArrayList<>(List.of(HOME.resolve(path).toString()));
        words.addAll(List.of(arguments));
        return start(words);
    }

    /** A program of the server's, which refuses to work as root. */
    private Run server(String program, String... arguments) {
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        words.add(programs.resolve(program).toString());
        words.addAll(List.of(arguments));
        return start(words);
    }

    private Run start(List<String> words) {
        try {
            var output = folder.resolve("output");
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    // A server that stays would keep a pipe open.
                    .redirectOutput(output.toFile());
            var environment = builder.environment();
            environment.put("PATH", programs + ":" + environment.get("PATH"));
            environment.put("PGHOST", "127.0.0.1");
            environment.put("PGPORT", String.valueOf(port));
            environment.put("PGUSER", "postgres");
            environment.put("PGPASSWORD", PASSWORD);
            environment.put("HMS_OWNER_PASSWORD", PASSWORD);
            environment.put("HMS_APP_PASSWORD", PASSWORD);
            var exitCode = builder.start().waitFor();
            return new Run(words, exitCode, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String require(Run run) {
        if (run.exitCode != 0) {
            throw new AssertionError(run.words + " ended with " + run.exitCode + ": " + run.output);
        }
        return run.output;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static void remove(Path path) {
        try (var files = Files.walk(path)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            lose();
        }
        remove(folder);
    }

    private record Run(List<String> words, int exitCode, String output) {}
}
