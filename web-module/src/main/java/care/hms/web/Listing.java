package care.hms.web;

import care.hms.Page;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shape of every list.
 *
 * @param page 0-based
 * @param size how many at most were asked for
 * @param total how many there are altogether
 */
@Schema(requiredProperties = {"success", "data", "page", "size", "total"})
public record Listing<T>(boolean success, List<T> data, int page, int size, long total) {

    static <T> Listing<T> of(Page<T> page) {
        return new Listing<>(true, page.items(), page.page(), page.size(), page.total());
    }

    static <V, T> Listing<T> of(Page<V> page, Function<V, T> shape) {
        return new Listing<>(true, page.items().stream().map(shape).toList(), page.page(), page.size(), page.total());
    }

    /** A list that is never paged. */
    static <V, T> Listing<T> ofAll(List<V> all, Function<V, T> shape) {
        return new Listing<>(true, all.stream().map(shape).toList(), 0, all.size(), all.size());
    }
}
