package care.hms.watchdog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Keeps the memory between two checks, through restarts. Written whole or not at all; a file that cannot be understood is
 * told, put aside and counts as none.
 */
final class MemoryFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()));

    private final Path file;
    private final Consumer<String> complaints;

    MemoryFile(Path file, Consumer<String> complaints) {
        this.file = file.toAbsolutePath();
        this.complaints = complaints;
    }

    /**
     * Makes the folder, for its owner alone, where there is none.
     *
     * @throws IOException when no file can be written there
     */
    void makeFolder() throws IOException {
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!Files.isWritable(file.getParent()) || Files.isDirectory(file)) {
            throw new IOException("No file can be written there.");
        }
    }

    /** @throws IOException when there is a file and it cannot be read */
    Memory read() throws IOException {
        if (!Files.exists(file)) {
            return Memory.NEW;
        }
        try {
            var memory = JSON.readValue(file.toFile(), Memory.class);
            if (memory != null) {
                return memory;
            }
            putAside("is empty");
        } catch (JsonProcessingException broken) {
            putAside(Reason.tidy(broken.getOriginalMessage()));
        }
        return Memory.NEW;
    }

    /** @throws IOException when it cannot be written; the one before then stands */
    void write(Memory memory) throws IOException {
        var next = beside(".next");
        try (var channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(memory));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void putAside(String why) throws IOException {
        var aside = beside(".broken");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        complaints.accept("The state file " + file + " is broken (" + why + "); it is now " + aside.getFileName()
                + ", and counting begins anew.");
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.getValueAsString();
            try {
                return Instant.parse(String.valueOf(text));
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, "no instant");
            }
        }
    }
}
