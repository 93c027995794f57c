package care.hms.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shape of every success.
 *
 * @param success always true; failures are problems with {@code success: false}
 */
@Schema(requiredProperties = {"success", "data"})
public record Answer<T>(@Schema(examples = "true") boolean success, T data) implements Success {

    static <T> Answer<T> of(T data) {
        return new Answer<>(true, data);
    }
}
