package care.hms.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.platform.CockpitRecord.Asked;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CockpitRequestTest {

    private static final UUID ID = UUID.fromString("66a4c0e9-e810-11f1-85d5-02fc00000001");

    @ParameterizedTest
    @CsvSource({
        "GET, /api/engine/engine/default/job",
        "HEAD, /api/engine/engine/default/job",
        "POST, /api/engine/engine/default/job",
        "POST, /api/engine/engine/default/job/count",
        "POST, /api/engine/engine/default/history/process-instance",
        "POST, /api/cockpit/plugin/base/default/incident/",
        "POST, /api/cockpit/plugin/base/default/incident/count",
        "POST, /api/cockpit/plugin/base/default/process-instance/x/called-process-instances"
    })
    void questionsChangeNothing(String method, String path) {
        assertThat(new CockpitRequest(method, path).isQuestion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/engine/engine/default/job",
        "DELETE, /api/engine/engine/default/process-instance",
        "PATCH, /api/engine/engine/default/job",
        "POST, /api/engine/engine/default/job/retries",
        "POST, /api/engine/engine/default/process-instance/delete",
        "POST, /api/engine/engine/default/history/process-instance/delete",
        "POST, /api/engine/engine/default/message",
        "POST, /api/engine/engine/other/job",
        "POST, /api/engine/engine/default/job/../message",
        "POST, /api/engine/engine/default/job;x",
        "POST, /api/engine/engine/default//job"
    })
    void whateverElseIsSentMayChangeSomething(String method, String path) {
        assertThat(new CockpitRequest(method, path).isQuestion()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/engine/engine/default/job/ID/retries | job | /api/engine/engine/default/job/{id}/retries
            /api/engine/engine/default/process-definition/appointment-lifecycle%3A1%3aID | process-definition | /api/engine/engine/default/process-definition/{id}
            /api/engine/engine/default/process-instance/ID/comment/ID | process-instance | /api/engine/engine/default/process-instance/{id}/comment/{id}
            /api/engine/engine/default/process-instance/ID/variables/MissBrown | process-instance | /api/engine/engine/default/process-instance/{id}/variables/{name}
            """)
    void theAuditKeepsIdsAndNoNames(String path, String type, String shown) {
        var request = CockpitRequest.of("PUT", "/camunda", "/camunda" + path.replace("ID", ID.toString()));

        assertThat(request.asked()).isEqualTo(new Asked("PUT", shown, type, ID));
    }

    @Test
    void namesOfPeopleStayOutWhereverTheyStand() {
        assertThat(CockpitRequest.of("PUT", "/camunda", "/camunda/api/engine/engine/default/user/Brown/profile")
                        .asked())
                .isEqualTo(new Asked("PUT", "/api/engine/engine/default/user/{name}/profile", null, null));
        assertThat(CockpitRequest.of("PUT", "/camunda", "/camunda/api/Miss%20Brown/x1")
                        .asked()
                        .path())
                .isEqualTo("/api/{name}/{name}");
    }
}
