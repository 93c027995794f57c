package care.hms.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the OpenAPI document: each operation's examples stand as JSON beside the code, where a test reads them with
 * the very types they are examples of, and every operation may answer with a problem.
 */
public class ApiExamples implements OASFilter {

    private static final String PROBLEM = "Problem";

    /** The one operation that needs no token. */
    private static final String SIGN_IN = "signIn";

    /**
     * The examples of one operation: {@code request} where there is a body, {@code response}, or {@code created} when the
     * answer is 201.
     */
    static Optional<JsonNode> of(String operationId) {
        try (var file = ApiExamples.class.getResourceAsStream("examples/" + operationId + ".json")) {
            return file == null ? Optional.empty() : Optional.of(Json.MAPPER.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        of(operation.getOperationId()).ifPresent(examples -> {
            if (examples.has("request")) {
                operation.getRequestBody().setRequired(true);
                show(operation.getRequestBody().getContent(), examples.get("request"));
            }
            if (examples.has("created")) {
                responses.addAPIResponse("201", responses.getAPIResponse("200"));
                responses.removeAPIResponse("200");
            }
            responses.getAPIResponses().values().forEach(response -> {
                response.setDescription("Done");
                show(response.getContent(), examples.path(examples.has("created") ? "created" : "response"));
            });
        });
        if (SIGN_IN.equals(operation.getOperationId())) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        responses.addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
        return operation;
    }

    private static void show(Content content, JsonNode example) {
        if (content != null) {
            for (MediaType type : content.getMediaTypes().values()) {
                type.setExample(Json.MAPPER.convertValue(example, Object.class));
            }
        }
    }

    /** The scanner believes that a local time has seconds; ours has none. */
    @Override
    public Schema filterSchema(Schema schema) {
        if ("local-time".equals(schema.getFormat())) {
            schema.setFormat(null);
            schema.setExternalDocs(null);
            schema.setPattern("[0-9]{2}:[0-9]{2}");
            schema.setExamples(List.of("09:15"));
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var problem = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref(PROBLEM))
                .example(Json.MAPPER.convertValue(
                        Problems.ofStatus(IfMatch.PRECONDITION_REQUIRED).body("0b6e0ad1-9b5c-4f0e-8a55-2f1f5d4f8a11"),
                        Object.class));
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents()
                .addSchema(PROBLEM, ProblemSchema.create())
                .addResponse(
                        PROBLEM,
                        OASFactory.createAPIResponse()
                                .description("Why not (RFC 9457)")
                                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem)));
    }
}
