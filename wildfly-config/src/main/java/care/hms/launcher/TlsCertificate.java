package care.hms.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The certificate with which the server shows who it is.
 *
 * @param chain the server's own first, each signed by the next
 */
record TlsCertificate(List<X509Certificate> chain) {

    TlsCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a PEM file.
     *
     * @throws TlsMistake as the end of a sentence that names the setting
     */
    static TlsCertificate read(Path file) throws TlsMistake {
        List<X509Certificate> chain;
        try {
            chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
        } catch (IOException e) {
            throw new TlsMistake(file + ", which cannot be read.");
        } catch (CertificateException e) {
            throw new TlsMistake(file + ", which is not a PEM file of certificates.");
        }
        if (chain.isEmpty()) {
            throw new TlsMistake(file + ", in which there is no certificate.");
        }
        for (var i = 1; i < chain.size(); i++) {
            if (!isSignedBy(chain.get(i - 1), chain.get(i))) {
                throw new TlsMistake(file + ", whose certificate " + i + " is not signed by the next one; the server's"
                        + " stands first, then those up to the root.");
            }
        }
        return new TlsCertificate(chain);
    }

    PublicKey publicKey() {
        return chain.get(0).getPublicKey();
    }

    /** Why browsers will not accept it at that moment, as a sentence; empty: its dates are no reason. */
    Optional<String> warning(Instant now) {
        var own = chain.get(0);
        if (now.isAfter(own.getNotAfter().toInstant())) {
            return Optional.of("The TLS certificate has expired on "
                    + own.getNotAfter().toInstant() + "; clients will refuse it.");
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            return Optional.of("The TLS certificate is valid only from "
                    + own.getNotBefore().toInstant() + "; clients will refuse it until then.");
        }
        return Optional.empty();
    }

    private static boolean isSignedBy(X509Certificate signed, X509Certificate signer) {
        try {
            signed.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
