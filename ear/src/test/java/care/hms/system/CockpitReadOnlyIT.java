package care.hms.system;

import static care.hms.system.CockpitUser.ENGINE;
import static care.hms.system.CockpitUser.PLUGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A HOSPITAL_ADMIN changes nothing in Cockpit, neither the own hospital's nor another's, and opens nothing else. */
class CockpitReadOnlyIT {

    private static final String READ_ONLY = "cockpit.read-only";

    private static TwoHospitals hospitals;

    @BeforeAll
    static void seed() {
        hospitals = TwoHospitals.open();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | job/JOB/retries                           | {"retries":0}
            POST   | job/retries                               | {"jobIds":["JOB"],"retries":0}
            POST   | job/JOB/execute                           |
            PUT    | job/JOB/duedate                           | {"duedate":null}
            PUT    | job/JOB/suspended                         | {"suspended":true}
            PUT    | job/suspended                             | {"suspended":true,"processDefinitionKey":"appointment-lifecycle"}
            PUT    | job-definition/suspended                  | {"suspended":true,"processDefinitionKey":"appointment-lifecycle"}
            DELETE | job/JOB                                   |
            DELETE | process-instance/EXECUTION                |
            POST   | process-instance/delete                   | {"processInstanceIds":["EXECUTION"]}
            PUT    | process-instance/EXECUTION/suspended      | {"suspended":true}
            PUT    | process-instance/suspended                | {"suspended":true,"processDefinitionKey":"appointment-lifecycle"}
            POST   | process-instance/EXECUTION/modification   | {"instructions":[{"type":"startBeforeActivity","activityId":"Task_InConsultation"}]}
            PUT    | process-instance/EXECUTION/variables/outcome | {"value":"MARKED","type":"String"}
            POST   | process-instance/EXECUTION/variables      | {"modifications":{"outcome":{"value":"MARKED"}}}
            DELETE | process-instance/EXECUTION/variables/noShowDueAt |
            POST   | process-instance/EXECUTION/variables/outcome/data | {}
            PUT    | process-instance/EXECUTION/comment        | {"id":"JOB"}
            POST   | execution/EXECUTION/signal                | {}
            POST   | execution/EXECUTION/create-incident       | {"incidentType":"x"}
            PUT    | incident/INCIDENT/annotation              | {"annotation":"x"}
            DELETE | incident/INCIDENT                         |
            POST   | message                                   | {"messageName":"appointment-cancelled","businessKey":"KEY"}
            POST   | signal                                    | {"name":"x"}
            POST   | deployment/create                         |
            POST   | process-definition/key/appointment-lifecycle/start | {}
            PUT    | process-definition/suspended              | {"suspended":true,"processDefinitionKey":"appointment-lifecycle"}
            PUT    | process-definition/DEFINITION/history-time-to-live | {"historyTimeToLive":1}
            DELETE | process-definition/DEFINITION?cascade=true |
            POST   | modification/execute                      | {"processDefinitionId":"DEFINITION","processInstanceIds":["EXECUTION"],"instructions":[]}
            POST   | migration/execute                         | {}
            DELETE | history/process-instance/EXECUTION        |
            POST   | history/process-instance/delete           | {"historicProcessInstanceIds":["EXECUTION"]}
            POST   | history/process-instance/set-removal-time | {}
            POST   | history/cleanup                           |
            POST   | user/create                               | {"profile":{"id":"x"},"credentials":{"password":"x"}}
            PUT    | user/ME/credentials                       | {"password":"x"}
            POST   | group/create                              | {"id":"x"}
            PUT    | tenant/TENANT/user-members/ME             |
            POST   | tenant/create                             | {"id":"x"}
            POST   | authorization/create                      | {"type":1,"permissions":["ALL"],"resourceType":0,"resourceId":"*","userId":"ME"}
            POST   | filter/create                             | {"resourceType":"Task","name":"x"}
            POST   | task/create                               | {"name":"x"}
            POST   | condition                                 | {}
            PATCH  | process-instance/EXECUTION                | {}
            OPTIONS | user/ME                                  |
            """)
    void nothingCanBeChanged(String method, String path, String body) {
        for (var clinic : List.of(hospitals.ours, hospitals.theirs)) {
            var before = everyRowOfTheEngine();
            var answer = hospitals.admin.send(
                    method,
                    ENGINE + hospitals.named(path, clinic),
                    body == null ? null : hospitals.named(body, clinic));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(CockpitUser.json(answer).path("type").asText()).isEqualTo(READ_ONLY);
            assertThat(everyRowOfTheEngine()).isEqualTo(before);
        }
    }

    @Test
    void anAttemptToChangeSomethingIsWrittenDown() {
        var job = hospitals.ids("act_ru_job", hospitals.ours).first();
        hospitals.admin.send("PUT", ENGINE + "job/" + job + "/retries", "{\"retries\":7}");

        var line = hospitals
                .ours
                .admin
                .get("/audit?way=cockpit&objectId=" + job)
                .is(200)
                .data()
                .get(0);

        assertThat(line.path("operation").asText()).isEqualTo("changeInCockpit");
        assertThat(line.path("outcome").asText()).isEqualTo("refused");
        assertThat(line.path("code").asText()).isEqualTo(READ_ONLY);
        assertThat(line.path("objectType").asText()).isEqualTo("job");
        assertThat(line.path("detail").path("method").asText()).isEqualTo("PUT");
        assertThat(line.path("detail").path("path").asText()).isEqualTo("/api/engine/engine/default/job/{id}/retries");
        assertThat(line.path("requestId").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/admin/default/",
                "app/tasklist/default/",
                "app/welcome/default/",
                ENGINE + "user",
                ENGINE + "user/count",
                ENGINE + "group",
                ENGINE + "tenant",
                ENGINE + "authorization",
                ENGINE + "metrics",
                ENGINE + "batch/count",
                ENGINE + "history/batch/count",
                ENGINE + "history/cleanup/job",
                ENGINE + "history/user-operation/count",
                ENGINE + "history/process-definition/cleanable-process-instance-report",
                ENGINE + "history/process-definition/DEFINITION/statistics",
                ENGINE + "event-subscription/count",
                ENGINE + "identity/groups",
                PLUGIN + "process-definition/x/called-process-definitions",
                "api/admin/plugin/adminPlugins/default/metrics/aggregated",
                "app/cockpit/%2e%2e/admin/default/",
                "api/engine/engine/default/process-instance/count;x=/../../user"
            })
    void theRestIsClosed(String path) {
        assertThat(hospitals.admin.get(hospitals.named(path, hospitals.ours)).statusCode())
                .isEqualTo(403);
    }

    /** What the door forgot, the engine would refuse: its own grants know only reading. */
    @Test
    void theEngineGrantsReadingOnly() {
        assertThat(hospitals.ours.rows.all("select resource_type_, resource_id_, perms_ from act_ru_authorization"
                        + " where group_id_ = 'HOSPITAL_ADMIN' order by resource_type_"))
                .extracting(row -> String.join(" ", row.values()))
                .containsExactly("0 cockpit 32", "6 appointment-lifecycle " + (2 + 512 + 4096));
        assertThat(hospitals.ours.rows.count(
                        "select count(*) from act_ru_authorization where group_id_ <> 'SYSTEM_ADMIN'"
                                + " and group_id_ <> 'HOSPITAL_ADMIN' or user_id_ is not null"))
                .isZero();
    }

    private static String everyRowOfTheEngine() {
        return Stream.of(
                        "act_ru_execution",
                        "act_ru_job",
                        "act_ru_jobdef",
                        "act_ru_variable",
                        "act_ru_incident",
                        "act_ru_event_subscr",
                        "act_ru_authorization",
                        "act_ru_task",
                        "act_ru_filter",
                        "act_ru_batch",
                        "act_re_procdef",
                        "act_re_deployment",
                        "act_hi_procinst",
                        "act_hi_comment",
                        "act_id_user",
                        "act_id_tenant")
                .map(table -> table
                        + hospitals.ours.rows.all(
                                "select md5(string_agg(t::text, ',' order by t::text)) from " + table + " t"))
                .toList()
                .toString();
    }
}
