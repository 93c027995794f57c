package care.hms.notification;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Writes down what came of an attempt, if the relay that tried still holds the message. */
@Stateless
@PermitAll
public class RecordDelivery {

    private static final System.Logger LOGGER = System.getLogger(RecordDelivery.class.getName());

    private JpaRelay relay;
    private DeliveryFigures figures;
    private Clock clock;

    protected RecordDelivery() {}

    @Inject
    public RecordDelivery(JpaRelay relay, DeliveryFigures figures, Clock clock) {
        this.relay = relay;
        this.figures = figures;
        this.clock = clock;
    }

    /** A relay that lost its claim changes nothing. */
    public void record(Channel channel, Parcel parcel, Delivery delivery) {
        if (write(parcel, delivery)) {
            figures.count(channel, delivery.outcome());
        } else {
            LOGGER.log(
                    WARNING,
                    "notification {0} was claimed by another relay before this one could say {1}",
                    parcel.id(),
                    delivery.outcome());
        }
    }

    private boolean write(Parcel parcel, Delivery delivery) {
        return switch (delivery.outcome()) {
            case ACCEPTED -> relay.sent(parcel, clock.instant());
            case SUPPRESSED -> relay.ended(parcel, Status.SUPPRESSED, delivery.reason());
            case REFUSED -> giveUp(parcel, delivery);
            case FAILED ->
                parcel.attempt() >= parcel.maximumAttempts() ? giveUp(parcel, delivery) : postpone(parcel, delivery);
        };
    }

    private boolean postpone(Parcel parcel, Delivery delivery) {
        LOGGER.log(INFO, "notification {0}, attempt {1}: {2}", parcel.id(), parcel.attempt(), delivery.reason());
        var wait = BackOff.after(parcel.attempt(), ThreadLocalRandom.current().nextDouble());
        return relay.postponed(parcel, delivery.reason(), wait);
    }

    private boolean giveUp(Parcel parcel, Delivery delivery) {
        LOGGER.log(
                WARNING,
                "notification {0} is given up after {1} attempts: {2}",
                parcel.id(),
                parcel.attempt(),
                delivery.reason());
        return relay.ended(parcel, Status.FAILED, delivery.reason());
    }
}
