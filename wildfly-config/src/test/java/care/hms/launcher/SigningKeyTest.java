package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("key.pem");
    }

    @Test
    void aFreshKeyIsOneThatTheSettingsAccept() throws Exception {
        SigningKey.ensure(file);

        assertThat(SigningKey.mistakeIn(file)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyOnceMadeStays() throws Exception {
        SigningKey.ensure(file);
        var first = Files.readString(file);

        SigningKey.ensure(file);

        assertThat(Files.readString(file)).isEqualTo(first);
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() throws Exception {
        write("EC", 384);

        assertThat(SigningKey.mistakeIn(file)).contains(file + ", whose key is not of the curve P-256.");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        write("RSA", 2048);

        assertThat(SigningKey.mistakeIn(file)).contains(file + ", which holds no elliptic-curve private key.");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws Exception {
        Files.writeString(file, "hello");

        assertThat(SigningKey.mistakeIn(file)).contains(file + ", which is not a PKCS#8 PEM file.");
    }

    private void write(String algorithm, int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        var encoded = Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }
}
