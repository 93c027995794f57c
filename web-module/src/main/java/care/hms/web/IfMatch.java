package care.hms.web;

import care.hms.Invalid;
import jakarta.ws.rs.ClientErrorException;
import java.util.regex.Pattern;

/**
 * The version the client acts on, from {@code If-Match: "<version>"} (A7). Neither {@code *} nor a list is taken: both
 * would give up the protection the header is for.
 */
public record IfMatch(long version) {

    static final int PRECONDITION_REQUIRED = 428;

    private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    /** Called by JAX-RS with the header's text. */
    public static IfMatch fromString(String header) {
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw new Invalid("If-Match", "the ETag of the answer you act on, such as \"3\"");
        }
        return new IfMatch(Long.parseLong(tag.group(1)));
    }

    /** The version of a header that must be there. */
    static Long required(IfMatch header) {
        if (header == null) {
            throw new ClientErrorException(PRECONDITION_REQUIRED);
        }
        return header.version;
    }

    /** The version of a header that may be missing; null then. */
    static Long optional(IfMatch header) {
        return header == null ? null : header.version;
    }
}
