package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A system that is killed is an e-mail to whoever is on call, and another one when it is back; all programs are real. */
class AlarmMailIT {

    private static final String TO = "night@hospital.example";
    private static final String TOKEN = "a token of this test only";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whoeverIsOnCallIsToldThatItIsDownAndThatItIsBack() throws Exception {
        Program.assumeThereAre("prometheus, prometheus-alertmanager", "prometheus", "prometheus-alertmanager");
        var folder = TestSystem.emptyFolder("alarms").toAbsolutePath();
        var token = Files.writeString(folder.resolve("token"), TOKEN);
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (var server = TestSystem.builder("watched")
                .setting("HMS_METRICS_TOKEN_FILE", token.toString())
                .build()) {
            server.start();
            var prometheusPort = freePort();
            var alertmanagerPort = freePort();
            AlarmRulesIT.configure(
                    folder,
                    Map.ofEntries(
                            Map.entry(
                                    "MONITORING_TARGETS", "[" + server.baseUrl().getAuthority() + "]"),
                            Map.entry("MONITORING_TOKEN_FILE", token.toString()),
                            Map.entry("MONITORING_SCRAPE_INTERVAL", "1s"),
                            Map.entry("MONITORING_SCRAPE_TIMEOUT", "1s"),
                            Map.entry("MONITORING_ALERTMANAGER", "[127.0.0.1:" + alertmanagerPort + "]"),
                            Map.entry("MONITORING_ALARM_AFTER", "10s"),
                            Map.entry("MONITORING_ALARM_MAIL_TO", TO),
                            Map.entry(
                                    "MONITORING_ALARM_SMTP",
                                    "127.0.0.1:" + mail.getSmtp().getPort()),
                            Map.entry("MONITORING_ALARM_SMTP_TLS", "false"),
                            Map.entry("MONITORING_ALARM_GROUP_WAIT", "1s"),
                            Map.entry("MONITORING_ALARM_GROUP_INTERVAL", "1s")));
            try (var alertmanager = Program.start(
                            folder.resolve("alertmanager.out"),
                            List.of(
                                    "prometheus-alertmanager",
                                    "--config.file=" + folder.resolve("alertmanager.yml"),
                                    "--storage.path=" + folder.resolve("alerts"),
                                    "--cluster.listen-address=",
                                    "--web.listen-address=127.0.0.1:" + alertmanagerPort));
                    var prometheus = Program.start(
                            folder.resolve("prometheus.out"),
                            List.of(
                                    "prometheus",
                                    "--config.file=" + folder.resolve("prometheus.yml"),
                                    "--storage.tsdb.path=" + folder.resolve("data"),
                                    "--web.listen-address=127.0.0.1:" + prometheusPort))) {
                await("Prometheus reads the metrics")
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> value(prometheusPort, "hms_database_up{job=\"hms\"}")
                                .equals("1"));
                assertThat(mails(mail)).isEmpty();

                server.kill();

                await("the alarm").atMost(Duration.ofSeconds(60)).until(() -> mails(mail)
                        .contains("[FIRING] HmsDown (critical)"));
                server.start();
                await("the end of the alarm").atMost(Duration.ofSeconds(60)).until(() -> mails(mail)
                        .contains("[RESOLVED] HmsDown (critical)"));
            }
            assertThat(mails(mail)).as("one of each").doesNotHaveDuplicates();
            assertThat(text(mail)).contains("No instance of HMS answers", "monitoring/README.md#hmsdown");
        } finally {
            mail.stop();
        }
    }

    private static List<String> mails(GreenMail mail) {
        return Stream.of(mail.getReceivedMessages())
                .map(message -> {
                    try {
                        assertThat(message.getAllRecipients()[0]).hasToString(TO);
                        return message.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(GreenMail mail) throws Exception {
        return GreenMailUtil.getBody(mail.getReceivedMessages()[0]).replace("=\r\n", "");
    }

    /** The one value of a query, as Prometheus has it. */
    private String value(int port, String query) throws IOException, InterruptedException {
        var address =
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        var answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        return Api.JSON
                .readTree(answer.body())
                .path("data")
                .path("result")
                .path(0)
                .path("value")
                .path(1)
                .asText();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
