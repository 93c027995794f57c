package care.hms.web.pages;

import jakarta.faces.context.ExternalContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mark in the browser that somebody is signed in. It opens nothing; whoever has it and no session any more is told that
 * the session ended, instead of being asked to sign in as if he came for the first time.
 */
final class SignInMark {

    private static final String COOKIE = "hms_signed_in";

    private SignInMark() {}

    static void set(ExternalContext answer) {
        answer.addResponseCookie(COOKIE, "yes", Map.of("path", "/", "httpOnly", true));
    }

    static void remove(ExternalContext answer) {
        answer.addResponseCookie(COOKIE, "", Map.of("path", "/", "httpOnly", true, "maxAge", 0));
    }

    static boolean isOn(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Stream::of).anyMatch(cookie -> cookie.getName()
                .equals(COOKIE));
    }
}
