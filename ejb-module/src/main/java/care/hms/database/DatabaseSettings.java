package care.hms.database;

import org.eclipse.microprofile.config.Config;

/**
 * What the migrations must know.
 *
 * @param applicationRole the database role with which the application works, and to which the owner grants its tables
 */
record DatabaseSettings(String applicationRole) {

    DatabaseSettings {
        // The name is put into GRANT statements as an identifier.
        if (!applicationRole.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("POSTGRESQL_USER: letters, digits and underscores");
        }
    }

    static DatabaseSettings from(Config config) {
        return new DatabaseSettings(
                config.getOptionalValue("POSTGRESQL_USER", String.class).orElse("hms_app"));
    }
}
