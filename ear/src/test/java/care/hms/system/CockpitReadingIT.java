package care.hms.system;

import static care.hms.system.CockpitUser.ENGINE;
import static care.hms.system.CockpitUser.PLUGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a HOSPITAL_ADMIN reads in Cockpit is the own hospital's: two hospitals of different size, every question that is
 * open, and nothing in any answer that depends on the other.
 */
class CockpitReadingIT {

    private static TwoHospitals hospitals;
    private static Clinic ours;
    private static Clinic theirs;
    private static CockpitUser admin;
    private static CockpitUser system;

    @BeforeAll
    static void seed() {
        hospitals = TwoHospitals.open();
        ours = hospitals.ours;
        theirs = hospitals.theirs;
        admin = hospitals.admin;
        system = hospitals.system;
    }

    /** Every list that is open, and the rows of which the own hospital's must be in it. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry(ENGINE + "process-instance", "act_ru_execution where parent_id_ is null and"),
            Map.entry(ENGINE + "execution", "act_ru_execution where"),
            Map.entry(ENGINE + "variable-instance", "act_ru_variable where"),
            Map.entry(ENGINE + "job", "act_ru_job where"),
            Map.entry(ENGINE + "incident", "act_ru_incident where"),
            Map.entry(ENGINE + "task", "act_ru_task where"),
            Map.entry(ENGINE + "external-task", "act_ru_ext_task where"),
            Map.entry(ENGINE + "history/process-instance", "act_hi_procinst where"),
            Map.entry(ENGINE + "history/activity-instance", "act_hi_actinst where"),
            Map.entry(ENGINE + "history/variable-instance", "act_hi_varinst where"),
            Map.entry(ENGINE + "history/incident", "act_hi_incident where"),
            Map.entry(ENGINE + "history/job-log", "act_hi_job_log where"),
            Map.entry(PLUGIN + "process-instance", "act_ru_execution where parent_id_ is null and"),
            Map.entry(PLUGIN + "incident", "act_ru_incident where"));

    /** What belongs to no process must not be asked for. */
    private static final Set<String> LISTS_OF_A_PROCESS =
            Set.of(ENGINE + "job", ENGINE + "incident", ENGINE + "history/incident", ENGINE + "history/job-log");

    private static final Set<String> ASKED_BY_GET_ONLY = Set.of(ENGINE + "incident", ENGINE + "history/incident");

    private static String condition(String list) {
        return LISTS_OF_A_PROCESS.contains(list) ? "?processDefinitionKey=appointment-lifecycle" : "";
    }

    private static Stream<String> figures() {
        return Stream.of(
                ENGINE + "process-definition",
                ENGINE + "process-definition/count",
                ENGINE + "process-definition/statistics?failedJobs=true&incidents=true",
                ENGINE + "process-definition/statistics?rootIncidents=true",
                ENGINE + "process-definition/" + hospitals.definition + "/statistics?failedJobs=true&incidents=true",
                ENGINE + "process-definition/key/appointment-lifecycle/statistics?incidents=true",
                ENGINE + "job-definition",
                ENGINE + "job-definition/count",
                ENGINE + "deployment/count",
                ENGINE + "decision-definition/count",
                ENGINE + "case-definition/count",
                ENGINE + "version",
                PLUGIN + "process-definition/statistics",
                PLUGIN + "process-definition/statistics-count",
                "api/engine/engine/",
                "api/admin/auth/user/default");
    }

    private static Stream<String> everythingOpen() {
        return Stream.concat(
                LISTS.keySet().stream()
                        .flatMap(list -> Stream.of(list + condition(list), list + "/count" + condition(list))),
                figures());
    }

