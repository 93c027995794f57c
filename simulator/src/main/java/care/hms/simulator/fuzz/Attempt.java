package care.hms.simulator.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request, whole except for the token of whoever sends it.
 *
 * @param who a demo account's name, {@link People#NOBODY} or {@link People#FORGER}
 * @param target path and query, encoded
 * @param body null: none
 * @param charset in which the body goes over the wire; anything but UTF-8 is a mistake on purpose
 */
record Attempt(
        Operation operation,
        String who,
        String method,
        String target,
        Map<String, String> headers,
        String body,
        Charset charset) {

    private static final int LONGEST_SHOWN = 2_000;

    Attempt {
        headers = new LinkedHashMap<>(headers);
    }

    static Attempt plain(Operation operation, String who, String target) {
        return new Attempt(operation, who, operation.method(), target, Map.of(), null, StandardCharsets.UTF_8);
    }

    Attempt withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Attempt(operation, who, method, target, more, body, charset);
    }

    Attempt withMethod(String other) {
        return new Attempt(operation, who, other, target, headers, body, charset);
    }

    Attempt withTarget(String other) {
        return new Attempt(operation, who, method, other, headers, body, charset);
    }

    Attempt withBody(String other) {
        return withBody(other, StandardCharsets.UTF_8);
    }

    Attempt withBody(String other, Charset encodedAs) {
        return new Attempt(operation, who, method, target, headers, other, encodedAs)
                .withHeader("Content-Type", headers.getOrDefault("Content-Type", "application/json"));
    }

    /** Whether it is what the document describes in method and path. */
    boolean isOfItsOperation() {
        return method.equals(operation.method());
    }

    /** The same for a shell; {@code $URL} and {@code $TOKEN} are the reader's. */
    String curl() {
        var line = new StringBuilder("curl -i -X " + method + " \"$URL\"" + quoted(target));
        if (!who.equals(People.NOBODY)) {
            line.append(" -H \"Authorization: Bearer $TOKEN\"");
        }
        headers.forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
        if (body != null) {
            line.append(" --data-raw ")
                    .append(
                            body.length() > LONGEST_SHOWN
                                    ? quoted(body.substring(0, 200) + "...") + " # " + body.length() + " characters"
                                    : quoted(body));
        }
        return line.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
