package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes certificates with the JDK's keytool, as PEM files. */
final class Certificates {

    private static final char[] PASSWORD = "only for this test".toCharArray();

    private final Path folder;

    Certificates(Path folder) {
        this.folder = folder;
    }

    /** A pair signed by itself: {@code NAME.crt} and {@code NAME.key}. */
    void make(String name, String algorithm, String... options) throws Exception {
        var words =
                new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", algorithm, "-dname", "CN=" + name));
        words.addAll(List.of(options));
        keytool(words);
        write(name);
    }

    /** Has one certificate signed by another; its file then holds both. */
    void sign(String name, String by) throws Exception {
        var request = folder.resolve(name + ".csr").toString();
        var answer = folder.resolve(name + ".answer").toString();
        keytool(List.of("-certreq", "-alias", name, "-file", request));
        keytool(List.of("-gencert", "-alias", by, "-infile", request, "-outfile", answer));
        keytool(List.of("-importcert", "-noprompt", "-alias", name, "-file", answer));
        write(name);
    }

    Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    private void write(String name) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("all.p12"))) {
            store.load(file, PASSWORD);
        }
        var chain = new StringBuilder();
        for (var certificate : store.getCertificateChain(name)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Files.writeString(certificate(name), chain);
        Files.writeString(
                key(name), pem("PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private void keytool(List<String> options) throws Exception {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        words.addAll(options);
        words.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("all.p12").toString(),
                "-storepass",
                new String(PASSWORD)));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
