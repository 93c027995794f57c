package care.hms.simulator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo's accounts, one of each role, signed in for as long as the fuzzer runs. */
final class People {

    /** In whose name the requests come: one of each role. */
    static final List<String> DEMO = List.of("reception", "nurse", "doctor", "patient", "admin", "system");

    /** Somebody without a token. */
    static final String NOBODY = "nobody";

    /** Somebody with a token that looks like one. */
    static final String FORGER = "forger";

    private static final String FORGED = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA";
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(3);

    private record Token(String text, Instant expiresAt) {}

    private final Line line;
    private final String password;
    private final Clock realTime;
    private final Map<String, Token> tokens = new HashMap<>();

    People(Line line, String password, Clock realTime) {
        this.line = line;
        this.password = password;
        this.realTime = realTime;
    }

    /** The token to send; null: none. */
    String token(String who) throws IOException {
        if (who.equals(NOBODY)) {
            return null;
        }
        if (who.equals(FORGER)) {
            return FORGED;
        }
        var token = tokens.get(who);
        if (token == null || token.expiresAt().minus(RENEW_BEFORE).isBefore(realTime.instant())) {
            signIn(who);
        }
        return tokens.get(who).text();
    }

    /** Forgets the token, so that the next request signs in again. */
    void forget(String who) {
        tokens.remove(who);
    }

    boolean isDemo(String who) {
        return DEMO.contains(who);
    }

    /** Signs in and answers the account. */
    JsonNode signIn(String who) throws IOException {
        var login = JsonNodeFactory.instance.objectNode().put("username", who).put("password", password);
        var reply = line.post("/api/v1/auth/login", login.toString());
        var data = Optional.of(reply)
                .filter(Reply::isSuccess)
                .flatMap(Reply::json)
                .map(body -> body.path("data"))
                .orElseThrow(
                        () -> new FuzzFault("cannot sign in as " + who + ": " + reply.status() + " " + reply.code()));
        tokens.put(
                who,
                new Token(
                        data.path("token").asText(),
                        Instant.parse(data.path("expiresAt").asText())));
        return data.path("user");
    }
}
