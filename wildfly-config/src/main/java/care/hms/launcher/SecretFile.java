package care.hms.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A file that only its owner may read, from its first byte on. */
record SecretFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** The secret kept here; when there is none yet, the given one is kept first. */
    String readOrKeep(Supplier<String> fresh) {
        try {
            if (!Files.exists(path)) {
                keep(fresh.get().getBytes(StandardCharsets.UTF_8));
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a secret in " + path, e);
        }
    }

    /** Keeps this secret in place of whatever was kept here. */
    void keep(byte[] secret) throws IOException {
        makeOwnerOnlyFolder(path.getParent());
        // Written beside and moved: a run that dies half-way leaves no half secret behind.
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(fresh, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the folder, and those above it, for its owner alone; a folder that exists is left as it is. */
    static void makeOwnerOnlyFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
