package care.hms.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the settings from an environment and collects every mistake before it refuses. */
final class SettingsReader {

    static final int OWN_DATABASE_PORT = 15432;
    static final int GATEWAY_PORT = 8091;

    /** Read by the server alone; a wrong name in the environment is then a mistake and not silence. */
    static final Set<String> READ_BY_THE_SERVER = Set.of(
            "CRON_API_KEY",
            "HMS_AUDIT_RETENTION_DAYS",
            "HMS_AUDIT_ARCHIVE_DIR",
            "HMS_CLOCK_START",
            "HMS_CLOCK_SPEED",
            "HMS_CLOCK_PAUSED",
            "HMS_BEHIND_PROXY",
            "HMS_METRICS_TOKEN",
            "HMS_METRICS_TOKEN_FILE",
            "HMS_JWT_ISSUER",
            "HMS_JWT_AUDIENCE",
            "HMS_SMS_URL",
            "HMS_SMS_FROM",
            "HMS_SMS_ACCOUNT",
            "HMS_SMS_TOKEN",
            "HMS_SMS_TOKEN_FILE",
            "HMS_SMTP_HOST",
            "HMS_SMTP_PORT",
            "HMS_SMTP_USER",
            "HMS_SMTP_PASSWORD",
            "HMS_SMTP_TLS",
            "HMS_MAIL_FROM",
            "HMS_OPERATIONS_MAIL",
            "HMS_ADMIN_USERNAME",
            "HMS_ADMIN_PASSWORD",
            "HMS_IDP_JWKS_URL",
            "HMS_IDP_ISSUER",
            "HMS_IDP_AUDIENCE",
            "HMS_IDP_GROUPS_CLAIM",
            "HMS_IDP_HOSPITAL_CLAIM",
            "POSTGRESQL_SSLMODE");

    static final Set<String> READ_HERE = Set.of(
            "HMS_HTTP_HOST",
            "HMS_HTTP_PORT",
            "HMS_TLS_CERTIFICATE_FILE",
            "HMS_TLS_KEY_FILE",
            "HMS_HTTPS_PORT",
            "HMS_MANAGEMENT_PORT",
            "HMS_DATA_DIR",
            "HMS_DEMO",
            "HMS_DEMO_PASSWORD",
            "HMS_GATEWAY_PORT",
            "HMS_JWT_KEY_FILE",
            "HMS_LOG_FORMAT");

    private static final List<String> ONLY_WITH_A_HOST = List.of(
            "POSTGRESQL_DATABASE",
            "POSTGRESQL_USER",
            "POSTGRESQL_PASSWORD",
            "POSTGRESQL_OWNER_USER",
            "POSTGRESQL_OWNER_PASSWORD",
            "POSTGRESQL_SSLMODE");

    private static final int FASTEST_CLOCK = 3600;
    private static final int SHORTEST_PASSWORD = 15;
    private static final int SHORTEST_KEY = 16;
    private static final int SHORTEST_RETENTION_DAYS = 30;
    private static final int LONGEST_RETENTION_DAYS = 36_500;

    /** What an account's user name looks like, in any case. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{1,63}");

    private final Environment environment;
    private final Installation installation;
    private final boolean terminal;

    /**
     * @param environment names and values; an empty value counts as not set
     * @param terminal whether a person watches the output
     */
    SettingsReader(Map<String, String> environment, Installation installation, boolean terminal) {
        this.environment = new Environment(environment);
        this.installation = installation;
        this.terminal = terminal;
    }

    /** @throws InvalidSettings with one message per mistake */
    Settings read() {
        var host = environment.text("POSTGRESQL_HOST");
        var databasePort = environment.port("POSTGRESQL_PORT", host.isPresent() ? 5432 : OWN_DATABASE_PORT);
        var external = host.map(name -> externalDatabase(name, databasePort));
        if (external.isEmpty()) {
            refuseSettingsOfAnotherDatabase();
        }
        var settings = new Settings(
                httpHost(),
                environment.port("HMS_HTTP_PORT", 8080),
                tls(),
                environment.port("HMS_MANAGEMENT_PORT", 9990),
                dataFolder(),
                external,
                databasePort,
                environment.truth("HMS_DEMO", external.isEmpty()),
                demoPassword(),
                signingKeyFile(),
                logFormat(),
                environment.port("HMS_GATEWAY_PORT", GATEWAY_PORT),
                passedOn());
        refuseSharedPorts(settings);
        environment.truth("HMS_BEHIND_PROXY", false);
        checkClock();
        checkFirstAdministrator();
        new IdentityProviderCheck(environment).check();
        new MessageSettingsCheck(environment).check();
        checkKey("CRON_API_KEY");
        checkKey("HMS_METRICS_TOKEN");
        checkMetricsTokenFile();
        environment.number("HMS_AUDIT_RETENTION_DAYS", SHORTEST_RETENTION_DAYS, LONGEST_RETENTION_DAYS);
        refuseUnknownNames();
        environment.refuseMistakes();
        return settings;
    }

