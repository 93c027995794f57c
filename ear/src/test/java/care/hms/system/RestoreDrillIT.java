package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The drill of docs/operations.md: a working system on a PostgreSQL of its own is backed up while it works, its cluster is
 * lost, and what was restored into a new cluster goes on where it was. The scripts are those of {@code deploy/}.
 */
class RestoreDrillIT {

    private static final System.Logger LOGGER = System.getLogger(RestoreDrillIT.class.getName());
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int WAITING = 10;

    private static PostgresCluster cluster;
    private static HmsServer server;

    @BeforeAll
    static void start() throws IOException {
        cluster = PostgresCluster.empty();
        cluster.script("deploy/compose/postgresql/10-roles.sh");
        server = TestSystem.builder("restored")
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                .setting("POSTGRESQL_HOST", "127.0.0.1")
                .setting("POSTGRESQL_PORT", String.valueOf(cluster.port()))
                .setting("POSTGRESQL_PASSWORD", PostgresCluster.PASSWORD)
                .setting("POSTGRESQL_OWNER_PASSWORD", PostgresCluster.PASSWORD)
                .build();
        server.start();
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void whatWasRestoredIntoANewClusterGoesOnWhereItWas() throws IOException {
        var clinic = Clinic.open(server);
        var doctor = clinic.doctor(15);
        var waiting = new ArrayList<UUID>();
        for (var i = 0; i < WAITING; i++) {
            waiting.add(clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "08:00")));
        }
        clinic.jumpTo(clinic.day.atTime(7, 50).atZone(Clinic.ZONE).toInstant());
        var inTheWaitingRoom = clinic.book(clinic.slot(doctor, "08:00"));
        clinic.act(clinic.reception, inTheWaitingRoom, "check-in").is(200);
        clinic.act(clinic.nurse(), inTheWaitingRoom, "vitals", Map.of("pulsePerMinute", 70))
                .is(200);

        var atLeast = counts(clinic);
        var begun = System.nanoTime();
        var dump = Path.of(
                cluster.script("deploy/backup/backup", cluster.folder("backups").toString())
                        .strip());
        var backedUp = millisSince(begun);
        server.kill();
        var atMost = counts(clinic);
        cluster.lose();

        begun = System.nanoTime();
        cluster.makeAgain();
        cluster.script("deploy/compose/postgresql/10-roles.sh");
        assertThat(cluster.failing("deploy/backup/restore", damaged(dump).toString()))
                .contains("is not what was written");
        cluster.script("deploy/backup/restore", dump.toString());
        var restored = millisSince(begun);
        var rows = counts(clinic);
        assertThat(rows).hasSameSizeAs(atLeast).allSatisfy((table, count) -> assertThat(count)
                .as(table)
                .isBetween(atLeast.get(table), atMost.get(table)));
        assertThat(cluster.failing("deploy/backup/restore", dump.toString())).contains("is not empty");
        server.start();
        LOGGER.log(
                System.Logger.Level.INFO,
                "drill: {0} rows, dump of {1} bytes in {2} ms; new cluster and restore {3} ms; working again after {4} ms",
                rows.values().stream().mapToLong(Long::longValue).sum(),
                dump.toFile().length(),
                backedUp,
                restored,
                millisSince(begun));

        assertThat(clinic.activities(inTheWaitingRoom)).containsExactly("Task_WaitForDoctor");
        clinic.act(doctor.api(), inTheWaitingRoom, "start").is(200);
        clinic.act(doctor.api(), inTheWaitingRoom, "complete").is(200);
        clinic.jumpTo(clinic.day.atTime(8, 15).atZone(Clinic.ZONE).toInstant());
        await().atMost(SOON)
                .until(() -> waiting.stream().allMatch(id -> clinic.status(id).equals("NO_SHOW")));
        assertThat(waiting).allSatisfy(id -> assertThat(
                        clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", id))
                .isEqualTo(1));
        waiting.add(inTheWaitingRoom);
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting)
                .allSatisfy(id -> assertThat(clinic.activities(id)).isEmpty()));
        assertThat(clinic.status(inTheWaitingRoom)).isEqualTo("COMPLETED");
        // The new cluster has the old one's rules: the application cannot change the audit.
        assertThat(clinic.rows.one("select has_table_privilege('hms_app', 'audit_events', 'UPDATE')"))
                .isEqualTo("f");
    }

    /** A copy with another byte in the middle, and the checksum of what it was. */
    private static Path damaged(Path dump) throws IOException {
        var bytes = Files.readAllBytes(dump);
        bytes[bytes.length / 2] ^= 1;
        var folder = Files.createDirectories(dump.resolveSibling("damaged"));
        Files.copy(Path.of(dump + ".sha256"), folder.resolve(dump.getFileName() + ".sha256"));
        return Files.write(folder.resolve(dump.getFileName()), bytes);
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** How many rows each table has. */
    private static Map<String, Long> counts(Clinic clinic) {
        var counts = new TreeMap<String, Long>();
        List<Map<String, String>> tables =
                clinic.rows.all("select tablename from pg_tables where schemaname = 'public' order by tablename");
        for (var table : tables) {
            var name = table.get("tablename");
            counts.put(name, clinic.rows.count("select count(*) from \"" + name + "\""));
        }
        return counts;
    }
}
