package care.hms.watchdog;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells people by e-mail (§5, §9). */
final class Post {

    private static final String TO_CONNECT_MILLIS = "5000";
    private static final String TO_ANSWER_MILLIS = "10000";

    private final MailServer server;
    private final InternetAddress from;
    private final InternetAddress[] to;
    private final Texts texts;

    Post(MailServer server, InternetAddress from, InternetAddress[] to, Texts texts) {
        this.server = server;
        this.from = from;
        this.to = to.clone();
        this.texts = texts;
    }

    /**
     * Answers whom the mail server refused, in words, although it took the mail for somebody: who has a wrong address must
     * not keep the others from being told, now and whenever it is tried again.
     *
     * @throws NotTold when the mail server has taken it for nobody
     */
    Optional<String> send(Notice notice) {
        try {
            var session = Session.getInstance(properties());
            var mail = new MimeMessage(session);
            mail.setFrom(from);
            mail.setRecipients(RecipientType.TO, to);
            mail.setSubject(Texts.subject(notice), StandardCharsets.UTF_8.name());
            mail.setText(texts.body(notice), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(notice.at()));
            if (server.user().isPresent()) {
                Transport.send(mail, server.user().get(), server.password());
            } else {
                Transport.send(mail);
            }
            return Optional.empty();
        } catch (SendFailedException e) {
            var told = e.getValidSentAddresses();
            if (told == null || told.length == 0) {
                throw notTaken(e);
            }
            return Optional.of(
                    "The mail server " + server + " has not taken a mail for " + others(told) + ": " + Reason.of(e));
        } catch (MessagingException e) {
            throw notTaken(e);
        }
    }

    private NotTold notTaken(MessagingException e) {
        return new NotTold("The mail server " + server + " has not taken a mail: " + Reason.of(e), e);
    }

    private String others(Address[] told) {
        return Stream.of(to)
                .filter(address -> !List.of(told).contains(address))
                .map(InternetAddress::getAddress)
                .collect(Collectors.joining(", "));
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(server.user().isPresent()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(server.tls()));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TO_CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TO_ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TO_ANSWER_MILLIS);
        return properties;
    }
}
