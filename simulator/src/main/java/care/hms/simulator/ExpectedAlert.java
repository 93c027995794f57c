package care.hms.simulator;

import care.hms.simulator.DayAct.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An alert that is due for a patient who came in time if the wait lasts that long (§4, decisions T4, T5), computed from
 * the recording and the hospital's clock alone. The minutes are the specification's.
 *
 * @param begin the act that is recorded to have begun the wait
 * @param dueFor when the alert is due, inclusive, if the wait began then
 * @param end the act that is recorded to have ended the wait, with which the alert must be resolved (L2)
 */
record ExpectedAlert(Type type, DayAct begin, UnaryOperator<Instant> dueFor, DayAct end) {
    static final Duration NO_VITALS_AFTER = Duration.ofMinutes(5);
    static final Duration NO_DOCTOR_AFTER = Duration.ofMinutes(10);
    static final Duration WAITING_TOO_LONG_AFTER = Duration.ofMinutes(30);

    enum Type {
        NO_VITALS,
        NO_DOCTOR,
        WAITING_TOO_LONG
    }

    /** One for each wait of the booking, whether or not it lasted; none unless the patient came in time. */
    static List<ExpectedAlert> of(RecordedBooking booking, ZoneId zone, AlertClock clock) {
        if (Expectation.of(booking, zone).arrival() != Expectation.Arrival.IN_TIME) {
            return List.of();
        }
        var visit = booking.visit().orElseThrow();
        var slotStart = booking.at(booking.slot().start(), zone);
        var slotEnd = booking.slot().endsAt(zone);
        var checkIn = new DayAct(Kind.CHECK_IN, booking.at(visit.checkedInAt(), zone));
        var start = new DayAct(Kind.START, booking.at(visit.startedAt(), zone));
        var vitals = visit.vitalsAt().map(at -> new DayAct(Kind.VITALS, booking.at(at, zone)));
        var alerts = new ArrayList<ExpectedAlert>();
        alerts.add(new ExpectedAlert(
                Type.NO_VITALS,
                checkIn,
                entry -> clock.reference(slotStart, slotEnd, entry).plus(NO_VITALS_AFTER),
                vitals.orElse(start)));
        vitals.ifPresent(recorded -> alerts.add(new ExpectedAlert(
                Type.NO_DOCTOR,
                recorded,
                entry -> clock.reference(slotStart, slotEnd, entry).plus(NO_DOCTOR_AFTER),
                start)));
        alerts.add(new ExpectedAlert(
                Type.WAITING_TOO_LONG,
                checkIn,
                entry -> AlertClock.later(slotStart, entry).plus(WAITING_TOO_LONG_AFTER),
                start));
        return List.copyOf(alerts);
    }

    Instant dueAt() {
        return dueFor.apply(begin.plannedAt());
    }

    Instant endsAt() {
        return end.plannedAt();
    }

    /** When it is due if the wait began that much later than recorded, or earlier when negative. */
    Instant dueAfter(Duration later) {
        return dueFor.apply(begin.plannedAt().plus(later));
    }

    /** How long the wait lasted after the alert was due; negative when it ended before. */
    Duration margin() {
        return Duration.between(dueAt(), endsAt());
    }
}
