package care.hms.watchdog;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 as the receiving side checks it, from its public description and without the SDK. */
record Signature(String service, String region) {

    static final String ACCESS_KEY = "AKIDEXAMPLE";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String SESSION_TOKEN = "a session's token";

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    /** A request that AWS would refuse. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /** @throws Wrong unless the known key has signed exactly this request */
    static Signature of(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var given = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
        require(given.matches(), "no signature of version 4");
        require(given.group(1).equals(ACCESS_KEY), "another access key");
        var names = List.of(given.group(5).split(";"));
        require(names.containsAll(List.of("host", "x-amz-date")), "host or date are not signed");
        require(names.contains("x-amz-security-token"), "the session's token is not signed");
        require(SESSION_TOKEN.equals(headers.getFirst("X-Amz-Security-Token")), "another session");
        var at = headers.getFirst("X-Amz-Date");
        require(at.startsWith(given.group(2)), "the date is not that of the credentials");

        var hash = hex(sha256(body));
        var told = headers.getFirst("X-Amz-Content-Sha256");
        require(told == null || told.equals(hash), "the body is not the one that was signed");
        var request = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery() == null
                        ? ""
                        : exchange.getRequestURI().getRawQuery(),
                names.stream()
                        .map(name ->
                                name + ":" + String.join(",", headers.get(name)).strip() + "\n")
                        .collect(Collectors.joining()),
                given.group(5),
                hash);
        var scope = given.group(2) + "/" + given.group(3) + "/" + given.group(4) + "/aws4_request";
        var toSign =
                String.join("\n", "AWS4-HMAC-SHA256", at, scope, hex(sha256(request.getBytes(StandardCharsets.UTF_8))));
        var key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = hmac(key, part);
        }
        require(hex(hmac(key, toSign)).equals(given.group(6)), "the signature does not match");
        return new Signature(given.group(4).toLowerCase(Locale.ROOT), given.group(3));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Wrong(otherwise);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
