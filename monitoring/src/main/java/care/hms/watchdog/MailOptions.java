package care.hms.watchdog;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who is told by mail, and through which server. */
final class MailOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--smtp-host", paramLabel = "HOST", description = "mail server (HMS_SMTP_HOST; no mail is sent)")
    private Optional<String> host;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            defaultValue = "25",
            description = "its port (HMS_SMTP_PORT; ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--smtp-user",
            paramLabel = "NAME",
            description = "login there; its password is HMS_SMTP_PASSWORD or a file (HMS_SMTP_USER)")
    private Optional<String> user;

    @Option(
            names = "--smtp-password-file",
            paramLabel = "FILE",
            description = "file that holds that password (WATCHDOG_SMTP_PASSWORD_FILE)")
    private Optional<Path> passwordFile;

    @Option(
            names = "--smtp-tls",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = "false",
            description = "only with STARTTLS (HMS_SMTP_TLS)")
    private boolean tls;

    @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "sender (HMS_MAIL_FROM)")
    private Optional<String> from;

    @Option(
            names = "--mail-to",
            paramLabel = "ADDRESS",
            description = "who is told, several with commas (HMS_OPERATIONS_MAIL)")
    private Optional<String> to;

    /** @throws ParameterException when mail is wanted but cannot be sent so */
    Optional<Post> post(Texts texts, Map<String, String> environment) {
        return host.map(name -> new Post(
                new MailServer(name, port, user, password(environment), tls),
                addresses("--mail-from", from)[0],
                addresses("--mail-to", to),
                texts));
    }

    private String password(Map<String, String> environment) {
        if (user.isEmpty()) {
            return "";
        }
        try {
            return new KeyFile(passwordFile, Optional.ofNullable(environment.get("HMS_SMTP_PASSWORD")), "the password")
                    .read();
        } catch (CallFailed e) {
            throw mistake(e.getMessage() + "; set HMS_SMTP_PASSWORD or give --smtp-password-file");
        }
    }

    private InternetAddress[] addresses(String option, Optional<String> given) {
        var text = given.orElseThrow(() -> mistake("--smtp-host is set but " + option + " is not"));
        try {
            var addresses = InternetAddress.parse(text, true);
            for (var address : addresses) {
                address.validate();
            }
            if (addresses.length > 0) {
                return addresses;
            }
        } catch (AddressException e) {
            // told below, as an empty list
        }
        throw mistake(option + " is " + text + "; it must be an e-mail address");
    }

    private ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
