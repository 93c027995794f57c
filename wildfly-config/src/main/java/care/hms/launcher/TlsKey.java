package care.hms.launcher;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the private key behind a certificate. */
final class TlsKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** With what a key of each kind signs: how a pair is tried. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private TlsKey() {}

    /**
     * Reads a PKCS#8 PEM file.
     *
     * @param publicKey that of the certificate, which tells the kind of key to expect
     * @throws TlsMistake as the end of a sentence that names the setting
     */
    static PrivateKey read(Path file, PublicKey publicKey) throws TlsMistake {
        var kind = publicKey.getAlgorithm();
        PrivateKey key;
        try {
            key = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded(file)));
        } catch (GeneralSecurityException e) {
            throw new TlsMistake(file + ", which holds no " + kind + " key as the certificate has.");
        }
        if (!belongTogether(key, publicKey)) {
            throw new TlsMistake(file + ", whose key is not that of the certificate.");
        }
        return key;
    }

    private static byte[] encoded(Path file) throws TlsMistake {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException notText) {
            text = "";
        } catch (IOException e) {
            throw new TlsMistake(file + ", which cannot be read.");
        }
        var pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new TlsMistake(file + ", in which there is no private key as PEM, or an encrypted one.");
        }
        if (!pem.group(1).equals("PRIVATE KEY")) {
            throw new TlsMistake(file + ", which holds \"" + pem.group(1) + "\" and not a PKCS#8 key without password;"
                    + " \"openssl pkcs8 -topk8 -nodes -in OLD -out NEW\" makes one.");
        }
        try {
            return Base64.getMimeDecoder().decode(pem.group(2));
        } catch (IllegalArgumentException e) {
            throw new TlsMistake(file + ", which is not well-formed PEM.");
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
        var message = new byte[] {1, 2, 3};
        try {
            var signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
            signature.initSign(key);
            signature.update(message);
            var signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
