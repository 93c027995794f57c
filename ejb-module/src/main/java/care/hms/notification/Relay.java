package care.hms.notification;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Sends what leaves the application, on every node: at once after the commit that wrote it, and by a timer what waited
 * for the end of quiet hours, a back-off, or a node that died. Whatever it calls is named as a dependency, so that it
 * can finish when the server stops.
 */
@Singleton
@Startup
@DependsOn({"StartClock", "ClaimNotifications", "RecordDelivery"})
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class Relay {

    /** Threads of the pools in the server's configuration, less the one that looks for work. */
    private static final int SMS_AT_ONCE = 8;

    private static final int MAILS_AT_ONCE = 4;

    /** For what is tried again, and what another node has left: whatever is written here wakes it. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/hms-sms")
    private ManagedExecutorService smsThreads;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/hms-mail")
    private ManagedExecutorService mailThreads;

    @Resource(lookup = "java:jboss/mail/hms")
    private Session mail;

    @Resource
    private TimerService timers;

    @EJB
    private ClaimNotifications claim;

    @EJB
    private RecordDelivery record;

    @Inject
    private NotificationSettings settings;

    private final Map<Channel, ChannelRelay> channels = new EnumMap<>(Channel.class);

    @PostConstruct
    void start() {
        settings.sms()
                .ifPresent(sms -> channels.put(
                        Channel.SMS,
                        new ChannelRelay(Channel.SMS, SMS_AT_ONCE, smsThreads, claim, record, new SmsCarrier(sms))));
        settings.mail()
                .ifPresent(smtp -> channels.put(
                        Channel.EMAIL,
                        new ChannelRelay(
                                Channel.EMAIL,
                                MAILS_AT_ONCE,
                                mailThreads,
                                claim,
                                record,
                                new MailCarrier(mail, smtp))));
        if (!channels.isEmpty()) {
            timers.createIntervalTimer(EVERY.toMillis(), EVERY.toMillis(), new TimerConfig(null, false));
        }
    }

    @PreDestroy
    void stop() {
        channels.values().forEach(ChannelRelay::stop);
    }

    @Timeout
    void look() {
        channels.values().forEach(ChannelRelay::wake);
    }

    /** What was rolled back wakes nobody. */
    public void onWritten(@Observes(during = TransactionPhase.AFTER_SUCCESS) NotificationsWritten news) {
        channels.forEach((channel, relay) -> {
            if (news.toSend().contains(channel)) {
                relay.wake();
            }
        });
    }
}
