package care.hms.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The data folder in the hands of one run; a second run with the same folder is refused. */
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartFailed when another run holds it */
    static DataFolder take(Path folder) {
        try {
            SecretFile.makeOwnerOnlyFolder(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartFailed("Another run already works with " + folder
                        + ". Stop it, or give this one a folder of its own with HMS_DATA_DIR.");
            }
            Files.createDirectories(folder.resolve("log"));
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new StartFailed("Cannot use the data folder " + folder + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
