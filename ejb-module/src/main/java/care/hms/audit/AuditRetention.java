package care.hms.audit;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import care.hms.database.AuditArchive;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps the audit as long as the installation wants (HMS_AUDIT_RETENTION_DAYS, for ever without it): soon after a start
 * and every hour, whole days in UTC that are older leave for a file. Every node may try; one archives.
 */
@Singleton
@Startup
@DependsOn("StartClock")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class AuditRetention {

    private static final System.Logger LOGGER = System.getLogger(AuditRetention.class.getName());
    private static final Duration AFTER_START = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private AuditArchive archive;

    @Inject
    private Clock clock;

    @Resource
    private TimerService timers;

    private RetentionPolicy policy;
    private Path folder;

    @PostConstruct
    void schedule() {
        var settings = ConfigProvider.getConfig();
        settings.getOptionalValue("HMS_AUDIT_RETENTION_DAYS", Integer.class).ifPresent(days -> {
            policy = new RetentionPolicy(days);
            folder = folder(settings);
            timers.createIntervalTimer(AFTER_START.toMillis(), EVERY.toMillis(), new TimerConfig(null, false));
        });
    }

    private static Path folder(Config settings) {
        return settings.getOptionalValue("HMS_AUDIT_ARCHIVE_DIR", Path.class)
                .orElseGet(() -> settings.getValue("HMS_DATA_DIR", Path.class).resolve("audit"));
    }

    @Timeout
    void archive() {
        try {
            var now = clock.instant();
            archive.move(policy.keepsFrom(now), folder, now)
                    .ifPresent(archived ->
                            LOGGER.log(INFO, "{0} lines of the audit moved to {1}", archived.lines(), archived.file()));
        } catch (RuntimeException e) {
            // Thrown on, it would make the container repeat this at once; the lines stay, and the next hour tries
            // again.
            LOGGER.log(ERROR, "the audit could not be archived; nothing was removed", e);
        }
    }
}
