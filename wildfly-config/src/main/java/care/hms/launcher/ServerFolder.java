package care.hms.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;

/**
 * The server's own base folder inside the data folder. Configuration and application are laid out afresh at each
 * start; only its {@code data} (the transaction log) outlives a run.
 */
final class ServerFolder {

    private static final String APPLICATION = "hms.ear";

    private final Path provisioned;
    private final Path base;

    ServerFolder(Installation installation, Settings settings) {
        this.provisioned = installation.serverHome().resolve("standalone");
        this.base = settings.dataFolder().resolve("server");
    }

    Path path() {
        return base;
    }

    /** What is laid over the server's configuration when it is to speak HTTPS. */
    Path tlsConfiguration() {
        return base.resolve("configuration").resolve("tls.yml");
    }

    /** Lays out the folder for a start that deploys the given application. */
    void prepare(Path application, LogFormat format) {
        try {
            remove(base.resolve("tmp"));
            remove(base.resolve("deployments"));
            remove(base.resolve("configuration"));
            SecretFile.makeOwnerOnlyFolder(base.resolve("deployments"));
            copy(provisioned.resolve("configuration"), base.resolve("configuration"));
            copy(provisioned.resolve("lib"), base.resolve("lib"));
            writeLines(format, "standalone.xml", "<named-formatter name=\"%s\"/>");
            writeLines(format, "logging.properties", ".formatter=%s");
            Files.copy(application, base.resolve("deployments").resolve(APPLICATION));
            Files.createFile(base.resolve("deployments").resolve(APPLICATION + ".dodeploy"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lay out the server's folder " + base, e);
        }
    }

    /** Whether the server has taken the application; asking for health before only fills the log. */
    boolean isDeployed() {
        return Files.exists(base.resolve("deployments").resolve(APPLICATION + ".deployed"));
    }

    /** Why the server refused the application; empty: it did not, or has not yet. */
    Optional<String> deploymentFailure() {
        var mark = base.resolve("deployments").resolve(APPLICATION + ".failed");
        try {
            return Files.exists(mark) ? Optional.of(Files.readString(mark)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + mark, e);
        }
    }

    /** The server cannot take this choice from outside: a handler names its formatter without expressions. */
    private void writeLines(LogFormat format, String file, String pattern) throws IOException {
        var path = base.resolve("configuration").resolve(file);
        var provisionedText = Files.readString(path);
        var old = String.format(pattern, LogFormat.TEXT);
        if (!provisionedText.contains(old)) {
            throw new StartFailed(path + " names no formatter " + LogFormat.TEXT + "; build the server again.");
        }
        Files.writeString(path, provisionedText.replace(old, String.format(pattern, format)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
