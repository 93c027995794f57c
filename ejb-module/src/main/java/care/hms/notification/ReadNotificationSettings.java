package care.hms.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings once: an environment does not change. */
@ApplicationScoped
class ReadNotificationSettings {

    private final NotificationSettings settings = NotificationSettings.from(ConfigProvider.getConfig());

    @Produces
    NotificationSettings settings() {
        return settings;
    }
}
