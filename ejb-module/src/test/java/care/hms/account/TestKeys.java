package care.hms.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;

/** Keys of a test, and files that hold them. */
final class TestKeys {

    private TestKeys() {}

    static KeyPair generate() {
        return generate("secp256r1");
    }

    static KeyPair generate(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path write(KeyPair keys, Path folder) {
        return write(keys.getPrivate(), folder);
    }

    static Path write(PrivateKey key, Path folder) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        try {
            return Files.writeString(
                    folder.resolve("jwt-key.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n",
                    StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TokenSettings settings(Path keyFile) {
        return new TokenSettings("hms-no-show", "hms-api", keyFile, Duration.ofMinutes(15), Duration.ofSeconds(10));
    }
}
