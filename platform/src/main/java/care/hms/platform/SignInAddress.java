package care.hms.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page on which people sign in, and where it leads them afterwards. */
public final class SignInAddress {

    /** Where it is. */
    public static final String PATH = "/sign-in";

    /** Parameter: the address that was asked for, on this server. */
    public static final String NEXT = "next";

    /** Parameter: there was a session, and it is over. */
    public static final String ENDED = "ended=true";

    private SignInAddress() {}

    /** The address of the page, and from there of what was asked for. */
    public static String leadingTo(HttpServletRequest request) {
        var query = request.getQueryString();
        var asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        return PATH + "?" + NEXT + "=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }

    /** An address of this server and no other, whatever somebody wrote into a link; empty when it is none. */
    public static Optional<String> local(String address) {
        var isLocal = address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().allMatch(letter -> letter > ' ' && letter < 127 && letter != '\\');
        return isLocal ? Optional.of(address) : Optional.empty();
    }
}
