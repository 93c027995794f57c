package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @TempDir
    private Path home;

    @Test
    void withoutSettingsItIsADemoWithADatabaseOfItsOwn() {
        var settings = read(Map.of());

        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(9990);
        assertThat(settings.databasePort()).isEqualTo(15432);
        assertThat(settings.dataFolder()).isEqualTo(home.resolve("data"));
        assertThat(settings.externalDatabase()).isEmpty();
        assertThat(settings.demo()).isTrue();
        assertThat(settings.passedOn()).isEmpty();
    }

    @Test
    void anEmptyValueCountsAsNotSet() {
        assertThat(read(Map.of("HMS_HTTP_PORT", "", "POSTGRESQL_HOST", " "))).isEqualTo(read(Map.of()));
    }

    @Test
    void withADatabaseOfSomebodyElseNothingIsSeeded() {
        var settings = read(Map.of(
                "POSTGRESQL_HOST", "db.example",
                "POSTGRESQL_PASSWORD", "works",
                "POSTGRESQL_OWNER_PASSWORD", "migrates"));

        assertThat(settings.demo()).isFalse();
        assertThat(settings.externalDatabase())
                .contains(new DatabaseAccess(
                        "db.example",
                        5432,
                        "hms",
                        new DatabaseAccess.Login("hms_app", "works"),
                        new DatabaseAccess.Login("hms_owner", "migrates")));
    }

    @Test
    void whatOnlyTheServerReadsIsPassedOnAsItIs() {
        var given = Map.of("HMS_CLOCK_START", "2026-03-02T07:00", "HMS_CLOCK_SPEED", "60", "HMS_CLOCK_PAUSED", "true");

        assertThat(read(given).passedOn()).isEqualTo(given);
    }

    @ParameterizedTest(name = "{0}={1} is refused")
    @CsvSource({
        "HMS_HTTP_HOST, 192.0.2.1, 'HMS_HTTP_HOST is \"192.0.2.1\"; it must be an address of this machine, or 0.0.0.0 for all of them.'",
        "HMS_HTTP_PORT, 0, 'HMS_HTTP_PORT is \"0\"; it must be a number from 1 to 65535.'",
        "HMS_HTTP_PORT, 65536, 'HMS_HTTP_PORT is \"65536\"; it must be a number from 1 to 65535.'",
        "HMS_MANAGEMENT_PORT, many, 'HMS_MANAGEMENT_PORT is \"many\"; it must be a number from 1 to 65535.'",
        "HMS_DEMO, yes, 'HMS_DEMO is \"yes\"; it must be true or false.'",
        "HMS_CLOCK_START, yesterday, 'HMS_CLOCK_START is \"yesterday\"; it must be a local date-time such as 2026-03-02T07:00.'",
        "HMS_CLOCK_START, 2026-03-02T07:00Z, 'HMS_CLOCK_START is \"2026-03-02T07:00Z\"; it must be a local date-time such as 2026-03-02T07:00.'",
        "HMS_CLOCK_SPEED, 3601, 'HMS_CLOCK_SPEED is \"3601\"; it must be a number from 1 to 3600.'",
        "HMS_CLOCK_PAUSED, 1, 'HMS_CLOCK_PAUSED is \"1\"; it must be true or false.'",
        "HMS_LOG_FORMAT, xml, 'HMS_LOG_FORMAT is \"xml\"; it must be text or json.'",
        "CRON_API_KEY, guessable, 'CRON_API_KEY is too short; it needs at least 16 characters.'",
        "HMS_METRICS_TOKEN, guessable, 'HMS_METRICS_TOKEN is too short; it needs at least 16 characters.'",
        "HMS_METRICS_TOKEN_FILE, /nowhere, 'HMS_METRICS_TOKEN_FILE names /nowhere, which cannot be read.'",
        "HMS_DEMO_PASSWORD, secret, 'HMS_DEMO_PASSWORD is too short; it needs at least 15 characters.'",
        "HMS_HTPP_PORT, 8080, 'HMS_HTPP_PORT is not a setting; ./run --help lists them.'",
        "HMS_AUDIT_RETENTION_DAYS, 29, 'HMS_AUDIT_RETENTION_DAYS is \"29\"; it must be a number from 30 to 36500.'",
        "HMS_SMS_FROM, HMS, 'HMS_SMS_FROM is set but HMS_SMS_URL is not.'",
        "HMS_SMTP_PORT, 25, 'HMS_SMTP_PORT is set but HMS_SMTP_HOST is not.'",
        "HMS_SMTP_HOST, mail.example, 'HMS_MAIL_FROM is not set; it is needed when HMS_SMTP_HOST is.'",
        "HMS_ADMIN_USERNAME, root, 'HMS_ADMIN_USERNAME and HMS_ADMIN_PASSWORD belong together; set both or none.'",
        "HMS_IDP_ISSUER, https://id.example, 'HMS_IDP_JWKS_URL, HMS_IDP_ISSUER, HMS_IDP_AUDIENCE belong together; set all or none.'",
        "HMS_IDP_GROUPS_CLAIM, roles, 'HMS_IDP_GROUPS_CLAIM is set but HMS_IDP_JWKS_URL is not; it would mean nothing.'",
        "HMS_IDP_HOSPITAL_CLAIM, org, 'HMS_IDP_HOSPITAL_CLAIM is set but HMS_IDP_JWKS_URL is not; it would mean nothing.'",
        "HMS_JWT_KEY_FILE, /nowhere.pem, 'HMS_JWT_KEY_FILE names /nowhere.pem, which cannot be read.'",
        "HMS_HTTP_PORT, 9990, 'HMS_HTTP_PORT and HMS_MANAGEMENT_PORT are the same; each listener needs its own port.'",
        "POSTGRESQL_PORT, 8080, 'POSTGRESQL_PORT is also the port of another listener; each listener needs its own port.'"
    })
    void aMistakeIsToldInOneSentence(String name, String value, String sentence) {
        assertThat(mistakes(Map.of(name, value))).containsExactly(sentence);
    }

    @Test
    void aGatewayNeedsAllThatALoginNeeds() {
        var gateway = Map.of(
                "HMS_SMS_URL", "https://sms.example",
                "HMS_SMS_FROM", "HMS",
                "HMS_SMS_ACCOUNT", "account",
                "HMS_SMS_TOKEN", "token");

        assertThat(read(gateway).passedOn()).isEqualTo(gateway);
        assertThat(read(gateway).needsLocalGateway()).isFalse();
        assertThat(read(Map.of()).needsLocalGateway()).isTrue();
        assertThat(mistakes(Map.of("HMS_SMS_URL", "http://127.0.0.1:8091")))
                .containsExactly(
                        "HMS_SMS_FROM is not set; it is needed when HMS_SMS_URL is.",
                        "HMS_SMS_ACCOUNT is not set; it is needed when HMS_SMS_URL is.",
                        "HMS_SMS_TOKEN is not set, nor is HMS_SMS_TOKEN_FILE; one is needed when HMS_SMS_URL is.");
        for (var address : List.of("ftp://sms.example", "http://sms.example", "no address")) {
            var open = new HashMap<>(gateway);
            open.put("HMS_SMS_URL", address);
            assertThat(mistakes(open))
                    .containsExactly("HMS_SMS_URL is \"" + address
                            + "\"; it must be an address with https, or with http on this machine.");
        }
    }

    @Test
    void everyMistakeIsTold() {
        assertThat(mistakes(Map.of("HMS_HTTP_PORT", "x", "HMS_DEMO", "x", "HMS_CLOCK_SPEED", "x")))
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "root, a long enough password, ''",
        "Root@clinic-1, a long enough password, ''",
        "r, a long enough password, 'HMS_ADMIN_USERNAME is \"r\"; it must be 2 to 64 letters a-z, digits and . _ @ -, first a letter or digit.'",
        "'the admin', a long enough password, 'HMS_ADMIN_USERNAME is \"the admin\"; it must be 2 to 64 letters a-z, digits and . _ @ -, first a letter or digit.'",
        "root, fourteen chars, 'HMS_ADMIN_PASSWORD is too short; it needs at least 15 characters.'"
    })
    void theFirstAdministratorIsCheckedAtOnce(String username, String password, String sentence) {
        var given = Map.of("HMS_ADMIN_USERNAME", username, "HMS_ADMIN_PASSWORD", password);

        if (sentence.isEmpty()) {
            assertThat(read(given).passedOn()).isEqualTo(given);
        } else {
            assertThat(mistakes(given)).containsExactly(sentence);
        }
    }

    @Test
    void theMetricsTokenIsGivenOnceAndIsLongEnough() throws Exception {
        var file = Files.writeString(home.resolve("token"), "too short\n");
        assertThat(mistakes(Map.of("HMS_METRICS_TOKEN_FILE", file.toString())))
                .containsExactly("HMS_METRICS_TOKEN_FILE names " + file
                        + ", whose token is too short; it needs at least 16 characters.");

        Files.writeString(file, "a token that nobody guesses\n");
        var given = Map.of("HMS_METRICS_TOKEN_FILE", file.toString());
        assertThat(read(given).passedOn()).isEqualTo(given);
        assertThat(mistakes(Map.of(
                        "HMS_METRICS_TOKEN_FILE", file.toString(), "HMS_METRICS_TOKEN", "a token that nobody guesses")))
                .containsExactly("HMS_METRICS_TOKEN and HMS_METRICS_TOKEN_FILE are both set; set one of them.");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "https://id.example/keys, https://id.example, ''",
        "http://127.0.0.1:9/keys, https://id.example, ''",
        "http://id.example/keys, https://id.example, 'HMS_IDP_JWKS_URL is \"http://id.example/keys\"; it must be an https address, or an http address of this machine.'",
        "file:///keys, https://id.example, 'HMS_IDP_JWKS_URL is \"file:///keys\"; it must be an https address, or an http address of this machine.'",
        "nothing at all, https://id.example, 'HMS_IDP_JWKS_URL is \"nothing at all\"; it must be an https address, or an http address of this machine.'",
        "https://id.example/keys, hms-no-show, 'HMS_IDP_ISSUER is HMS_JWT_ISSUER too; tokens of the two could not be told apart.'"
    })
    void anIdentityProviderIsCheckedAtOnce(String url, String issuer, String sentence) {
        var given = Map.of("HMS_IDP_JWKS_URL", url, "HMS_IDP_ISSUER", issuer, "HMS_IDP_AUDIENCE", "hms");

        if (sentence.isEmpty()) {
            assertThat(read(given).passedOn()).isEqualTo(given);
        } else {
            assertThat(mistakes(given)).containsExactly(sentence);
        }
    }

    @Test
    void aPasswordWithoutAHostIsAMistake() {
        assertThat(mistakes(Map.of("POSTGRESQL_PASSWORD", "works")))
                .singleElement()
                .asString()
                .startsWith("POSTGRESQL_PASSWORD is set but POSTGRESQL_HOST is not");
    }

    @Test
    void aHostWithoutPasswordsIsTwoMistakes() {
        assertThat(mistakes(Map.of("POSTGRESQL_HOST", "db.example")))
                .containsExactly(
                        "POSTGRESQL_PASSWORD is not set; it is needed when POSTGRESQL_HOST is.",
                        "POSTGRESQL_OWNER_PASSWORD is not set; it is needed when POSTGRESQL_HOST is.");
    }

    @Test
    void aWrongPortOfTheDatabaseIsToldOnce() {
        assertThat(mistakes(Map.of(
                        "POSTGRESQL_HOST", "db.example",
                        "POSTGRESQL_PORT", "x",
                        "POSTGRESQL_PASSWORD", "works",
                        "POSTGRESQL_OWNER_PASSWORD", "migrates")))
                .hasSize(1);
    }

    @Test
    void aDataFolderThatIsAFileIsAMistake() throws Exception {
        var file = Files.createFile(home.resolve("file"));

        assertThat(mistakes(Map.of("HMS_DATA_DIR", file.toString())))
                .containsExactly("HMS_DATA_DIR names " + file + ", which is not a folder.");
    }

    @Test
    void theArchiveOfTheAuditIsAFolderTheServerFinds() throws Exception {
        var file = Files.createFile(home.resolve("file"));

        assertThat(mistakes(Map.of("HMS_AUDIT_ARCHIVE_DIR", file.toString())))
                .containsExactly("HMS_AUDIT_ARCHIVE_DIR names " + file + ", which is not a folder.");
        assertThat(read(Map.of("HMS_AUDIT_ARCHIVE_DIR", "kept/audit")).passedOn())
                .containsEntry(
                        "HMS_AUDIT_ARCHIVE_DIR",
                        Path.of("kept/audit").toAbsolutePath().toString());
    }

    @Test
    void linesAreTextOnATerminalAndJsonElsewhere() {
        assertThat(new SettingsReader(Map.of(), new Installation(home), true)
                        .read()
                        .logFormat())
                .isEqualTo(LogFormat.TEXT);
        assertThat(read(Map.of()).logFormat()).isEqualTo(LogFormat.JSON);
    }

    @Test
    void theHelpNamesEverySetting() throws Exception {
        var help = Files.readString(Path.of("src/main/usage.txt"));

        assertThat(SettingsReader.READ_HERE).allSatisfy(name -> assertThat(help).contains("  " + name + " "));
        assertThat(SettingsReader.READ_BY_THE_SERVER)
                .allSatisfy(name -> assertThat(help).contains("  " + name + " "));
    }

    private Settings read(Map<String, String> environment) {
        return new SettingsReader(environment, new Installation(home), false).read();
    }

    private List<String> mistakes(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettings.class, () -> read(environment))
                .mistakes();
    }
}
