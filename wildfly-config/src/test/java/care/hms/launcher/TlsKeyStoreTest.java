package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsKeyStoreTest {

    @TempDir
    private static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void make() throws Exception {
        certificates = new Certificates(folder);
        certificates.make("root", "EC", "-ext", "bc:c");
        certificates.make("EC", "EC");
        certificates.sign("EC", "root");
        certificates.make("RSA", "RSA");
        certificates.make("Ed25519", "Ed25519");
        certificates.make("old", "EC", "-startdate", "2020/01/01", "-validity", "30");
        Files.writeString(folder.resolve("hello"), "hello");
        var pem = Files.readString(certificates.key("EC"));
        Files.writeString(folder.resolve("sec1"), pem.replace("PRIVATE KEY", "EC PRIVATE KEY"));
        Files.writeString(folder.resolve("broken"), pem.replaceFirst("M", "@"));
        Files.writeString(
                folder.resolve("disorder"),
                Files.readString(certificates.certificate("root")) + Files.readString(certificates.certificate("EC")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void holdsKeyAndChainForTheOneWhoWasToldThePassword(String name) throws Exception {
        var tls = new Tls(certificates.certificate(name), certificates.key(name), 8443);
        var file = folder.resolve("secrets").resolve(name);

        var told = TlsKeyStore.make(tls, file).environment();

        assertThat(told).containsEntry("HMS_TLS_KEY_STORE", file.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var password = told.get("HMS_TLS_KEY_STORE_PASSWORD").toCharArray();
        var store = KeyStore.getInstance(file.toFile(), password);
        assertThat(store.getKey("hms", password)).isNotNull();
        assertThat(store.getCertificateChain("hms")).hasSize(name.equals("EC") ? 2 : 1);
    }

    @Test
    void everyStartHasAnotherPassword() {
        var tls = new Tls(certificates.certificate("EC"), certificates.key("EC"), 8443);

        var first = TlsKeyStore.make(tls, folder.resolve("twice")).environment();

        assertThat(TlsKeyStore.make(tls, folder.resolve("twice")).environment()).isNotEqualTo(first);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "nowhere, EC.key,    'HMS_TLS_CERTIFICATE_FILE names FOLDER/nowhere, which cannot be read.'",
        "hello,   EC.key,    'HMS_TLS_CERTIFICATE_FILE names FOLDER/hello, which is not a PEM file of certificates.'",
        "EC.key,  EC.key,    'HMS_TLS_CERTIFICATE_FILE names FOLDER/EC.key, which is not a PEM file of certificates.'",
        "disorder, root.key, 'HMS_TLS_CERTIFICATE_FILE names FOLDER/disorder, whose certificate 1 is not signed by the next one; the server''s stands first, then those up to the root.'",
        "EC.crt,  nowhere,   'HMS_TLS_KEY_FILE names FOLDER/nowhere, which cannot be read.'",
        "EC.crt,  hello,     'HMS_TLS_KEY_FILE names FOLDER/hello, in which there is no private key as PEM, or an encrypted one.'",
        "EC.crt,  broken,    'HMS_TLS_KEY_FILE names FOLDER/broken, in which there is no private key as PEM, or an encrypted one.'",
        "EC.crt,  sec1,      'HMS_TLS_KEY_FILE names FOLDER/sec1, which holds \"EC PRIVATE KEY\" and not a PKCS#8 key without password; \"openssl pkcs8 -topk8 -nodes -in OLD -out NEW\" makes one.'",
        "EC.crt,  RSA.key,   'HMS_TLS_KEY_FILE names FOLDER/RSA.key, which holds no EC key as the certificate has.'",
        "EC.crt,  root.key,  'HMS_TLS_KEY_FILE names FOLDER/root.key, whose key is not that of the certificate.'"
    })
    void aMistakeIsToldInOneSentence(String certificate, String key, String sentence) {
        var mistakes = mistakes(Map.of(
                "HMS_TLS_CERTIFICATE_FILE", folder.resolve(certificate).toString(),
                "HMS_TLS_KEY_FILE", folder.resolve(key).toString()));

        assertThat(mistakes).containsExactly(sentence.replace("FOLDER", folder.toString()));
    }

    @Test
    void oneWithoutTheOtherIsAMistake() {
        assertThat(mistakes(Map.of("HMS_TLS_KEY_FILE", certificates.key("EC").toString())))
                .containsExactly("HMS_TLS_CERTIFICATE_FILE and HMS_TLS_KEY_FILE belong together; set both or none.");
        assertThat(mistakes(Map.of("HMS_HTTPS_PORT", "8444")))
                .containsExactly(
                        "HMS_HTTPS_PORT is set but HMS_TLS_CERTIFICATE_FILE is not; HTTPS needs a certificate.");
    }

    @Test
    void httpsTakesThePlaceOfHttp() {
        var settings = read(Map.of(
                "HMS_TLS_CERTIFICATE_FILE", certificates.certificate("EC").toString(),
                "HMS_TLS_KEY_FILE", certificates.key("EC").toString(),
                "HMS_HTTP_PORT", "9990"));

        assertThat(settings.baseUrl()).hasToString("https://127.0.0.1:8443/");
    }

    @Test
    void aCertificateThatIsNotValidNowIsTaken() throws Exception {
        var old = TlsCertificate.read(certificates.certificate("old"));
        var year2020 = Instant.parse("2020-01-15T00:00:00Z");

        assertThat(old.warning(Instant.parse("2020-03-01T00:00:00Z")))
                .get()
                .asString()
                .contains("has expired on 2020-01");
        assertThat(old.warning(year2020)).isEmpty();
        assertThat(old.warning(Instant.parse("2019-12-01T00:00:00Z")))
                .get()
                .asString()
                .contains("valid only from 20");
    }

    private static List<String> mistakes(Map<String, String> environment) {
        try {
            read(environment);
            return List.of();
        } catch (InvalidSettings e) {
            return e.mistakes();
        }
    }

    private static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment, new Installation(folder), false).read();
    }
}
