package care.hms.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Tells every HOSPITAL_ADMIN in the application, and whoever operates the platform by e-mail, how the sweep does (§9,
 * decision S7).
 */
@Stateless
@PermitAll
public class NotifyAdministrators {

    private JpaFacts facts;
    private JpaOutbox outbox;
    private NotificationSettings settings;
    private Clock clock;
    private Event<NotificationsWritten> written;

    protected NotifyAdministrators() {}

    @Inject
    public NotifyAdministrators(
            JpaFacts facts,
            JpaOutbox outbox,
            NotificationSettings settings,
            Clock clock,
            Event<NotificationsWritten> written) {
        this.facts = facts;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.written = written;
    }

    /**
     * The sweep keeps failing. Told again only for another occurrence.
     *
     * @param occurrence names the run that failed last, or the hour: two nodes that notice the same tell it once
     */
    public void sweepFails(int consecutiveFailures, String occurrence) {
        announce(Notice.SWEEP_FAILING, consecutiveFailures, occurrence);
    }

    /** The sweep works again. */
    public void sweepRecovered(String occurrence) {
        announce(Notice.SWEEP_RECOVERED, 0, occurrence);
    }

    private void announce(Notice notice, int failures, String occurrence) {
        var now = clock.instant();
        var planned = new ArrayList<PlannedNotification>();
        for (var administrator : facts.administrators()) {
            planned.add(row(
                    notice,
                    failures,
                    occurrence + ":" + administrator.accountId(),
                    administrator,
                    facts.policy(administrator.hospitalId()),
                    now));
        }
        planned.add(row(notice, failures, occurrence + ":operations", null, NotificationPolicy.DEFAULT, now));
        written.fire(outbox.add(planned, now));
    }

    /** Nobody in particular means whoever operates the platform. */
    private PlannedNotification row(
            Notice notice,
            int failures,
            String occurrence,
            JpaFacts.Administrator to,
            NotificationPolicy policy,
            Instant now) {
        var texts = Texts.in(policy.language());
        return new PlannedNotification(
                notice + ":" + occurrence,
                to == null ? null : to.hospitalId(),
                notice,
                to == null ? Channel.EMAIL : Channel.IN_APP,
                to == null ? null : to.accountId(),
                null,
                null,
                null,
                policy.language(),
                texts.title(notice),
                texts.message(notice, failures),
                to == null ? suppressionOfMail() : null,
                now,
                null,
                policy.maximumAttempts());
    }

    private Suppression suppressionOfMail() {
        if (settings.operationsAddress().isEmpty()) {
            return Suppression.NO_ADDRESS;
        }
        return settings.has(Channel.EMAIL) ? null : Suppression.CHANNEL_NOT_CONFIGURED;
    }
}
