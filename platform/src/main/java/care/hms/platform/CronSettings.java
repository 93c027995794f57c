package care.hms.platform;

import org.eclipse.microprofile.config.ConfigProvider;

/** What the installation says about the watchdog outside. */
final class CronSettings {

    private CronSettings() {}

    /** CRON_API_KEY; without it what it would open is closed. */
    static CronKey key() {
        return new CronKey(ConfigProvider.getConfig().getOptionalValue("CRON_API_KEY", String.class));
    }
}
