package care.hms.cockpit;

import care.hms.platform.Caller;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a HOSPITAL_ADMIN may ask: what is named here and nothing else. Everything named is bounded to the hospital by the
 * engine's tenants. What the engine does not bound is left out, whatever Cockpit would like to show: the statistics of
 * the history, which processes are called by instances of whom, and definitions found by what happened in them.
 */
final class HospitalReading {

    private static final String ENGINE = "/api/engine/engine/default";
    private static final String PLUGIN = "/api/cockpit/plugin/base/default";
    private static final String ID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final String NAME = "[A-Za-z0-9_-]+";

    private static final List<Pattern> PAGES = patterns(
            "/",
            "/index.html",
            "/favicon.ico",
            "/(?:app/cockpit|assets|lib|plugin)/[A-Za-z0-9/_.-]*",
            "/api/cockpit/plugin/[A-Za-z]+/static/[A-Za-z0-9/_.-]+",
            "/api/admin/auth/user/default",
            "/api/engine/engine/?",
            ENGINE + "/version");

    private static final List<Pattern> ONE = patterns(
            ENGINE + "/process-definition/(?:key/" + NAME + "|(?:" + NAME + ":\\d+:)?" + ID + ")"
                    + "(?:/xml|/statistics|/static-called-process-definitions)?",
            ENGINE + "/process-instance/" + ID + "(?:/activity-instances|/variables(?:/" + NAME + "(?:/data)?)?)?",
            ENGINE + "/(?:execution|incident|job-definition|variable-instance)/" + ID,
            ENGINE + "/job/" + ID + "(?:/stacktrace)?",
            ENGINE + "/history/(?:activity-instance/(?:" + NAME + ":)?|process-instance/|variable-instance/)" + ID,
            ENGINE + "/history/job-log/" + ID + "(?:/stacktrace)?",
            PLUGIN + "/process-instance/" + ID + "/called-process-instances");

    private static final List<Pattern> LISTS = patterns(
            ENGINE + "/(?:execution|external-task|job-definition|process-instance|task|variable-instance)(?:/count)?",
            ENGINE + "/history/(?:activity-instance|process-instance|variable-instance)(?:/count)?",
            PLUGIN + "/(?:incident|process-instance)/?(?:count)?");

    /** In these the engine shows everybody what belongs to no process, such as its own jobs over all hospitals. */
    private static final List<Pattern> LISTS_OF_A_PROCESS =
            patterns(ENGINE + "/(?:incident|job|history/incident|history/job-log)(?:/count)?");

    private static final Set<String> OF_A_PROCESS =
            Set.of("processDefinitionId", "processDefinitionKey", "processInstanceId");

    /** What is deployed is everybody's. */
    private static final List<Pattern> DEFINITIONS = patterns(
            ENGINE + "/process-definition(?:/count|/statistics)?",
            ENGINE + "/(?:case-definition|decision-definition|deployment)/count",
            PLUGIN + "/process-definition/statistics(?:-count)?");

    /** Definitions may be asked for by what they are, and not by what happens to others in them. */
    private static final Set<String> OF_A_DEFINITION = Set.of(
            "failedJobs",
            "firstResult",
            "incidents",
            "key",
            "keyLike",
            "latest",
            "latestVersion",
            "maxResults",
            "name",
            "nameLike",
            "processDefinitionId",
            "rootIncidents",
            "sortBy",
            "sortOrder",
            "version",
            "withoutTenantId");

    private HospitalReading() {}

    /** @param conditions what is said in the address, or in the body of a POST, by name */
    static boolean isOpen(CockpitRequest request, Set<String> conditions, Caller caller) {
        var path = request.path();
        return request.isQuestion()
                && switch (request.method()) {
                    case "GET" ->
                        matches(PAGES, path) && !path.contains("..")
                                || matches(DEFINITIONS, path) && OF_A_DEFINITION.containsAll(conditions)
                                || path.equals(ENGINE + "/user/" + caller.accountId() + "/profile")
                                || isOpenList(path, conditions);
                    case "POST" -> isOpenList(path, conditions);
                    default -> false;
                };
    }

    private static boolean isOpenList(String path, Set<String> conditions) {
        return matches(ONE, path)
                || matches(LISTS, path)
                || matches(LISTS_OF_A_PROCESS, path) && conditions.stream().anyMatch(OF_A_PROCESS::contains);
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static List<Pattern> patterns(String... all) {
        return List.of(all).stream().map(Pattern::compile).toList();
    }
}
