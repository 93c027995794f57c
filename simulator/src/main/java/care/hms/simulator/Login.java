package care.hms.simulator;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who works with the system: an account with its password and the token it holds now. Thread-safe. */
final class Login {
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(3);
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Token(String text, Instant expiresAt) {}

    private final HmsApi api;
    private final String username;
    private String password;
    private volatile Token token;

    private Login(HmsApi api, String username, String password) {
        this.api = api;
        this.username = username;
        this.password = password;
    }

    /** Signs in, and chooses a password of its own where the account demands that first. */
    static Login signIn(HmsApi api, String username, String password) {
        var login = new Login(api, username, password);
        if (login.renew().data().path("user").path("mustChangePassword").asBoolean(false)) {
            login.changePassword();
        }
        return login;
    }

    /** A password that nobody needs to know: it lives as long as the replay. */
    static String freshPassword() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return "Aa1-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String username() {
        return username;
    }

    /** Takes a new token when the present one ends soon, so that no act has to wait for a password to be verified. */
    void renewIfEndingSoon() {
        if (!api.realTime().instant().plus(RENEW_BEFORE).isBefore(token.expiresAt())) {
            renew();
        }
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    /** Sends with this login's token; a token that the server no longer takes is renewed once. */
    Answer send(String method, String path, Object body, Map<String, String> headers) {
        var used = token;
        var answer = api.send(method, path, body, authorized(headers, used));
        if (!answer.isUnauthenticated()) {
            return answer;
        }
        renewUnlessDoneSince(used);
        return api.send(method, path, body, authorized(headers, token));
    }

    private static Map<String, String> authorized(Map<String, String> headers, Token token) {
        var all = new LinkedHashMap<>(headers);
        all.put("Authorization", "Bearer " + token.text());
        return all;
    }

    private synchronized void renewUnlessDoneSince(Token refused) {
        if (token == refused) {
            renew();
        }
    }

    private synchronized Answer renew() {
        var answer = api.send("POST", "/auth/login", Map.of("username", username, "password", password), Map.of());
        if (!answer.isSuccess()) {
            throw new ReplayFault("cannot sign in as %s: %s".formatted(username, answer));
        }
        token = new Token(
                answer.data().path("token").asText(),
                Instant.parse(answer.data().path("expiresAt").asText()));
        return answer;
    }

    private synchronized void changePassword() {
        var next = freshPassword();
        var answer = put("/auth/password", Map.of("currentPassword", password, "newPassword", next));
        if (!answer.isSuccess()) {
            throw new ReplayFault("cannot change the first password of %s: %s".formatted(username, answer));
        }
        password = next;
        renew();
    }
}
