package care.hms.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built parts lie. Nothing below {@code target} is changed by a run.
 *
 * @param home the project's root folder
 */
public record Installation(Path home) {

    /** Names the home folder when the launcher is not started from inside it. */
    static final String HOME_PROPERTY = "hms.home";

    /**
     * The installation named by the system property {@code hms.home}, else the one around the working directory.
     *
     * @throws StartFailed when neither is one
     */
    public static Installation find() {
        var named = System.getProperty(HOME_PROPERTY);
        var candidate =
                named == null ? Path.of("").toAbsolutePath() : Path.of(named).toAbsolutePath();
        for (var folder = candidate; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("wildfly-config"))) {
                return new Installation(folder);
            }
        }
        throw new StartFailed("No installation of HMS No-Show around " + candidate + ".");
    }

    Path serverHome() {
        return home.resolve("wildfly-config/target/server");
    }

    /** PostgreSQL's unpacked programs, shared by all runs: unpacking takes longer than starting. */
    Path databasePrograms() {
        return home.resolve("wildfly-config/target/postgresql");
    }

    Path application() {
        return home.resolve("ear/target/hms.ear");
    }

    Path simulator() {
        return home.resolve("simulator/target");
    }

    Path defaultDataFolder() {
        return home.resolve("data");
    }
}
