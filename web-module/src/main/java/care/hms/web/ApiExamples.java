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

/**
 * Completes the OpenAPI document: each operation's examples stand as JSON beside the code, where a test reads them with
 * the very types they are examples of, and every operation may answer with a problem.
 */
public class ApiExamples implements OASFilter {

    private static final String PROBLEM = "Problem";

    /** The one operation that needs no token. */
    private static final String SIGN_IN = "signIn";

    /** The examples of one operation: {@code {"request": …, "response": …}}, each only where there is a body. */
    static Optional<JsonNode> of(String operationId) {
        try (var file = ApiExamples.class.getResourceAsStream("examples/" + operationId + ".json")) {
            return file == null ? Optional.empty() : Optional.of(Json.MAPPER.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        of(operation.getOperationId()).ifPresent(examples -> {
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().setRequired(true);
                show(operation.getRequestBody().getContent(), examples.get("request"));
            }
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    response.setDescription("Done");
                    show(response.getContent(), examples.get("response"));
                }
            });
        });
        if (SIGN_IN.equals(operation.getOperationId())) {
            operation.setSecurity(List.of());
        }
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
        return operation;
    }

    private static void show(Content content, JsonNode example) {
        if (content != null && example != null) {
            for (MediaType type : content.getMediaTypes().values()) {
                type.setExample(Json.MAPPER.convertValue(example, Object.class));
            }
        }
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
