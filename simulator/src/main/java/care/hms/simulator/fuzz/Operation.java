package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of the API as its document describes it.
 *
 * @param id the operation id
 * @param method in capitals
 * @param path with its parameters in braces, such as {@code /api/v1/patients/{id}}
 * @param successes the documented statuses below 300
 */
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<Body> body,
        Set<Integer> successes) {

    /**
     * A value beside the body.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param schema without references
     */
    record Parameter(String name, String in, JsonNode schema) {}

    /**
     * A JSON body.
     *
     * @param schema without references
     * @param example missing when the document shows none
     */
    record Body(JsonNode schema, JsonNode example) {}

    /** Of what kind the thing is that a parameter or field names by its id: the plural that paths use. */
    static String kind(String name, String path) {
        if (name.length() > 2 && name.endsWith("Id")) {
            return name.substring(0, name.length() - 2) + "s";
        }
        var before = path.indexOf("/{" + name + "}");
        return before < 0 ? name : path.substring(path.lastIndexOf('/', before - 1) + 1, before);
    }
}