    @Test
    void everyListAndCountIsTheOwnHospitals() {
        LISTS.forEach((list, rows) -> {
            var own = (int)
                    ours.rows.count("select count(*) from " + rows + " tenant_id_ = ?", ours.hospitalId.toString());
            assertThat(CockpitUser.json(admin.get(list + "/count" + condition(list)))
                            .path("count")
                            .asInt())
                    .as(list)
                    .isEqualTo(own);
            assertThat(CockpitUser.json(admin.get(list + condition(list))))
                    .as(list)
                    .hasSize(own);
            if (!ASKED_BY_GET_ONLY.contains(list)) {
                var body = LISTS_OF_A_PROCESS.contains(list)
                        ? "{\"processDefinitionKey\":\"appointment-lifecycle\"}"
                        : "{}";
                assertThat(CockpitUser.json(admin.send("POST", list + "/count", body))
                                .path("count")
                                .asInt())
                        .as("POST " + list)
                        .isEqualTo(own);
                assertThat(CockpitUser.json(admin.send("POST", list, body)))
                        .as("POST " + list)
                        .hasSize(own);
            }
        });
        assertThat(read(admin, ENGINE + "process-instance/count")).isEqualTo("{\"count\":2}");
        assertThat(read(admin, ENGINE + "incident/count?processDefinitionId=" + hospitals.definition))
                .isEqualTo("{\"count\":1}");
    }

    @Test
    void alternativesInAQueryDoNotLeadAroundTheHospital() {
        for (var query : List.of(
                "process-instance/count|{'orQueries':[{'businessKeyLike':'%','active':true}]}",
                "history/process-instance/count|{'orQueries':[{'processInstanceBusinessKeyLike':'%','unfinished':true}]}",
                "process-instance/count|{'tenantIdIn':['" + ours.hospitalId.toString() + "','"
                        + theirs.hospitalId.toString() + "']}")) {
            var parts = query.replace('\'', '"').split("\\|");
            assertThat(admin.send("POST", ENGINE + parts[0], parts[1]).body())
                    .as(query)
                    .isEqualTo("{\"count\":2}");
        }
    }

