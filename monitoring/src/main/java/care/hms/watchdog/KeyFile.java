package care.hms.watchdog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret from a file, or else from the environment; never from the command line, which every user can read. */
final class KeyFile implements ApiKey {

    private final Optional<Path> file;
    private final Optional<String> otherwise;
    private final String name;

    /** @param name how to call it in a sentence */
    KeyFile(Optional<Path> file, Optional<String> otherwise, String name) {
        this.file = file;
        this.otherwise = otherwise;
        this.name = name;
    }

    @Override
    public String read() throws CallFailed {
        var secret =
                file.isPresent() ? content(file.get()) : otherwise.orElse("").strip();
        if (secret.isEmpty()) {
            throw new CallFailed("There is nothing in " + name);
        }
        return secret;
    }

    private String content(Path path) throws CallFailed {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new CallFailed("The file " + path + " of " + name + " cannot be read");
        }
    }
}
