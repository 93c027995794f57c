package care.hms.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for, checked.
 *
 * @param httpHost address on which the application listens (HMS_HTTP_HOST)
 * @param httpPort its port (HMS_HTTP_PORT), unless it speaks HTTPS
 * @param tls with what it speaks HTTPS, on another port; empty: it speaks HTTP
 * @param managementPort port of health on 127.0.0.1 (HMS_MANAGEMENT_PORT)
 * @param dataFolder absolute; everything that outlives a run (HMS_DATA_DIR)
 * @param externalDatabase the database of somebody else (POSTGRESQL_*); empty: our own is started
 * @param databasePort port of our own database (POSTGRESQL_PORT)
 * @param demo whether an empty database is seeded with the demo hospital (HMS_DEMO)
 * @param demoPassword password of the demo accounts (HMS_DEMO_PASSWORD)
 * @param signingKeyFile key that signs tokens (HMS_JWT_KEY_FILE); empty: made and kept in the data folder
 * @param logFormat shape of the log lines (HMS_LOG_FORMAT)
 * @param gatewayPort port of the local SMS gateway that a demo without another one is given (HMS_GATEWAY_PORT)
 * @param passedOn settings that only the server reads, as they were given
 */
record Settings(
        String httpHost,
        int httpPort,
        Optional<Tls> tls,
        int managementPort,
        Path dataFolder,
        Optional<DatabaseAccess> externalDatabase,
        int databasePort,
        boolean demo,
        Optional<String> demoPassword,
        Optional<Path> signingKeyFile,
        LogFormat logFormat,
        int gatewayPort,
        Map<String, String> passedOn) {

    Settings {
        passedOn = Map.copyOf(passedOn);
    }

    Settings withDemoPassword(Optional<String> password) {
        return with(password, passedOn);
    }

    /** With further settings that only the server reads. */
    Settings passingOn(Map<String, String> more) {
        var all = new HashMap<>(passedOn);
        all.putAll(more);
        return with(demoPassword, all);
    }

    /** Whether patients of a demo would be told nothing at all. */
    boolean needsLocalGateway() {
        return demo && !passedOn.containsKey("HMS_SMS_URL");
    }

    private Settings with(Optional<String> password, Map<String, String> toPassOn) {
        return new Settings(
                httpHost,
                httpPort,
                tls,
                managementPort,
                dataFolder,
                externalDatabase,
                databasePort,
                demo,
                password,
                signingKeyFile,
                logFormat,
                gatewayPort,
                toPassOn);
    }

    Path secret(String name) {
        return dataFolder.resolve("secrets").resolve(name);
    }

    Path logFolder() {
        return dataFolder.resolve("log");
    }

    /** The port on which the application listens. */
    int port() {
        return tls.map(Tls::port).orElse(httpPort);
    }

    /** The setting that moves that port. */
    String portSetting() {
        return tls.isPresent() ? "HMS_HTTPS_PORT" : "HMS_HTTP_PORT";
    }

    /** The application's address for a client on this machine. */
    URI baseUrl() {
        var host = httpHost.equals("0.0.0.0") ? "127.0.0.1" : httpHost;
        return URI.create((tls.isPresent() ? "https" : "http") + "://" + host + ":" + port() + "/");
    }
}
