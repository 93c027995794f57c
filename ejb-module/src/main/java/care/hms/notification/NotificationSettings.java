package care.hms.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How this installation reaches people.
 *
 * @param sms empty: no SMS leaves
 * @param mail empty: no e-mail leaves
 * @param operationsAddress HMS_OPERATIONS_MAIL: whoever operates the platform (S7)
 */
record NotificationSettings(Optional<Sms> sms, Optional<Mail> mail, Optional<String> operationsAddress) {

    /**
     * A gateway that takes requests as Twilio does.
     *
     * @param url HMS_SMS_URL, without the path of a request
     * @param from HMS_SMS_FROM, the sender's number or name
     * @param account HMS_SMS_ACCOUNT
     * @param token HMS_SMS_TOKEN, or the content of HMS_SMS_TOKEN_FILE
     */
    record Sms(URI url, String from, String account, String token) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Sms[" + url + "]";
        }
    }

    /**
     * The server's mail session, whose host, port and encryption are the server's configuration.
     *
     * @param from HMS_MAIL_FROM
     * @param user HMS_SMTP_USER; empty: no login
     * @param password HMS_SMTP_PASSWORD
     */
    record Mail(String from, Optional<String> user, String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Mail[]";
        }
    }

    static NotificationSettings from(Config config) {
        return new NotificationSettings(
                text(config, "HMS_SMS_URL").map(url -> sms(config, URI.create(url))),
                text(config, "HMS_SMTP_HOST")
                        .map(host -> new Mail(
                                needed(config, "HMS_MAIL_FROM"),
                                text(config, "HMS_SMTP_USER"),
                                text(config, "HMS_SMTP_PASSWORD").orElse(""))),
                text(config, "HMS_OPERATIONS_MAIL"));
    }

    private static Sms sms(Config config, URI url) {
        var token = text(config, "HMS_SMS_TOKEN")
                .or(() -> text(config, "HMS_SMS_TOKEN_FILE").map(NotificationSettings::content))
                .orElseThrow(() -> new IllegalArgumentException("HMS_SMS_TOKEN: needed when HMS_SMS_URL is set"));
        return new Sms(url, needed(config, "HMS_SMS_FROM"), needed(config, "HMS_SMS_ACCOUNT"), token);
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("HMS_SMS_TOKEN_FILE: cannot be read", e);
        }
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static String needed(Config config, String name) {
        return text(config, name).orElseThrow(() -> new IllegalArgumentException(name + ": needed to send anything"));
    }

    boolean has(Channel channel) {
        return switch (channel) {
            case IN_APP -> true;
            case SMS -> sms.isPresent();
            case EMAIL -> mail.isPresent();
        };
    }
}
