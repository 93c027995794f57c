package care.hms.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Takes messages that are due out of the outbox, for one relay alone while its lease lasts. */
@Stateless
@PermitAll
public class ClaimNotifications {

    /** Longer than any attempt takes: 13 s for an SMS, a minute for a mail server that is slow in every answer. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private JpaRelay relay;
    private NotificationSettings settings;
    private Clock clock;

    protected ClaimNotifications() {}

    @Inject
    public ClaimNotifications(JpaRelay relay, NotificationSettings settings, Clock clock) {
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Claims the most urgent ones.
     *
     * @param most at most so many
     * @param perHospital at most so many of one hospital, those of all nodes together that are on their way included
     */
    public List<Parcel> claim(Channel channel, int most, int perHospital) {
        return relay.claim(channel, most, perHospital, LEASE, clock.instant(), settings.operationsAddress());
    }
}
