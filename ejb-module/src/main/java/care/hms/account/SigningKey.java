package care.hms.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.KeyAgreement;

/** Reads the installation's private key. The file holds nothing else: the public half follows from it. */
final class SigningKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private SigningKey() {}

    /**
     * The key pair, named by its thumbprint.
     *
     * @throws IllegalArgumentException when the file holds no EC key on P-256
     */
    static ECKey read(Path file) {
        try {
            var pem = PEM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw new IllegalArgumentException("HMS_JWT_KEY_FILE: no PKCS#8 private key in " + file);
            }
            var encoded = Base64.getMimeDecoder().decode(pem.group(1));
            var factory = KeyFactory.getInstance("EC");
            if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof ECPrivateKey secret)
                    || !Curve.P_256.equals(Curve.forECParameterSpec(secret.getParams()))) {
                throw new IllegalArgumentException("HMS_JWT_KEY_FILE: the key in " + file + " is not on P-256");
            }
            return new ECKey.Builder(Curve.P_256, publicHalf(secret, factory))
                    .privateKey(secret)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException | GeneralSecurityException | JOSEException unusable) {
            throw new IllegalArgumentException("HMS_JWT_KEY_FILE: no usable EC key in " + file, unusable);
        }
    }

    /**
     * The public point is the secret times the curve's generator. The JDK offers no multiplication of points, but its
     * key agreement with the generator as the other party's key gives the point's x; of the two y that the curve has
     * there, a trial signature tells the right one.
     */
    private static ECPublicKey publicHalf(ECPrivateKey secret, KeyFactory factory) throws GeneralSecurityException {
        var curve = secret.getParams();
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(secret);
        agreement.doPhase(factory.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)), true);
        var x = new BigInteger(1, agreement.generateSecret());
        for (var y : possibleY(x, curve)) {
            var candidate = (ECPublicKey) factory.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
            if (belongTogether(secret, candidate)) {
                return candidate;
            }
        }
        throw new GeneralSecurityException("no public key fits the private one");
    }

    /** y² = x³ + ax + b modulo a prime that leaves 3 when divided by 4, so the root is a power. */
    private static List<BigInteger> possibleY(BigInteger x, ECParameterSpec parameters) {
        var curve = parameters.getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        var square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        var root = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        return List.of(root, prime.subtract(root));
    }

    private static boolean belongTogether(ECPrivateKey secret, ECPublicKey open) throws GeneralSecurityException {
        var sample = "sample".getBytes(StandardCharsets.US_ASCII);
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(secret);
        signer.update(sample);
        var signature = signer.sign();
        signer.initVerify(open);
        signer.update(sample);
        return signer.verify(signature);
    }
}
