package care.hms.notification;

import care.hms.Announcements;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** What other components' tests need of this one. */
public final class NotificationParts {

    private NotificationParts() {}

    /** On an installation that sends SMS and no e-mail. */
    public static Notices notices(EntityManager entities, Clock clock) {
        var settings = new NotificationSettings(
                Optional.of(
                        new NotificationSettings.Sms(URI.create("http://gateway.example"), "HMS", "account", "token")),
                Optional.empty(),
                Optional.empty());
        return new Notices(
                new JpaFacts(entities, new JpaNotificationChoices(entities)),
                new JpaOutbox(entities),
                settings,
                clock,
                new Announcements<>());
    }
}