    private DatabaseAccess externalDatabase(String host, int port) {
        return new DatabaseAccess(
                host,
                port,
                environment.text("POSTGRESQL_DATABASE").orElse("hms"),
                login("POSTGRESQL_USER", "hms_app", "POSTGRESQL_PASSWORD"),
                login("POSTGRESQL_OWNER_USER", "hms_owner", "POSTGRESQL_OWNER_PASSWORD"));
    }

    private DatabaseAccess.Login login(String userName, String defaultUser, String passwordName) {
        var password = environment.text(passwordName);
        if (password.isEmpty()) {
            environment.mistake(passwordName + " is not set; it is needed when POSTGRESQL_HOST is.");
        }
        return new DatabaseAccess.Login(environment.text(userName).orElse(defaultUser), password.orElse(""));
    }

    private void refuseSettingsOfAnotherDatabase() {
        for (var name : ONLY_WITH_A_HOST) {
            if (environment.text(name).isPresent()) {
                environment.mistake(name + " is set but POSTGRESQL_HOST is not; the database started here has its own"
                        + " name, roles and passwords.");
            }
        }
    }

    private String httpHost() {
        var host = environment.text("HMS_HTTP_HOST").orElse("127.0.0.1");
        try {
            var address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return host;
            }
        } catch (UnknownHostException | SocketException e) {
            // told below, as any other address that is not ours
        }
        environment.refuse("HMS_HTTP_HOST", "an address of this machine, or 0.0.0.0 for all of them");
        return host;
    }

    private Optional<Tls> tls() {
        var certificate = environment.text("HMS_TLS_CERTIFICATE_FILE").map(Path::of);
        var key = environment.text("HMS_TLS_KEY_FILE").map(Path::of);
        var port = environment.port("HMS_HTTPS_PORT", 8443);
        if (certificate.isPresent() != key.isPresent()) {
            environment.mistake("HMS_TLS_CERTIFICATE_FILE and HMS_TLS_KEY_FILE belong together; set both or none.");
        } else if (certificate.isEmpty() && environment.text("HMS_HTTPS_PORT").isPresent()) {
            environment.mistake(
                    "HMS_HTTPS_PORT is set but HMS_TLS_CERTIFICATE_FILE is not; HTTPS needs a certificate.");
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        var tls = new Tls(certificate.get().toAbsolutePath(), key.get().toAbsolutePath(), port);
        check(tls);
        return Optional.of(tls);
    }

    private void check(Tls tls) {
        TlsCertificate certificate;
        try {
            certificate = TlsCertificate.read(tls.certificateFile());
        } catch (TlsMistake mistake) {
            environment.mistake("HMS_TLS_CERTIFICATE_FILE names " + mistake.getMessage());
            return;
        }
        try {
            TlsKey.read(tls.keyFile(), certificate.publicKey());
        } catch (TlsMistake mistake) {
            environment.mistake("HMS_TLS_KEY_FILE names " + mistake.getMessage());
        }
    }

    private Path dataFolder() {
        return folder("HMS_DATA_DIR").orElse(installation.defaultDataFolder()).toAbsolutePath();
    }

    /** A folder that is there and can be written to, or is still to be made. */
    private Optional<Path> folder(String name) {
        var named = environment.text(name).map(Path::of);
        named.filter(Files::exists).ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                environment.mistake(name + " names " + folder + ", which is not a folder.");
            } else if (!Files.isWritable(folder)) {
                environment.mistake(name + " names " + folder + ", in which this user may not write.");
            }
        });
        return named.map(folder -> folder.toAbsolutePath().normalize());
    }

    private Optional<String> demoPassword() {
        refuseShortPassword("HMS_DEMO_PASSWORD");
        return environment.text("HMS_DEMO_PASSWORD");
    }

    /** Whether it is also hard to guess is the server's to say. */
    private void refuseShortPassword(String name) {
        if (environment
                .text(name)
                .filter(given -> given.codePointCount(0, given.length()) < SHORTEST_PASSWORD)
                .isPresent()) {
            environment.mistake(name + " is too short; it needs at least " + SHORTEST_PASSWORD + " characters.");
        }
    }

    private Optional<Path> signingKeyFile() {
        var file = environment.text("HMS_JWT_KEY_FILE").map(Path::of).map(Path::toAbsolutePath);
        file.flatMap(SigningKey::mistakeIn)
                .ifPresent(mistake -> environment.mistake("HMS_JWT_KEY_FILE names " + mistake));
        return file;
    }

    private LogFormat logFormat() {
        return switch (environment.text("HMS_LOG_FORMAT").orElse(terminal ? "text" : "json")) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> {
                environment.refuse("HMS_LOG_FORMAT", "text or json");
                yield LogFormat.TEXT;
            }
        };
    }

    private Map<String, String> passedOn() {
        var passedOn = new TreeMap<String, String>();
        for (var name : READ_BY_THE_SERVER) {
            environment.text(name).ifPresent(value -> passedOn.put(name, value));
        }
        // The server works in another folder.
        for (var name : List.of("HMS_SMS_TOKEN_FILE", "HMS_METRICS_TOKEN_FILE")) {
            environment
                    .text(name)
                    .ifPresent(file ->
                            passedOn.put(name, Path.of(file).toAbsolutePath().toString()));
        }
        folder("HMS_AUDIT_ARCHIVE_DIR").ifPresent(folder -> passedOn.put("HMS_AUDIT_ARCHIVE_DIR", folder.toString()));
        return passedOn;
    }

    private void refuseSharedPorts(Settings settings) {
        if (settings.port() == settings.managementPort()) {
            environment.mistake(settings.portSetting()
                    + " and HMS_MANAGEMENT_PORT are the same; each listener needs its own port.");
        }
        if (settings.externalDatabase().isEmpty()
                && (settings.databasePort() == settings.port()
                        || settings.databasePort() == settings.managementPort())) {
            environment.mistake(
                    "POSTGRESQL_PORT is also the port of another listener; each listener needs its own port.");
        }
    }

    private void checkClock() {
        environment.text("HMS_CLOCK_START").ifPresent(start -> {
            try {
                LocalDateTime.parse(start);
            } catch (DateTimeParseException e) {
                environment.refuse("HMS_CLOCK_START", "a local date-time such as 2026-03-02T07:00");
            }
        });
        environment.number("HMS_CLOCK_SPEED", 1, FASTEST_CLOCK);
        environment.truth("HMS_CLOCK_PAUSED", false);
    }

    private void checkFirstAdministrator() {
        if (environment.text("HMS_ADMIN_USERNAME").isPresent()
                != environment.text("HMS_ADMIN_PASSWORD").isPresent()) {
            environment.mistake("HMS_ADMIN_USERNAME and HMS_ADMIN_PASSWORD belong together; set both or none.");
        }
        if (environment
                .text("HMS_ADMIN_USERNAME")
                .filter(name -> !USERNAME.matcher(name).matches())
                .isPresent()) {
            environment.refuse(
                    "HMS_ADMIN_USERNAME", "2 to 64 letters a-z, digits and . _ @ -, first a letter or digit");
        }
        refuseShortPassword("HMS_ADMIN_PASSWORD");
    }

    private void checkKey(String name) {
        if (environment.text(name).filter(key -> key.length() < SHORTEST_KEY).isPresent()) {
            environment.mistake(name + " is too short; it needs at least " + SHORTEST_KEY + " characters.");
        }
    }

    private void checkMetricsTokenFile() {
        environment.text("HMS_METRICS_TOKEN_FILE").map(Path::of).ifPresent(file -> {
            if (environment.text("HMS_METRICS_TOKEN").isPresent()) {
                environment.mistake("HMS_METRICS_TOKEN and HMS_METRICS_TOKEN_FILE are both set; set one of them.");
            }
            try {
                if (Files.readString(file).strip().length() < SHORTEST_KEY) {
                    environment.mistake("HMS_METRICS_TOKEN_FILE names " + file + ", whose token is too short; it needs"
                            + " at least " + SHORTEST_KEY + " characters.");
                }
            } catch (IOException e) {
                environment.mistake("HMS_METRICS_TOKEN_FILE names " + file + ", which cannot be read.");
            }
        });
    }

    private void refuseUnknownNames() {
        var known = new HashSet<>(READ_HERE);
        known.addAll(READ_BY_THE_SERVER);
        var unknown = new TreeSet<String>();
        environment.names().stream()
                .filter(name -> name.startsWith("HMS_") && !known.contains(name))
                .forEach(unknown::add);
        unknown.forEach(name -> environment.mistake(name + " is not a setting; ./run --help lists them."));
    }
}
