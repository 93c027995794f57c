package care.hms.cockpit;

import care.hms.platform.CockpitRecord.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request to Camunda's web application, read for what it asks.
 *
 * @param path below {@code /camunda} as it was sent, so that no decoding stands between what is judged here and what
 *     Camunda sees; only the colons of a definition's id may be encoded
 */
record CockpitRequest(String method, String path) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Lists and counts may be asked for by POST as well, because a filter can be too long for an address. */
    private static final Pattern QUESTION = Pattern.compile("/api/engine/engine/default/(?:history/)?"
            + "(?:activity-instance|decision-instance|detail|execution|external-task(?:-log)?|group|job(?:-definition|-log)?"
            + "|process-instance|schema/log|task|variable-instance)(?:/count)?"
            + "|/api/engine/engine/default/identity/password-policy"
            + "|/api/cockpit/plugin/base/default/(?:incident|process-instance)/?(?:count)?"
            + "|/api/cockpit/plugin/base/default/process-[a-z]+/[A-Za-z0-9_.:-]+/called-process-[a-z]+");

    private static final String SIGN_OUT = "/api/admin/auth/user/default/logout";

    private static final Pattern ID = Pattern.compile("(?:[A-Za-z0-9_.-]+:\\d+:)?"
            + "(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})");

    private static final Pattern WORD = Pattern.compile("[a-zA-Z-]{0,40}");

    /** Behind these stands what people wrote. */
    private static final Set<String> BEFORE_A_NAME = Set.of(
            "attachment",
            "group",
            "group-members",
            "key",
            "localVariables",
            "members",
            "messageSubscriptions",
            "resources",
            "tenant",
            "tenant-id",
            "user",
            "user-members",
            "variables");

    static CockpitRequest of(HttpServletRequest request) {
        return of(request.getMethod(), request.getContextPath(), request.getRequestURI());
    }

    static CockpitRequest of(String method, String contextPath, String uri) {
        return new CockpitRequest(method, uri.substring(contextPath.length()).replaceAll("(?i)%3a", ":"));
    }

    /** Whether it goes to a program's interface, and not for a page. */
    boolean isForTheApi() {
        return path.startsWith("/api/");
    }

    boolean isSignOut() {
        return method.equals("POST") && path.equals(SIGN_OUT);
    }

    /** Whether it changes nothing. */
    boolean isQuestion() {
        return READING.contains(method)
                || method.equals("POST") && QUESTION.matcher(path).matches();
    }

    /** As the audit may keep it: ids apart, and nothing that people could have written. */
    Asked asked() {
        var shown = new ArrayList<String>();
        String type = null;
        UUID id = null;
        var before = "";
        for (var part : path.split("/")) {
            var known = ID.matcher(part);
            if (known.matches() && id == null) {
                id = UUID.fromString(known.group(1));
                type = before;
            }
            if (known.matches()) {
                shown.add("{id}");
            } else {
                var ours = WORD.matcher(part).matches() && !BEFORE_A_NAME.contains(before);
                shown.add(ours ? part : "{name}");
            }
            before = part;
        }
        return new Asked(method, String.join("/", shown), type, id);
    }
}
