package care.hms.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemandsTest {

    private static final Operation OPERATION =
            new Operation("addThing", "POST", "/things", List.of(), Optional.empty(), Set.of(201, 204));
    private static final String PROBLEM = "{\"success\":false,\"status\":400,\"code\":\"request.invalid\","
            + "\"detail\":\"%s\",\"errors\":[{\"field\":\"care.hms.X\",\"message\":\"no\"}],\"requestId\":\"r\"}";

    @Test
    void whatIsDocumentedIsFine() {
        assertThat(unmet(201, "{\"success\":true}", "application/json")).isEmpty();
        assertThat(unmet(204, "", "")).isEmpty();
        assertThat(unmet(400, PROBLEM.formatted("name: no"), "application/problem+json"))
                .isEmpty();
    }

    @Test
    void aFailureOfOursNeverIs() {
        assertThat(unmet(500, "{\"code\":\"internal\"}", "application/problem+json"))
                .contains("a failure of ours: 500 internal");
        assertThat(unmet(503, "", "")).isPresent();
    }

    @Test
    void successesAreTheDocumentedOnes() {
        assertThat(unmet(200, "{\"success\":true}", "application/json")).isPresent();
        assertThat(unmet(302, "", "")).isPresent();
        assertThat(unmet(201, "{\"success\":false}", "application/json")).isPresent();
        assertThat(unmet(201, "<html>", "text/html")).isPresent();
        assertThat(unmet(204, "something", "")).isPresent();
    }

    @Test
    void aRefusalIsAWholeProblem() {
        var whole = PROBLEM.formatted("name: no");
        assertThat(unmet(400, whole, "text/html")).isPresent();
        assertThat(unmet(409, whole, "application/problem+json")).isPresent();
        assertThat(unmet(400, whole.replace("request.invalid", ""), "application/problem+json"))
                .isPresent();
        assertThat(unmet(400, whole.replace("\"r\"", "\"other\""), "application/problem+json"))
                .isPresent();
        assertThat(unmet(400, "Bad Request", "application/problem+json")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "NullPointerException",
                "at care.hms.web.Text.uuid(Text.java:31)",
                "RESTEASY003320: Failed",
                "could not execute: select id from patients",
                "org.hibernate.exception"
            })
    void aRefusalShowsNothingOfOurInsides(String detail) {
        assertThat(unmet(400, PROBLEM.formatted(detail), "application/problem+json"))
                .get()
                .asString()
                .startsWith("a problem that shows our insides");
    }

    @Test
    void anAnswerComesInTime() {
        assertThat(Demands.unmet(
                        attempt(), reply(201, "{\"success\":true}", "application/json", Duration.ofSeconds(11))))
                .isPresent();
    }

    private static Optional<String> unmet(int status, String text, String contentType) {
        return Demands.unmet(attempt(), reply(status, text, contentType, Duration.ofMillis(5)));
    }

    private static Attempt attempt() {
        return new Attempt(OPERATION, "admin", "POST", "/things", Map.of(), null, StandardCharsets.UTF_8);
    }

    private static Reply reply(int status, String text, String contentType, Duration took) {
        var headers = HttpHeaders.of(
                Map.of("Content-Type", List.of(contentType), "X-Request-Id", List.of("r")), (name, value) -> true);
        return new Reply(status, headers, text, took);
    }
}
