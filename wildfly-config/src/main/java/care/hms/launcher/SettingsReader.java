package care.hms.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the settings from an environment and collects every mistake before it refuses. */
final class SettingsReader {

    static final int OWN_DATABASE_PORT = 15432;

    /** Read by the server alone; a wrong name in the environment is then a mistake and not silence. */
    private static final Set<String> READ_BY_THE_SERVER = Set.of(
            "HMS_CLOCK_START",
            "HMS_CLOCK_SPEED",
            "HMS_CLOCK_PAUSED",
            "HMS_JWT_ISSUER",
            "HMS_JWT_AUDIENCE",
            "HMS_ADMIN_USERNAME",
            "HMS_ADMIN_PASSWORD",
            "POSTGRESQL_SSLMODE");

    private static final Set<String> READ_HERE = Set.of(
            "HMS_HTTP_HOST",
            "HMS_HTTP_PORT",
            "HMS_MANAGEMENT_PORT",
            "HMS_DATA_DIR",
            "HMS_DEMO",
            "HMS_DEMO_PASSWORD",
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
    private static final int SHORTEST_PASSWORD = 12;

    private final Map<String, String> environment;
    private final Installation installation;
    private final boolean terminal;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param environment names and values; an empty value counts as not set
     * @param terminal whether a person watches the output
     */
    SettingsReader(Map<String, String> environment, Installation installation, boolean terminal) {
        this.environment = new TreeMap<>(environment);
        this.environment.values().removeIf(String::isBlank);
        this.installation = installation;
        this.terminal = terminal;
    }

    /** @throws InvalidSettings with one message per mistake */
    Settings read() {
        var external = text("POSTGRESQL_HOST").map(this::externalDatabase);
        if (external.isEmpty()) {
            refuseSettingsOfAnotherDatabase();
        }
        var settings = new Settings(
                text("HMS_HTTP_HOST").orElse("127.0.0.1"),
                port("HMS_HTTP_PORT", 8080),
                port("HMS_MANAGEMENT_PORT", 9990),
                dataFolder(),
                external,
                port("POSTGRESQL_PORT", external.isPresent() ? 5432 : OWN_DATABASE_PORT),
                truth("HMS_DEMO", external.isEmpty()),
                demoPassword(),
                signingKeyFile(),
                logFormat(),
                passedOn());
        refuseSharedPorts(settings);
        checkClock();
        checkFirstAdministrator();
        refuseUnknownNames();
        if (!mistakes.isEmpty()) {
            throw new InvalidSettings(mistakes);
        }
        return settings;
    }

    private DatabaseAccess externalDatabase(String host) {
        return new DatabaseAccess(
                host,
                port("POSTGRESQL_PORT", 5432),
                text("POSTGRESQL_DATABASE").orElse("hms"),
                login("POSTGRESQL_USER", "hms_app", "POSTGRESQL_PASSWORD"),
                login("POSTGRESQL_OWNER_USER", "hms_owner", "POSTGRESQL_OWNER_PASSWORD"));
    }

    private DatabaseAccess.Login login(String userName, String defaultUser, String passwordName) {
        var password = text(passwordName);
        if (password.isEmpty()) {
            mistakes.add(passwordName + " is not set; it is needed when POSTGRESQL_HOST is.");
        }
        return new DatabaseAccess.Login(text(userName).orElse(defaultUser), password.orElse(""));
    }

    private void refuseSettingsOfAnotherDatabase() {
        for (var name : ONLY_WITH_A_HOST) {
            if (text(name).isPresent()) {
                mistakes.add(name + " is set but POSTGRESQL_HOST is not; the database started here has its own"
                        + " name, roles and passwords.");
            }
        }
    }

    private Path dataFolder() {
        var folder = text("HMS_DATA_DIR").map(Path::of).orElse(installation.defaultDataFolder());
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            mistakes.add("HMS_DATA_DIR names " + folder + ", which is not a folder.");
        } else if (Files.exists(folder) && !Files.isWritable(folder)) {
            mistakes.add("HMS_DATA_DIR names " + folder + ", in which this user may not write.");
        }
        return folder.toAbsolutePath().normalize();
    }

