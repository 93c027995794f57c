package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** The metrics tell what the rows say, in a form that Prometheus takes, to nobody but their reader. */
class MetricsIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HmsServer server = TestSystem.shared();
    private final Rows rows = new Rows(server.database());

    private HttpResponse<String> ask(String method, String path, String... headers) {
        return ask(Duration.ofSeconds(30), method, path, headers);
    }

    private HttpResponse<String> ask(Duration limit, String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .method(method, BodyPublishers.noBody())
                .timeout(limit);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] token() {
        return new String[] {"Authorization", "Bearer " + TestSystem.METRICS_TOKEN};
    }

    private Exposition metrics() {
        return exposition(ask("GET", "metrics", token()));
    }

    private static Exposition exposition(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        return Exposition.of(answer.body());
    }

    /** The rows are read again after some seconds. */
    private static void soon(ThrowingRunnable says) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(says);
    }

    @Test
    void theirTokenAloneOpensThem() {
        var person =
                Api.signIn(server.baseUrl(), "system", TestSystem.DEMO_PASSWORD).token();

        assertThat(ask("GET", "metrics").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "metrics", "Authorization", "Bearer " + person).statusCode())
                .isEqualTo(401);
        assertThat(ask("GET", "metrics", "x-cron-api-key", TestSystem.CRON_KEY).statusCode())
                .isEqualTo(401);
        assertThat(ask("GET", "metrics;x=1", "Authorization", "Bearer " + person)
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask("GET", "metrics;x=1", token()).statusCode()).isEqualTo(401);
        assertThat(ask("GET", "api/v1/doctors", token()).statusCode()).isEqualTo(401);
        assertThat(ask("POST", "metrics", token()).statusCode()).isEqualTo(405);
        assertThat(ask("HEAD", "metrics", token()).statusCode()).isEqualTo(200);
        for (var refused : new String[] {
            ask("GET", "metrics").body(), ask("POST", "metrics", token()).body()
        }) {
            assertThat(refused).doesNotContain("hms_");
        }
        assertThat(ask("GET", "metrics?scope=base&name=x", token()).body())
                .contains("hms_overdue")
                .doesNotContain("jvm");
    }

    @Test
    void promtoolHasNothingToComplainOf() {
        Program.assumeThereAre("prometheus", "promtool");
        someAnswers();

        var checked = Program.run(ask("GET", "metrics", token()).body(), Map.of(), "promtool", "check", "metrics");

        assertThat(checked.output()).isEmpty();
        assertThat(checked.code()).isZero();
    }

    @Test
    void theTableOfTheReadmeListsThemAll() {
        someAnswers();

        assertThat(metrics().metrics()).isEqualTo(MonitoringFiles.table());
        assertThat(MonitoringFiles.table()).hasSizeGreaterThan(20);
    }

    private void someAnswers() {
        Api.signIn(server.baseUrl(), "system", TestSystem.DEMO_PASSWORD)
                .get("/hospitals")
                .is(200);
    }

    @Test
    void noLabelHoldsWhatSomebodyHasTyped() {
        var system = Api.signIn(server.baseUrl(), "system", TestSystem.DEMO_PASSWORD);
        var before = metrics();
        for (int i = 0; i < 5; i++) {
            system.get("/made-up-" + UUID.randomUUID()).refuses(404, "request.unknown-path");
            system.get("/appointments/" + UUID.randomUUID());
            ask("GET", "api/v1/refused-" + UUID.randomUUID());
        }
        var invented = HttpRequest.newBuilder(server.baseUrl().resolve("api/v1/doctors"))
                .method("INVENTED", BodyPublishers.noBody());
        assertThat(invented.build().method()).isEqualTo("INVENTED");
        ask("INVENTED", "api/v1/doctors");

        var after = metrics();

        assertThat(after.text()).doesNotContain("made-up", "refused-", "INVENTED");
        assertThat(after.sum("hms_rest_requests_total", "route", "none", "status", "404")
                        - before.sum("hms_rest_requests_total", "route", "none", "status", "404"))
                .isGreaterThanOrEqualTo(5);
        assertThat(after.sum("hms_rest_requests_total", "route", "none", "status", "401")
                        - before.sum("hms_rest_requests_total", "route", "none", "status", "401"))
                .isGreaterThanOrEqualTo(6);
        assertThat(after.samples().stream()
                        .filter(sample -> sample.name().equals("hms_rest_requests_total"))
                        .map(sample -> sample.labels().get("route"))
                        .distinct())
                .allMatch(route -> route.matches("none|(/[a-z-]+|/\\{[a-zA-Z]+})+"))
                .contains("/appointments/{id}", "/auth/login");
        assertThat(Canary.isIn(after.text())).isFalse();
    }

    @Test
    void anAnswerIsCountedAndTimedByItsRoute() {
        var system = Api.signIn(server.baseUrl(), "system", TestSystem.DEMO_PASSWORD);
        var before = metrics();
        for (int i = 0; i < 3; i++) {
            system.get("/hospitals").is(200);
        }

        var labels = new String[] {"method", "GET", "route", "/hospitals"};
        soon(() -> {
            var after = metrics();
            assertThat(after.sum("hms_rest_requests_total", labels) - before.sum("hms_rest_requests_total", labels))
                    .isEqualTo(3);
            assertThat(after.sum("hms_rest_request_seconds_count", labels)
                            - before.sum("hms_rest_request_seconds_count", labels))
                    .isEqualTo(3);
            assertThat(after.sum("hms_rest_request_seconds_sum", labels))
                    .isGreaterThan(before.sum("hms_rest_request_seconds_sum", labels));
        });
    }

    /** The clock jumps five minutes beyond the instant: so late is the mark, whoever makes it. */
    @Test
    void latenessIsFromTheDueInstantToTheCommit() {
        var clinic = Clinic.open();
        clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "08:00"));
        var before = metrics();
        var marked = marks();
        var sent = sent();

        clinic.jumpTo(clinic.day.atTime(8, 20).atZone(Clinic.ZONE).toInstant());
        await().atMost(Duration.ofSeconds(30)).until(() -> marks() > marked);

        soon(() -> {
            var after = metrics();
            var count = after.sum("hms_lateness_seconds_count", "act", "no_show")
                    - before.sum("hms_lateness_seconds_count", "act", "no_show");
            var sum = after.sum("hms_lateness_seconds_sum", "act", "no_show")
                    - before.sum("hms_lateness_seconds_sum", "act", "no_show");
            assertThat(count).isEqualTo(marks() - marked);
            assertThat(sum / count).isBetween(300.0, 330.0);
            assertThat(after.sum("hms_lateness_seconds_bucket", "act", "no_show", "le", "600.0")
                            - before.sum("hms_lateness_seconds_bucket", "act", "no_show", "le", "600.0"))
                    .isEqualTo(count);
            assertThat(sent()).isGreaterThan(sent);
            assertThat(after.sum("hms_deliveries_total", "channel", "sms", "outcome", "accepted")
                            - before.sum("hms_deliveries_total", "channel", "sms", "outcome", "accepted"))
                    .isEqualTo(sent() - sent);
            assertThat(after.sum("hms_lateness_seconds_bucket", "act", "no_show", "le", "120.0"))
                    .isEqualTo(before.sum("hms_lateness_seconds_bucket", "act", "no_show", "le", "120.0"));
        });
    }

    private long sent() {
        return rows.count("select count(*) from notifications where channel = 'SMS' and status = 'SENT'");
    }

    private long marks() {
        return rows.count("select count(*) from no_show_logs where reason = 'AUTO_TIMEOUT'");
    }

    @Test
    void anAlertIsLateAndThenAcknowledgedInTheDomainsTime() {
        var clinic = Clinic.open();
        var appointment = clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "08:00"));
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        var before = metrics();
        clinic.jumpTo(clinic.day.atTime(8, 30).atZone(Clinic.ZONE).toInstant());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        rows.count("select count(*) from stage_alerts where appointment_id = ?", appointment) == 2);
        var alert = UUID.fromString(rows.one(
                "select id from stage_alerts where appointment_id = ? and alert_type = 'NO_VITALS'", appointment));
        clinic.jumpTo(clinic.day.atTime(8, 40).atZone(Clinic.ZONE).toInstant());

        clinic.nurse()
                .put("/no-show/alerts/" + alert + "/acknowledge", Map.of())
                .is(200);

        soon(() -> {
            var after = metrics();
            for (var act : new String[] {"no_vitals", "waiting_too_long"}) {
                assertThat(after.sum("hms_lateness_seconds_count", "act", act)
                                - before.sum("hms_lateness_seconds_count", "act", act))
                        .as(act)
                        .isEqualTo(1);
            }
            assertThat(after.sum("hms_alert_acknowledgement_seconds_count", "type", "no_vitals")
                            - before.sum("hms_alert_acknowledgement_seconds_count", "type", "no_vitals"))
                    .isEqualTo(1);
            assertThat(after.sum("hms_alert_acknowledgement_seconds_sum", "type", "no_vitals")
                            - before.sum("hms_alert_acknowledgement_seconds_sum", "type", "no_vitals"))
                    .isBetween(590.0, 660.0);
            assertThat(after.sum("hms_alerts_open", "type", "no_vitals", "status", "acknowledged"))
                    .isEqualTo(rows.count("select count(*) from stage_alerts where alert_type = 'NO_VITALS'"
                            + " and status = 'ACKNOWLEDGED'"));
        });
    }

    @Test
    void whatIsOpenIsWhatTheRowsSay() {
        soon(() -> {
            var shown = metrics();
            assertThat(shown.sum("hms_appointments_open"))
                    .isEqualTo(rows.count("select count(*) from appointments where status in"
                            + " ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS')"));
            assertThat(shown.sum("hms_alerts_open"))
                    .isEqualTo(rows.count("select count(*) from stage_alerts where status <> 'RESOLVED'"));
            assertThat(shown.sum("hms_engine_incidents")).isEqualTo(rows.count("select count(*) from act_ru_incident"));
            assertThat(shown.sum("hms_database_up")).isEqualTo(1);
            assertThat(shown.sum("hms_datasource_connections_max")).isEqualTo(46);
            assertThat(shown.sum("hms_datasource_connections")).isEqualTo(46);
            assertThat(shown.sum("hms_engine_acquisition_age_seconds")).isLessThan(5);
        });
    }

    @Test
    void aRunIsCountedByItsSourceAndItsSuccessIsItsRows() {
        var before = metrics();

        assertThat(ask("POST", "api/v1/no-show/external-trigger", "x-cron-api-key", TestSystem.CRON_KEY)
                        .statusCode())
                .isEqualTo(200);

        soon(() -> {
            var after = metrics();
            for (var result : new String[] {"completed", "failed", "skipped"}) {
                assertThat(after.sum("hms_sweep_runs_total", "source", "external", "result", result)
                                - before.sum("hms_sweep_runs_total", "source", "external", "result", result))
                        .as(result)
                        .isEqualTo(result.equals("completed") ? 1 : 0);
            }
            assertThat(after.sum("hms_sweep_duration_seconds_count", "source", "external")
                            - before.sum("hms_sweep_duration_seconds_count", "source", "external"))
                    .isEqualTo(1);
            assertThat(after.sum("hms_sweep_last_success_timestamp_seconds", "origin", "external"))
                    .isEqualTo(
                            Double.parseDouble(
                                    rows.one(
                                            "select trunc(extract(epoch from max(completed_at)), 3)"
                                                    + " from cron_job_runs where status = 'COMPLETED' and metadata ->> 'source' = 'external'")));
        });
    }

    @Test
    void withoutADatabaseTheyAreStillShown() {
        server.stopDatabase();
        try {
            soon(() -> {
                var shown = metrics();
                assertThat(shown.sum("hms_database_up")).isZero();
                assertThat(shown.sum("hms_overdue")).isNaN();
                assertThat(shown.sum("hms_clock_timestamp_seconds")).isPositive();
            });
        } finally {
            server.startDatabase();
        }
        soon(() -> {
            assertThat(metrics().sum("hms_database_up")).isEqualTo(1);
            assertThat(metrics().sum("hms_overdue")).isNotNaN();
        });
    }

    /** A scrape that hangs with it is given up, as Prometheus does; the next one is told that nothing is known. */
    @Test
    void whileTheDatabaseHangsNobodyIsToldWhatItSaidBefore() throws IOException {
        assertThat(metrics().sum("hms_overdue")).isNotNaN();
        var database = postmaster();
        signal("-STOP", Stream.of(database));
        try {
            // It makes no new ones any more.
            signal("-STOP", database.descendants());
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsMatching(failure -> failure.getCause() instanceof HttpTimeoutException)
                    .untilAsserted(() -> {
                        var shown = exposition(ask(Duration.ofSeconds(2), "GET", "metrics", token()));
                        assertThat(shown.sum("hms_database_up")).isZero();
                        assertThat(shown.sum("hms_overdue")).isNaN();
                    });
        } finally {
            signal("-CONT", Stream.concat(database.descendants(), Stream.of(database)));
        }
        soon(() -> {
            assertThat(metrics().sum("hms_database_up")).isEqualTo(1);
            assertThat(metrics().sum("hms_overdue")).isNotNaN();
        });
    }

    /** The first process of the shared system's database. */
    private static ProcessHandle postmaster() throws IOException {
        var file = TestSystem.shared().log().resolveSibling("../postgresql/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).orElseThrow();
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) {
        var ids = processes.map(process -> String.valueOf(process.pid()));
        var sent = Program.run(Stream.concat(Stream.of("kill", signal), ids).toArray(String[]::new));
        assertThat(sent.code()).as(sent.output()).isZero();
    }
}
