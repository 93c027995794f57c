package care.hms.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/**
 * Moves old lines of the audit into files, as the owner's role: that of the application may not remove any. A line
 * leaves the table only when a file that holds it is safely on the disk.
 */
@ApplicationScoped
public class AuditArchive {

    /** Of all nodes one archives; the number is this purpose's own. */
    private static final String TAKE_TURN = "select pg_try_advisory_xact_lock(4864201401)";

    private static final int ROWS_AT_A_TIME = 1000;

    @Resource(lookup = "java:jboss/datasources/HmsOwnerDS")
    private DataSource owner;

    /** For the container. */
    protected AuditArchive() {}

    AuditArchive(DataSource owner) {
        this.owner = owner;
    }

    /**
     * What was moved.
     *
     * @param file holds a line of JSON for each row, in the order in which they were written, compressed with gzip
     * @param lines how many
     */
    public record Archived(Path file, long lines) {}

    /**
     * Moves every line that is older. A run that was cut off has removed nothing; the next one begins anew.
     *
     * @param before lines of this instant and later stay
     * @param folder made when it is not there
     * @param now told as the time of the removal, which is a line of the audit itself
     * @return empty when there is no such line, or another node is at it
     * @throws UncheckedIOException when the file cannot be written; nothing was removed then
     */
    public Optional<Archived> move(Instant before, Path folder, Instant now) {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            // What is written to the file and what is removed are the same rows: both see this snapshot.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var archived = move(connection, before.atOffset(ZoneOffset.UTC), folder, now.atOffset(ZoneOffset.UTC));
                connection.commit();
                return archived;
            } finally {
                // After a commit there is nothing left to roll back.
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the audit could not be archived", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit could not be archived", e);
        }
    }

    private static Optional<Archived> move(
            Connection connection, OffsetDateTime before, Path folder, OffsetDateTime now)
            throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local timezone to 'UTC'");
            var turn = statement.executeQuery(TAKE_TURN);
            turn.next();
            if (!turn.getBoolean(1)) {
                return Optional.empty();
            }
        }
        try (var query =
                connection.prepareStatement("select min(id), max(id), count(*) from audit_events where at < ?")) {
            query.setObject(1, before);
            var old = query.executeQuery();
            old.next();
            var lines = old.getLong(3);
            if (lines == 0) {
                return Optional.empty();
            }
            var file = folder.resolve("audit-" + old.getLong(1) + "-" + old.getLong(2) + ".jsonl.gz");
            write(connection, before, file);
            remove(connection, before, lines, file, now);
            return Optional.of(new Archived(file, lines));
        }
    }

    private static void write(Connection connection, OffsetDateTime before, Path file)
            throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                var query = connection.prepareStatement(
                        "select row_to_json(e)::text from audit_events e where at < ? order by id")) {
            query.setObject(1, before);
            query.setFetchSize(ROWS_AT_A_TIME);
            var compressed = new GZIPOutputStream(Channels.newOutputStream(channel));
            var writer = new BufferedWriter(new OutputStreamWriter(compressed, StandardCharsets.UTF_8));
            var rows = query.executeQuery();
            while (rows.next()) {
                writer.write(rows.getString(1));
                writer.write('\n');
            }
            writer.flush();
            compressed.finish();
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        // The name, too, must survive a power cut before the rows go.
        try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void remove(Connection connection, OffsetDateTime before, long lines, Path file, OffsetDateTime now)
            throws SQLException {
        try (var delete = connection.prepareStatement("delete from audit_events where at < ?");
                var told = connection.prepareStatement(
                        "insert into audit_events (at, operation, object_type, way, outcome, detail)"
                                + " values (?, 'archiveAudit', 'audit', 'system', 'success',"
                                + " jsonb_build_object('file', ?, 'lines', ?))")) {
            delete.setObject(1, before);
            if (delete.executeLargeUpdate() != lines) {
                throw new IllegalStateException("other lines would go than were written to " + file);
            }
            told.setObject(1, now);
            told.setString(2, file.getFileName().toString());
            told.setLong(3, lines);
            told.executeUpdate();
        }
    }
}
