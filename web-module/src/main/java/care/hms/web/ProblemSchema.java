package care.hms.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** How a {@link Problem} reads in the OpenAPI document. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema create() {
        var error = of(SchemaType.OBJECT, "A field that was wrong")
                .addProperty("field", of(SchemaType.STRING, "Its path in the request, such as workingHours[0].start"))
                .addProperty("message", of(SchemaType.STRING, "What is allowed there"))
                .required(List.of("field", "message"));
        return of(SchemaType.OBJECT, "A failure; some kinds have further members, such as currentStatus")
                .addProperty("type", of(SchemaType.STRING, "Always about:blank: the code tells"))
                .addProperty("title", of(SchemaType.STRING, "The status in words"))
                .addProperty("status", of(SchemaType.INTEGER, "The HTTP status"))
                .addProperty("detail", of(SchemaType.STRING, "What went wrong and what to do, for people"))
                .addProperty("success", of(SchemaType.BOOLEAN, "Always false"))
                .addProperty("code", of(SchemaType.STRING, "Stable across releases, for programs"))
                .addProperty(
                        "errors",
                        of(SchemaType.ARRAY, "The fields that were wrong").items(error))
                .addProperty("requestId", of(SchemaType.STRING, "The same as in the header and in our log"))
                .required(List.of("type", "title", "status", "detail", "success", "code", "errors", "requestId"));
    }

    private static Schema of(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