    private Optional<String> demoPassword() {
        var password = text("HMS_DEMO_PASSWORD");
        if (password.filter(given -> given.length() < SHORTEST_PASSWORD).isPresent()) {
            mistakes.add("HMS_DEMO_PASSWORD is too short; it needs at least " + SHORTEST_PASSWORD + " characters.");
        }
        return password;
    }

    private Optional<Path> signingKeyFile() {
        var file = text("HMS_JWT_KEY_FILE").map(Path::of).map(Path::toAbsolutePath);
        file.flatMap(SigningKey::mistakeIn).ifPresent(mistake -> mistakes.add("HMS_JWT_KEY_FILE names " + mistake));
        return file;
    }

    private LogFormat logFormat() {
        return switch (text("HMS_LOG_FORMAT").orElse(terminal ? "text" : "json")) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> {
                mistakes.add(mistake("HMS_LOG_FORMAT", "text or json"));
                yield LogFormat.TEXT;
            }
        };
    }

    private Map<String, String> passedOn() {
        var passedOn = new TreeMap<String, String>();
        for (var name : READ_BY_THE_SERVER) {
            text(name).ifPresent(value -> passedOn.put(name, value));
        }
        return passedOn;
    }

    private void refuseSharedPorts(Settings settings) {
        if (settings.httpPort() == settings.managementPort()) {
            mistakes.add("HMS_HTTP_PORT and HMS_MANAGEMENT_PORT are the same; each listener needs its own port.");
        }
        if (settings.externalDatabase().isEmpty()
                && Set.of(settings.httpPort(), settings.managementPort()).contains(settings.databasePort())) {
            mistakes.add("POSTGRESQL_PORT is also the port of another listener; each listener needs its own port.");
        }
    }

    private void checkClock() {
        text("HMS_CLOCK_START").ifPresent(start -> {
            try {
                LocalDateTime.parse(start);
            } catch (DateTimeParseException e) {
                mistakes.add(mistake("HMS_CLOCK_START", "a local date-time such as 2026-03-02T07:00"));
            }
        });
        number("HMS_CLOCK_SPEED", 1, FASTEST_CLOCK);
        truth("HMS_CLOCK_PAUSED", false);
    }

    private void checkFirstAdministrator() {
        if (text("HMS_ADMIN_USERNAME").isPresent() != text("HMS_ADMIN_PASSWORD").isPresent()) {
            mistakes.add("HMS_ADMIN_USERNAME and HMS_ADMIN_PASSWORD belong together; set both or none.");
        }
    }

    private void refuseUnknownNames() {
        var known = new HashSet<>(READ_HERE);
        known.addAll(READ_BY_THE_SERVER);
        var unknown = new TreeSet<String>();
        environment.keySet().stream()
                .filter(name -> name.startsWith("HMS_") && !known.contains(name))
                .forEach(unknown::add);
        unknown.forEach(name -> mistakes.add(name + " is not a setting; ./run --help lists them."));
    }

    private int port(String name, int defaultPort) {
        return number(name, 1, 65535).orElse(defaultPort);
    }

    private OptionalInt number(String name, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // told below, as any other number that does not fit
        }
        mistakes.add(mistake(name, "a number from " + least + " to " + most));
        return OptionalInt.empty();
    }

    private boolean truth(String name, boolean otherwise) {
        return switch (text(name).orElse(String.valueOf(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                mistakes.add(mistake(name, "true or false"));
                yield otherwise;
            }
        };
    }

    private String mistake(String name, String wanted) {
        return name + " is \"" + environment.get(name) + "\"; it must be " + wanted + ".";
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name));
    }
}
