package care.hms.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Something that a program outside shows to be let in. */
final class SharedSecret {

    /** Null: the installation has none, and what it opens is closed. */
    private final byte[] digest;

    /** @param configured empty or blank when the installation has none */
    SharedSecret(Optional<String> configured) {
        digest = configured
                .filter(secret -> !secret.isBlank())
                .map(SharedSecret::digest)
                .orElse(null);
    }

    boolean isConfigured() {
        return digest != null;
    }

    /** Takes the same time whatever was sent. */
    boolean is(String given) {
        return digest != null && MessageDigest.isEqual(digest, digest(given));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
