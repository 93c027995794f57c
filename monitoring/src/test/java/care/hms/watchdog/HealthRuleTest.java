package care.hms.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthRuleTest {

    private static Verdict judge(int status, String body) {
        return HealthRule.judge(new Reply(status, "", body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void healthyIsAnAnswerWhoseHealthSaysSo() {
        assertThat(judge(200, FakeBackend.HEALTHY)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aSkippedRunIsFineWhenHealthIs() {
        assertThat(judge(200, FakeBackend.HEALTHY.replace("\"skipped\":false", "\"skipped\":true")))
                .isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aHealthBlockWithoutItsPartsIsTakenAsItStandsInTheSpecification() {
        assertThat(judge(200, "{\"success\":true,\"data\":{\"health\":{\"isHealthy\":true}}}"))
                .isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void anUnhealthySweepIsUnhealthyThoughTheAnswerIs200() {
        var body = FakeBackend.HEALTHY.replaceFirst(
                "\"isHealthy\":true,\"healthMessage\":\"OK\"",
                "\"isHealthy\":false,\"healthMessage\":\"A run has been running since 8.\"");
        assertThat(judge(200, body))
                .isEqualTo(Verdict.unhealthy("The sweep is unhealthy: A run has been running since 8."));
    }

    @Test
    void aDeadScheduleIsToldThoughThisTriggerDoesItsWork() {
        assertThat(judge(200, FakeBackend.DEAD_SCHEDULE))
                .isEqualTo(Verdict.unhealthy("The system's own schedule is dead: No run has succeeded since"
                        + " 2026-01-05T08:00:00Z. The work is done by this trigger alone"));
    }

    @Test
    void aFailedRunIsToldWithItsReasonAndItsHealth() {
        assertThat(judge(500, FakeBackend.FAILED_RUN))
                .isEqualTo(Verdict.unhealthy(
                        "The run has failed: The database does not answer. Health: 3 runs in a row" + " have failed."));
    }

    @Test
    void anErrorPageIsNoFailedRun() {
        assertThat(judge(500, "<html>oops</html>")).isEqualTo(Verdict.unhealthy("The backend answers 500"));
    }

    @Test
    void aWrongKeyIsSaidToBeOne() {
        var verdict = judge(401, "{\"detail\":\"no\"}");
        assertThat(verdict.healthy()).isFalse();
        assertThat(verdict.passing()).as("the same key stays wrong").isFalse();
        assertThat(verdict.reason()).contains("API key");
    }

    @ParameterizedTest
    @CsvSource({"502", "503", "504"})
    void aProxyBeforeABackendThatStartsIsAskedAgain(int status) {
        var verdict = judge(status, "{\"detail\":\"No key is configured.\"}");
        assertThat(verdict.passing()).isTrue();
        assertThat(verdict.reason()).isEqualTo("The backend answers " + status + ": No key is configured.");
    }

    @Test
    void aRedirectIsToldWithWhereItLeads() {
        var verdict = HealthRule.judge(new Reply(302, "https://elsewhere.example/login", new byte[0]));
        assertThat(verdict.healthy()).isFalse();
        assertThat(verdict.reason()).contains("https://elsewhere.example/login").contains("302");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "null",
                "[]",
                "[true]",
                "7",
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":{\"health\":true}}",
                "{\"data\":{\"health\":{\"isHealthy\":\"true\"}}}",
                "{\"data\":{\"health\":{\"isHealthy\":1}}}",
                "{\"data\":{\"health\":{\"isHealthy\":true,\"internal\":{\"isHealthy\":\"yes\"}}}}",
                "{\"health\":{\"isHealthy\":true}}",
                "{\"data\":{\"health\":{\"isHealthy\":true}}} and more",
                "{\"data\":{\"health\":{\"isHealthy\":true"
            })
    void whatIsNoAnswerOfTheTriggerIsUnhealthy(String body) {
        var verdict = judge(200, body);
        assertThat(verdict.healthy()).isFalse();
        assertThat(verdict.reason()).contains("not one of the external trigger");
    }

    @Test
    void deepNestingIsNoAnswerAndNoCrash() {
        assertThat(judge(200, "[".repeat(100_000)).healthy()).isFalse();
    }

    @Test
    void aReasonIsOneLineOfReasonableLength() {
        var verdict = judge(500, "{\"detail\":\"a\\r\\nSubject: b\\u0000" + "x".repeat(5000) + "\",\"health\":{}}");
        assertThat(verdict.reason())
                .startsWith("The run has failed: a Subject: b xxx")
                .doesNotContain("\n", "\r", "\0")
                .hasSizeLessThan(310);
    }
}
