package care.hms.watchdog;

import java.util.Optional;

/**
 * How mail leaves, under the names that the application has for the same.
 *
 * @param user empty: the server wants no login
 * @param tls only with STARTTLS
 */
record MailServer(String host, int port, Optional<String> user, String password, boolean tls) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