    @Test
    void whatBelongsToNoProcessIsNotCounted() {
        for (var list : LISTS_OF_A_PROCESS) {
            assertThat(admin.get(list).statusCode()).as(list).isEqualTo(403);
            assertThat(admin.get(list + "/count?tenantIdIn=" + ours.hospitalId.toString())
                            .statusCode())
                    .isEqualTo(403);
            for (var body : new String[] {"{}", "{\"processInstanceId\":null}", "[]", "", "{\"withException\":true}"}) {
                assertThat(admin.send("POST", list + "/count?processInstanceId=x", body)
                                .statusCode())
                        .as(list + body)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void everyFigureOfADefinitionIsTheOwnHospitals() {
        for (var path : List.of(
                ENGINE + "process-definition/statistics?failedJobs=true&incidents=true",
                PLUGIN + "process-definition/statistics")) {
            var figures = CockpitUser.json(admin.get(path)).get(0);
            assertThat(figures.path("instances").asInt()).as(path).isEqualTo(2);
        }
        var figures = CockpitUser.json(
                        admin.get(ENGINE + "process-definition/statistics?failedJobs=true&incidents=true"))
                .get(0);
        assertThat(figures.path("failedJobs").asInt()).isEqualTo(1);
        assertThat(figures.path("incidents").get(0).path("incidentCount").asInt())
                .isEqualTo(1);
        assertThat(CockpitUser.json(admin.get(PLUGIN + "process-definition/statistics"))
                        .get(0)
                        .path("incidents")
                        .asInt())
                .isEqualTo(1);
        var waiting = CockpitUser.json(
                admin.get(ENGINE + "process-definition/" + hospitals.definition + "/statistics?incidents=true"));
        assertThat(waiting.findValuesAsText("instances")).containsExactlyInAnyOrder("0", "2");
        assertThat(waiting.findValuesAsText("incidentCount")).containsExactly("1");
    }

    /** The strongest form: whatever happens in the other hospital, not one answer changes. */
    @Test
    void nothingThatHappensInAnotherHospitalShows() {
        var before =
                everythingOpen().map(path -> path + " " + read(admin, path)).toList();
        var systems = read(system, ENGINE + "process-instance/count");

        theirs.act(theirs.reception, hospitals.book(theirs, 3), "cancel").is(200);
        hospitals.fail(theirs, 5);
        assertThat(system.send(
                                "PUT",
                                ENGINE + "process-instance/"
                                        + hospitals
                                                .ids("act_ru_execution", theirs)
                                                .first() + "/suspended",
                                "{\"suspended\":true}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(read(system, ENGINE + "process-instance/count")).isNotEqualTo(systems);
        assertThat(everythingOpen().map(path -> path + " " + read(admin, path)).toList())
                .containsExactlyElementsOf(before);
    }

    @Test
    void noAnswerNamesAnythingOfAnotherHospital() {
        var foreign = Stream.of(
                        "act_ru_execution",
                        "act_ru_job",
                        "act_ru_variable",
                        "act_ru_incident",
                        "act_hi_procinst",
                        "act_hi_actinst")
                .flatMap(table -> hospitals.ids(table, theirs).stream())
                .toList();
        var everything =
                everythingOpen().map(path -> read(admin, path)).toList().toString();

        assertThat(foreign).hasSizeGreaterThan(30);
        assertThat(foreign).noneMatch(everything::contains);
        assertThat(everything)
                .contains(hospitals.ids("act_ru_job", ours).first(), ours.hospitalId.toString())
                .doesNotContain(
                        theirs.hospitalId.toString(),
                        theirs.admin.get("/auth/me").id().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance/EXECUTION",
                "process-instance/EXECUTION/activity-instances",
                "process-instance/EXECUTION/variables",
                "process-instance/EXECUTION/variables/noShowDueAt",
                "execution/EXECUTION",
                "variable-instance/VARIABLE",
                "job/JOB",
                "incident/INCIDENT",
                "history/process-instance/EXECUTION",
                "history/activity-instance/ACTIVITY"
            })
    void whatBelongsToAnotherHospitalIsLikeWhatNeverWas(String path) {
        var own = admin.get(ENGINE + hospitals.named(path, ours));
        var foreign = admin.get(ENGINE + hospitals.named(path, theirs));
        var unknown =
                admin.get(ENGINE + path.replaceFirst("[A-Z]+", UUID.randomUUID().toString()));

        assertThat(system.get(ENGINE + hospitals.named(path, theirs)).statusCode())
                .as("there is something to find")
                .isEqualTo(200);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertSame(foreign, unknown);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance/count?businessKey=KEY",
                "process-instance/count?processInstanceIds=EXECUTION",
                "process-instance/count?tenantIdIn=TENANT",
                "process-instance?tenantIdIn=TENANT",
                "execution/count?processInstanceId=EXECUTION",
                "variable-instance/count?processInstanceIdIn=EXECUTION",
                "job/count?processDefinitionKey=appointment-lifecycle&jobId=JOB",
                "job/count?processDefinitionKey=appointment-lifecycle&tenantIdIn=TENANT",
                "job/count?processInstanceId=EXECUTION",
                "incident/count?processInstanceId=STUCK",
                "incident/count?processDefinitionKey=appointment-lifecycle&incidentId=INCIDENT",
                "history/process-instance/count?processInstanceBusinessKey=KEY",
                "history/process-instance/count?tenantIdIn=TENANT",
                "history/activity-instance/count?processInstanceId=EXECUTION",
                "process-definition/count?incidentId=INCIDENT",
                "process-definition?incidentId=INCIDENT"
            })
    void aFilterFindsNothingOfAnotherHospital(String path) {
        var foreign = admin.get(ENGINE + hospitals.named(path, theirs));
        var unknown = admin.get(
                ENGINE + path.replaceFirst("[A-Z]+$", UUID.randomUUID().toString()));
        assertSame(foreign, unknown);
        assertThat(read(system, ENGINE + hospitals.named(path, theirs)))
                .as("there is something to find")
                .isNotIn("{\"count\":0}", "[]");
    }

    private static String read(CockpitUser user, String path) {
        var answer = user.get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Status, words and headers; but for those that name the request itself. */
    private static void assertSame(HttpResponse<String> one, HttpResponse<String> other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode());
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(one.headers().map().keySet())
                .containsExactlyInAnyOrderElementsOf(other.headers().map().keySet());
    }
}
