package care.hms.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The elliptic-curve key (P-256) that signs tokens, as a PKCS#8 PEM file. */
final class SigningKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int P256_BITS = 256;

    private SigningKey() {}

    /** Makes sure that the file holds a key, readable by its owner only. */
    static void ensure(Path file) {
        new SecretFile(file).readOrKeep(SigningKey::fresh);
    }

    /** What is wrong with a key file that somebody named, as the end of a sentence; empty: nothing. */
    static Optional<String> mistakeIn(Path file) {
        try {
            var pem = Files.readString(file).strip();
            if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
                return Optional.of(file + ", which is not a PKCS#8 PEM file.");
            }
            var encoded = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            var bits = ((ECPrivateKey) key).getParams().getOrder().bitLength();
            return bits == P256_BITS ? Optional.empty() : Optional.of(file + ", whose key is not of the curve P-256.");
        } catch (IOException e) {
            return Optional.of(file + ", which cannot be read.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of(file + ", which holds no elliptic-curve private key.");
        }
    }

    private static String fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
            return BEGIN + "\n" + lines + "\n" + END + "\n";
        } catch (GeneralSecurityException e) {
            throw new StartFailed("This Java cannot make a signing key.", e);
        }
    }
}
