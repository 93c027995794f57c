package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.launcher.HmsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system with a certificate of its own, behind a proxy that it was told of. */
class TlsIT {

    private static final char[] PASSWORD = "only for this test".toCharArray();
    private static final String LOGIN = "{\"username\":\"%s\",\"password\":\"%s\"}";

    private static HmsServer server;
    private static SSLContext trust;
    private static HttpClient client;
    private static int plainPort;

    @BeforeAll
    static void start() throws Exception {
        var folder = TestSystem.emptyFolder("certificate");
        var store = certificate(folder);
        trust = trusting(store);
        client = HttpClient.newBuilder().sslContext(trust).build();
        plainPort = freePort();
        server = TestSystem.builder("tls")
                .setting(
                        "HMS_TLS_CERTIFICATE_FILE",
                        folder.resolve("certificate.pem").toString())
                .setting("HMS_TLS_KEY_FILE", folder.resolve("key.pem").toString())
                .setting("HMS_HTTPS_PORT", String.valueOf(freePort()))
                .setting("HMS_HTTP_PORT", String.valueOf(plainPort))
                .setting("HMS_BEHIND_PROXY", "true")
                .build();
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void httpsIsSpokenAndNothingElse() throws Exception {
        assertThat(server.baseUrl().getScheme()).isEqualTo("https");

        var answer = login("system", TestSystem.DEMO_PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plainPort + "/"))
                                        .build(),
                                BodyHandlers.discarding()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void cookiesTravelEncryptedOnly() throws Exception {
        var pair = "system:" + TestSystem.DEMO_PASSWORD;
        var cockpit = client.send(
                request("camunda/app/cockpit/default/")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(cockpit.statusCode()).isEqualTo(200);
        assertThat(cockpit.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase()).contains("; secure", "; httponly"));
    }

    /** Whichever of our pages sets them. */
    @Test
    void soDoAllCookiesOfThePages() throws Exception {
        var signedIn = submit("sign-in=sign-in&enter=x&username=reception&password="
                + URLEncoder.encode(TestSystem.DEMO_PASSWORD, StandardCharsets.UTF_8));
        var darkened = submit("look=look&dark=x");
        var translated = submit("look=look&german=x");

        assertThat(Stream.of(signedIn, darkened, translated)
                        .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()))
                .extracting(cookie -> cookie.split("=", 2)[0])
                .contains("JSESSIONID", "hms_signed_in", "hms_theme", "hms_language");
        assertThat(Stream.of(signedIn, darkened, translated)
                        .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()))
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase()).contains("; secure", "; httponly"));
    }

    private static HttpResponse<String> submit(String form) throws Exception {
        return client.send(
                request("sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", StaffSession.origin(server.baseUrl()))
                        .POST(BodyPublishers.ofString(form + "&jakarta.faces.ViewState=stateless"))
                        .build(),
                BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"})
    void olderClientsMayUseGoodSuites(String suite) throws Exception {
        assertThat(handshake("TLSv1.2", suite)).isEqualTo(suite);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"})
    void weakSuitesAreRefused(String suite) {
        assertThatThrownBy(() -> handshake("TLSv1.2", suite)).isInstanceOf(SSLException.class);
    }

    @Test
    void theProxyTellsWhoAsksAndHow() throws Exception {
        for (var tries = 0; tries < 8; tries++) {
            var answer = login("nobody.knows", "wrong password here", "X-Forwarded-For", "198.51.100." + tries);
            assertThat(answer.statusCode()).as("each address has its own count").isEqualTo(401);
        }
        int status;
        var tries = 0;
        do {
            status = login("nobody.knows", "wrong password here", "X-Forwarded-For", "198.51.100.77")
                    .statusCode();
        } while (status == 401 && ++tries < 20);
        assertThat(status).isEqualTo(429);

        // The proxy speaks HTTPS to us, but its own caller came without.
        var unencrypted = login("system", TestSystem.DEMO_PASSWORD, "X-Forwarded-Proto", "http");
        assertThat(unencrypted.headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1.2.3.4.5.6", "::::", "[", "' or 1=1 --", "256.1.1.1, 10.0.0.1", ","})
    void aStrangeAddressIsNoFault(String address) throws Exception {
        var answer = login("nobody.knows." + address.hashCode(), "wrong password here", "X-Forwarded-For", address);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }

    private static HttpResponse<String> login(String username, String password, String... headers) throws Exception {
        var request = request("api/v1/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(LOGIN.formatted(username, password)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.baseUrl().resolve(path));
    }

    private static String handshake(String protocol, String suite) throws IOException {
        try (var socket = (SSLSocket) trust.getSocketFactory()
                .createSocket("127.0.0.1", server.baseUrl().getPort())) {
            socket.setSSLParameters(new SSLParameters(new String[] {suite}, new String[] {protocol}));
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A certificate for this machine, signed by itself, and the files that the settings name. */
    private static KeyStore certificate(Path folder) throws Exception {
        var file = folder.resolve("test.p12");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=HMS test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD);
        Files.writeString(
                folder.resolve("certificate.pem"),
                pem("CERTIFICATE", store.getCertificate("test").getEncoded()));
        Files.writeString(
                folder.resolve("key.pem"),
                pem("PRIVATE KEY", store.getKey("test", PASSWORD).getEncoded()));
        return store;
    }

    private static String pem(String what, byte[] encoded) {
        return String.join(
                "\n",
                List.of(
                        "-----BEGIN " + what + "-----",
                        Base64.getMimeEncoder().encodeToString(encoded),
                        "-----END " + what + "-----",
                        ""));
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", store.getCertificate("test"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
