package care.hms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Tells what a page of ours has sent from what another site's has: browsers say so, and no page can forge it. */
public final class OwnPages {

    private OwnPages() {}

    /** Whether the browser says that a page of this server sent it. */
    public static boolean haveSent(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        var host = request.getHeader("Host");
        return origin != null && host != null && host.equals(authority(origin));
    }

    private static String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
