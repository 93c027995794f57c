package care.hms.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach the database: as the application, which only works with rows, or as the owner, who migrates.
 *
 * @param host host name or address
 * @param port TCP port
 * @param name the database
 * @param application role and password of the application
 * @param owner role and password of the owner
 */
public record DatabaseAccess(String host, int port, String name, Login application, Login owner) {

    /** A role's name and its password. */
    public record Login(String role, String password) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return role;
        }
    }

    /** A new connection with the application's rights; the caller closes it. */
    public Connection asApplication() throws SQLException {
        return connect(application);
    }

    /** A new connection with the owner's rights; the caller closes it. */
    public Connection asOwner() throws SQLException {
        return connect(owner);
    }

    private Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + name, login.role(), login.password());
    }
}
