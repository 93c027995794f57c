package care.hms.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditArchiveIT {

    /** Long before what the other tests write. */
    private static final Instant BEFORE = Instant.parse("2001-02-01T00:00:00Z");

    private static final Instant NOW = Instant.parse("2026-01-19T08:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final AuditArchive archive = new AuditArchive(database.owner());

    @TempDir
    private Path folder;

    @BeforeEach
    void noOldLineIsLeft() {
        database.ownerSql().run("delete from audit_events where at < ?", BEFORE.plusSeconds(1));
    }

    private UUID line(Instant at) {
        var object = UUID.randomUUID();
        database.sql()
                .run(
                        "insert into audit_events (at, operation, object_type, object_id, way, outcome, detail)"
                                + " values (?, 'checkIn', 'appointment', ?, 'rest', 'success', '{\"role\":\"NURSE\"}')",
                        at,
                        object);
        return object;
    }

    private boolean isThere(UUID object) {
        return database.sql().count("audit_events where object_id = ?", object) == 1;
    }

    private static List<String> linesOf(Path file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @Test
    void whatIsOlderIsInTheFileAndTheRestInTheTable() throws IOException {
        var first = line(BEFORE.minusSeconds(2));
        var last = line(BEFORE.minusMillis(1));
        var stays = line(BEFORE);

        var archived = archive.move(BEFORE, folder.resolve("audit"), NOW).orElseThrow();

        assertThat(archived.lines()).isEqualTo(2);
        assertThat(isThere(first)).isFalse();
        assertThat(isThere(last)).isFalse();
        assertThat(isThere(stays)).isTrue();
        var lines = linesOf(archived.file()).stream()
                .map(line -> Json.createReader(new StringReader(line)).readObject())
                .toList();
        assertThat(lines)
                .extracting(line -> line.getString("object_id"))
                .containsExactly(first.toString(), last.toString());
        assertThat(lines.get(0).getString("at")).isEqualTo("2001-01-31T23:59:58+00:00");
        assertThat(lines.get(0).getJsonObject("detail").getString("role")).isEqualTo("NURSE");
        assertThat(database.sql()
                        .count(
                                "audit_events where operation = 'archiveAudit' and at = ? and detail->>'file' = ?"
                                        + " and detail->>'lines' = '2'",
                                NOW,
                                archived.file().getFileName().toString()))
                .isEqualTo(1);
    }

    @Test
    void nothingOldLeavesNoFile() throws IOException {
        line(BEFORE);

        assertThat(archive.move(BEFORE, folder, NOW)).isEmpty();

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFileThatCannotBeWrittenRemovesNothing() throws IOException {
        var old = line(BEFORE.minusSeconds(1));
        var notAFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> archive.move(BEFORE, notAFolder, NOW)).isInstanceOf(UncheckedIOException.class);

        assertThat(isThere(old)).isTrue();
    }

    @Test
    void aRemovalThatFailsKeepsTheLinesForTheNextRun() throws IOException {
        var old = line(BEFORE.minusSeconds(1));
        database.ownerSql()
                .run("create function refuse_in_test() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'not now'; end $$");
        database.ownerSql()
                .run("create trigger refuse_in_test before delete on audit_events"
                        + " execute function refuse_in_test()");
        try {
            assertThatThrownBy(() -> archive.move(BEFORE, folder, NOW)).isInstanceOf(IllegalStateException.class);
        } finally {
            database.ownerSql().run("drop function refuse_in_test cascade");
        }
        assertThat(isThere(old)).isTrue();

        var archived = archive.move(BEFORE, folder, NOW).orElseThrow();

        assertThat(isThere(old)).isFalse();
        assertThat(linesOf(archived.file())).singleElement().asString().contains(old.toString());
    }

    @Test
    void aSecondNodeLeavesItToTheFirst() throws SQLException {
        var old = line(BEFORE.minusSeconds(1));
        try (var other = database.owner().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(4864201401)");

            assertThat(archive.move(BEFORE, folder, NOW)).isEmpty();

            other.rollback();
        }
        assertThat(isThere(old)).isTrue();
        assertThat(archive.move(BEFORE, folder, NOW)).isPresent();
    }
}
