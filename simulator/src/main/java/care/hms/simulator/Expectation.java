package care.hms.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What must be true of a booking after its day, computed from the recording alone. Who did not come, or came when the slot
 * had ended (its end included, T1), is a no-show due at the slot's end; everyone else who came was seen.
 *
 * @param status the appointment's final status
 * @param noShowDueAt the slot's end, when the booking is a no-show
 * @param arrival what is known of the patient's coming
 * @param margin how far the recorded check-in lies from the slot's end on either side; empty when nobody came
 */
record Expectation(Status status, Optional<Instant> noShowDueAt, Arrival arrival, Optional<Duration> margin) {

    enum Status {
        CANCELLED,
        NO_SHOW,
        COMPLETED
    }

    enum Arrival {
        NONE,
        IN_TIME,
        LATE
    }

    static Expectation of(RecordedBooking booking, ZoneId zone) {
        var slotEnd = booking.slot().endsAt(zone);
        return switch (booking.outcome()) {
            case CANCELLED -> new Expectation(Status.CANCELLED, Optional.empty(), Arrival.NONE, Optional.empty());
            case DID_NOT_ATTEND, UNKNOWN ->
                new Expectation(Status.NO_SHOW, Optional.of(slotEnd), Arrival.NONE, Optional.empty());
            case ATTENDED -> attended(booking.at(booking.visit().orElseThrow().checkedInAt(), zone), slotEnd);
        };
    }

    private static Expectation attended(Instant checkedInAt, Instant slotEnd) {
        var margin = Optional.of(Duration.between(checkedInAt, slotEnd).abs());
        return checkedInAt.isBefore(slotEnd)
                ? new Expectation(Status.COMPLETED, Optional.empty(), Arrival.IN_TIME, margin)
                : new Expectation(Status.NO_SHOW, Optional.of(slotEnd), Arrival.LATE, margin);
    }

    /**
     * Whether the replay cannot be held to this: the recorded check-in lies closer to the slot's end than the replay
     * itself is punctual.
     *
     * @param jitter the replay's own, in simulated time
     */
    boolean isTooCloseToCall(Duration jitter) {
        return margin.filter(distance -> distance.compareTo(jitter) < 0).isPresent();
    }
}
