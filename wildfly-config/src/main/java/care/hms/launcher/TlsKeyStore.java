package care.hms.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Certificate and key in the one form the server reads, made anew at each start: a renewed certificate is taken by a
 * restart, and the file is worth nothing without the password of this start, which only the server's process knows.
 */
final class TlsKeyStore {

    private final Path file;
    private final String password = Passwords.forMachines();

    private TlsKeyStore(Path file) {
        this.file = file;
    }

    /**
     * Makes it, readable by its owner only.
     *
     * @throws StartFailed when certificate or key changed since the settings were read, and can no longer be used
     */
    static TlsKeyStore make(Tls tls, Path file) {
        var made = new TlsKeyStore(file);
        try {
            var certificate = TlsCertificate.read(tls.certificateFile());
            var key = TlsKey.read(tls.keyFile(), certificate.publicKey());
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "hms", key, made.password.toCharArray(), certificate.chain().toArray(Certificate[]::new));
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, made.password.toCharArray());
            new SecretFile(file).keep(bytes.toByteArray());
            return made;
        } catch (TlsMistake | GeneralSecurityException | IOException e) {
            throw new StartFailed("The TLS certificate and its key cannot be used.", e);
        }
    }

    /** What is to be said about a certificate that can be used all the same. */
    static Optional<String> warning(Tls tls, Clock clock) {
        try {
            return TlsCertificate.read(tls.certificateFile()).warning(clock.instant());
        } catch (TlsMistake e) {
            return Optional.empty();
        }
    }

    /** Tells the server where it lies and how to open it. */
    Map<String, String> environment() {
        return Map.of("HMS_TLS_KEY_STORE", file.toString(), "HMS_TLS_KEY_STORE_PASSWORD", password);
    }
}
