package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cockpit is the platform administrator's alone, has no set-up page for whoever comes first, and shows the processes. */
class CockpitIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ENGINE = "api/engine/engine/default/";

    private final URI camunda = TestSystem.shared().baseUrl().resolve("camunda/");

    @Test
    void aStrangerIsAskedToSignIn() throws Exception {
        var answer = get(null, "app/cockpit/default/");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertThat(get(null, ENGINE + "process-instance/count").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "reception", "nurse", "doctor", "patient"})
    void nobodyElseGetsIn(String username) throws Exception {
        assertThat(get(username, "app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(get(username, ENGINE + "process-instance/count").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSetUpPageIsReachedByNobody() throws Exception {
        for (var username : new String[] {null, "admin", "system"}) {
            assertThat(get(username, "app/admin/default/setup/").statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(get(username, "api/admin/setup/default/user/create").statusCode())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void theAdministratorSeesTheRunningInstancesAndTheDiagram() throws Exception {
        var clinic = Clinic.open();
        var id = clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "11:00"));
        assertThat(get("system", "app/cockpit/default/").body()).contains("Camunda Cockpit");
        assertThat(get("system", ENGINE + "process-instance?businessKey=" + id).body())
                .contains("appointment-lifecycle");
        assertThat(get("system", ENGINE + "process-definition/key/appointment-lifecycle/xml")
                        .body())
                .contains("Task_WaitForArrival", "BPMNDiagram");
    }

    private HttpResponse<String> get(String username, String path) throws Exception {
        var request = HttpRequest.newBuilder(camunda.resolve(path));
        if (username != null) {
            var pair = username + ":" + TestSystem.DEMO_PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
