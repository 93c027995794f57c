package care.hms.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.platform.Caller;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HospitalReadingTest {

    private static final String ID = "66a4c0e9-e810-11f1-85d5-02fc00000001";
    private static final Caller ADMIN =
            new Caller(UUID.randomUUID(), UUID.randomUUID(), "admin", "HOSPITAL_ADMIN", null, null, false, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /app/cockpit/default/",
                "GET /lib/deps.js",
                "GET /api/admin/auth/user/default",
                "GET ENGINE/process-definition/key/appointment-lifecycle/xml",
                "GET ENGINE/process-definition/appointment-lifecycle%3A1%3AID/statistics?incidents",
                "GET ENGINE/process-definition/count?latestVersion",
                "GET ENGINE/process-instance/ID/activity-instances",
                "GET ENGINE/process-instance/ID/variables/noShowDueAt",
                "POST ENGINE/process-instance/count",
                "GET ENGINE/job?processInstanceId",
                "POST ENGINE/job?processInstanceId",
                "POST ENGINE/job/count?processDefinitionKey",
                "GET ENGINE/incident/count?processInstanceId",
                "GET ENGINE/job/ID/stacktrace",
                "GET ENGINE/history/activity-instance/Task_WaitForArrival:ID",
                "POST PLUGIN/incident/count",
                "POST PLUGIN/process-instance/ID/called-process-instances"
            })
    void whatAnAdministratorReadsIsNamed(String request) {
        assertThat(isOpen(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD /app/cockpit/default/",
                "OPTIONS ENGINE/user",
                "GET ENGINE/job",
                "POST ENGINE/job",
                "POST ENGINE/job/count?jobId",
                "GET ENGINE/incident/count",
                "GET ENGINE/history/job-log?tenantIdIn",
                "DELETE ENGINE/process-instance/ID",
                "PUT ENGINE/job/ID/retries",
                "POST ENGINE/process-instance/delete",
                "POST ENGINE/process-instance/ID/modification",
                "POST ENGINE/process-definition/ID/start",
                "POST ENGINE/schema/log",
                "GET /app/admin/default/",
                "GET /app/tasklist/default/",
                "GET /app/welcome/default/",
                "GET /app/cockpit/../admin/default/",
                "GET /app/cockpit/%2e%2e/admin/default/",
                "GET /app/cockpit/..;/admin/default/",
                "GET /api/admin/setup/default/user/create",
                "GET ENGINE/process-definition?incidentId",
                "GET ENGINE/process-definition/count?key&incidentMessageLike",
                "GET ENGINE/process-definition/statistics?anythingElse",
                "GET ENGINE/process-definition/ID/startForm",
                "GET PLUGIN/process-definition/ID/called-process-definitions",
                "GET ENGINE/history/cleanup/job",
                "GET ENGINE/history/process-definition/appointment-lifecycle:1:ID/statistics",
                "GET ENGINE/history/process-definition/cleanable-process-instance-report",
                "GET ENGINE/history/user-operation",
                "GET ENGINE/batch/count",
                "GET ENGINE/metrics",
                "GET ENGINE/event-subscription",
                "GET ENGINE/optimize/process-instance/running",
                "GET ENGINE/deployment",
                "GET ENGINE/authorization",
                "GET ENGINE/group",
                "GET ENGINE/tenant",
                "GET ENGINE/tenant/count",
                "GET ENGINE/user",
                "GET ENGINE/user/count",
                "GET ENGINE/user/ID/profile",
                "GET ENGINE/identity/groups",
                "GET ENGINE/filter",
                "GET /api/engine/engine/other/process-instance"
            })
    void everythingElseIsClosed(String request) {
        assertThat(isOpen(request)).isFalse();
    }

    @Test
    void everybodySeesTheOwnNameOnly() {
        assertThat(isOpen("GET ENGINE/user/" + ADMIN.accountId() + "/profile")).isTrue();
        assertThat(isOpen("PUT ENGINE/user/" + ADMIN.accountId() + "/profile")).isFalse();
    }

    /** A method, a path and, behind the question mark, the names of its parameters. */
    private static boolean isOpen(String request) {
        var parts = request.replace("ENGINE", "/api/engine/engine/default")
                .replace("PLUGIN", "/api/cockpit/plugin/base/default")
                .replace("ID", ID)
                .split("[ ?]");
        var conditions = parts.length < 3 ? Set.<String>of() : Set.of(parts[2].split("&"));
        return HospitalReading.isOpen(
                CockpitRequest.of(parts[0], "/camunda", "/camunda" + parts[1]), conditions, ADMIN);
    }
}
