package care.hms.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;

/**
 * Sends through the server's mail session. Each message has its own id as {@code Message-ID}: a second copy of it, sent
 * because the first one's answer was lost, is told from a second message.
 */
final class MailCarrier implements Carrier {

    private final Session session;
    private final NotificationSettings.Mail settings;

    MailCarrier(Session session, NotificationSettings.Mail settings) {
        this.session = session;
        this.settings = settings;
    }

    @Override
    public Delivery carry(Parcel parcel) {
        try {
            send(message(parcel));
            return Delivery.accepted();
        } catch (AddressException wrong) {
            return Delivery.refused("ADDRESS_WRONG");
        } catch (SendFailedException refused) {
            var addresses = refused.getInvalidAddresses();
            return addresses != null && addresses.length > 0
                    ? Delivery.refused("ADDRESS_REFUSED")
                    : Delivery.failed("SMTP_REFUSED");
        } catch (AuthenticationFailedException login) {
            return Delivery.failed("SMTP_LOGIN");
        } catch (MessagingException broken) {
            return Delivery.failed("SMTP_UNREACHABLE");
        }
    }

    private MimeMessage message(Parcel parcel) throws MessagingException {
        var from = new InternetAddress(settings.from());
        var message = new OurMessage(session, parcel.id(), from.getAddress());
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, new InternetAddress(parcel.to(), true));
        message.setSubject(parcel.title(), UTF_8.name());
        message.setText(parcel.message(), UTF_8.name());
        if (parcel.notice().priority() == Priority.HIGH) {
            message.setHeader("Importance", "high");
        }
        message.saveChanges();
        return message;
    }

    private void send(MimeMessage message) throws MessagingException {
        try (var transport = session.getTransport("smtp")) {
            if (settings.user().isPresent()) {
                transport.connect(settings.user().get(), settings.password());
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static final class OurMessage extends MimeMessage {

        private final String id;

        OurMessage(Session session, UUID id, String from) {
            super(session);
            this.id = "<" + id + from.substring(Math.max(0, from.indexOf('@'))) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
