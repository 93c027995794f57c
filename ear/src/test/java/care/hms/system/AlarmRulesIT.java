package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules do what they say, each has its words and its page, and nothing asks for a metric that there is not. */
class AlarmRulesIT {

    private static final Pattern METRIC = Pattern.compile("\\bhms_[a-z0-9_]+");
    private static final Pattern RECORDED = Pattern.compile("\\bhms:[a-z0-9_:]+");

    private static final String RULES = MonitoringFiles.read("prometheus/alerts.yml");
    private static final String RECORDING = MonitoringFiles.read("prometheus/recording.yml");
    private static final String TESTS = MonitoringFiles.read("prometheus/tests/alerts.yml");

    private static List<String> alerts() {
        var alerts = found("(?m)^ +- alert: (\\w+)$", RULES);
        assertThat(alerts).hasSizeGreaterThan(7).doesNotHaveDuplicates();
        return alerts;
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void everyRuleFiresAndDoesNotFireAsItsTestsSay() {
        Program.assumeThereAre("prometheus", "promtool");

        var tested = Program.run(
                "promtool",
                "test",
                "rules",
                MonitoringFiles.FOLDER.resolve("prometheus/tests/alerts.yml").toString());

        assertThat(tested.code()).as(tested.output()).isZero();
    }

    @Test
    void thereIsATestOfEachFiringAndNotFiring() {
        for (var alert : alerts()) {
            var cases = Stream.of(TESTS.split("(?m)^ +- alertname: "))
                    .filter(text -> text.startsWith(alert + "\n"))
                    .collect(Collectors.partitioningBy(text -> text.contains("exp_alerts:"), Collectors.counting()));
            assertThat(cases.get(true)).as(alert + " firing").isPositive();
            assertThat(cases.get(false)).as(alert + " not firing").isPositive();
        }
    }

    @Test
    void eachHasASeverityASentenceAndAPage() {
        var headings = found("(?m)^### (\\w+)$", MonitoringFiles.read("README.md"));
        var rules = Arrays.stream(RULES.split("(?m)^ +- alert: ")).skip(1).toList();
        assertThat(rules).hasSameSizeAs(alerts()).allSatisfy(rule -> {
            var name = rule.lines().findFirst().orElseThrow();
            assertThat(rule).containsPattern("severity: (critical|warning)\n");
            assertThat(rule).containsPattern("summary: \"?\\S.*\\.\"?\n");
            assertThat(rule).containsPattern("runbook_url: monitoring/README.md#" + name.toLowerCase() + "(\n|$)");
            assertThat(headings).contains(name);
        });
        assertThat(headings).containsExactlyInAnyOrderElementsOf(alerts());
    }

    @Test
    void nothingAsksForAMetricThatThereIsNot() throws Exception {
        var dashboard = MonitoringFiles.read("grafana/hms-no-show.json");
        var expressions = new TreeSet<String>();
        Api.JSON.readTree(dashboard).findValues("expr").forEach(expression -> expressions.add(expression.asText()));
        assertThat(expressions).hasSizeGreaterThan(20);
        var recorded = found("(?m)^ +- record: (\\S+)$", RECORDING);

        for (var text : List.of(RULES, RECORDING, String.join("\n", expressions))) {
            assertThat(METRIC.matcher(text).results().map(AlarmRulesIT::metric)).isSubsetOf(known());
            assertThat(RECORDED.matcher(text).results().map(MatchResult::group)).isSubsetOf(recorded);
        }
        assertThat(recorded).allSatisfy(name -> assertThat(RULES + String.join("\n", expressions))
                .as("is used")
                .contains(name));
    }

    /** Red is the threshold of the alert: what it shows by day, in the morning and at night stands in the rules' tests. */
    @Test
    void theTileOfOurOwnScheduleAsksWhatIsTested() throws Exception {
        for (var panel : Api.JSON
                .readTree(MonitoringFiles.read("grafana/hms-no-show.json"))
                .path("panels")) {
            if (panel.path("title").asText().equals("Since own success")) {
                var expression = panel.path("targets").path(0).path("expr").asText();
                assertThat(found("(?m)^ +- expr: (max\\(.*)$", TESTS))
                        .hasSize(3)
                        .containsOnly(expression);
                return;
            }
        }
        throw new AssertionError("no such tile");
    }

    private static TreeSet<String> known() {
        return new TreeSet<>(MonitoringFiles.table().keySet());
    }

    private static String metric(MatchResult found) {
        var name = found.group();
        return known().contains(name) ? name : name.replaceAll("_(bucket|sum|count|max)$", "");
    }

    @Test
    void whatIsConfiguredIsAcceptedAndHoldsWhatWasSet() throws Exception {
        Program.assumeThereAre("prometheus, prometheus-alertmanager", "promtool", "amtool");
        var folder = TestSystem.emptyFolder("configured").toAbsolutePath();
        var token = Files.writeString(folder.resolve("token"), "a token");
        var authority = Files.writeString(folder.resolve("ca.pem"), "a certificate");
        var settings = Map.of(
                "MONITORING_TARGETS", "[one.example:443, two.example:443]",
                "MONITORING_SCHEME", "https",
                "MONITORING_CA_FILE", authority.toString(),
                "MONITORING_TOKEN_FILE", token.toString(),
                "MONITORING_ALARM_MAIL_TO", "night@hospital.example",
                "MONITORING_ALARM_SMTP_USER", "alarms",
                "MONITORING_ALARM_SMTP_PASSWORD_FILE", "/run/secrets/smtp");

        configure(folder, settings);

        var prometheus = Files.readString(folder.resolve("prometheus.yml"));
        assertThat(prometheus)
                .contains("targets: [one.example:443, two.example:443]\n", "scheme: https\n", "scrape_interval: 15s")
                .contains("    tls_config:\n      ca_file: " + authority + "\n");
        var alertmanager = Files.readString(folder.resolve("alertmanager.yml"));
        assertThat(alertmanager)
                .contains("- to: night@hospital.example\n", "\n  smtp_auth_username: alarms\n", "/run/secrets/smtp\n");
        var checked = Program.run(
                "promtool", "check", "config", folder.resolve("prometheus.yml").toString());
        assertThat(checked.code()).as(checked.output()).isZero();
        checked = Program.run(
                "amtool", "check-config", folder.resolve("alertmanager.yml").toString());
        assertThat(checked.code()).as(checked.output()).isZero();
    }

    /** Writes the project's configuration into the folder, with these settings. */
    static void configure(Path folder, Map<String, String> settings) {
        var written = Program.run(
                "", settings, "sh", MonitoringFiles.FOLDER.resolve("configure").toString(), folder.toString());
        assertThat(written.code()).as(written.output()).isZero();
    }
}
