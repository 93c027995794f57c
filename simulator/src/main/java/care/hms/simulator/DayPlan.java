package care.hms.simulator;

import care.hms.simulator.Expectation.Arrival;
import care.hms.simulator.Expectation.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What will happen on a recorded day and what must be true after it, in a clinic of that zone; from the recording alone. */
final class DayPlan {
    private final RecordedDay day;
    private final ZoneId zone;
    private final List<Expectation> expectations;

    DayPlan(RecordedDay day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
        this.expectations = day.bookings().stream()
                .map(booking -> Expectation.of(booking, zone))
                .toList();
    }

    /** When the clinic's local day begins. */
    Instant midnight() {
        return day.date().atStartOfDay(zone).toInstant();
    }

    /** The first thing that happens: an act of a person, or the end of a slot, where a no-show is due. */
    Instant first() {
        return Collections.min(instants());
    }

    /** The last thing that happens. */
    Instant last() {
        return Collections.max(instants());
    }

    /** How many acts of people there are; nothing follows the refused check-in of who came late. */
    int acts() {
        return day.bookings().stream()
                .mapToInt(booking -> switch (Expectation.of(booking, zone).arrival()) {
                    case NONE -> 0;
                    case LATE -> 1;
                    case IN_TIME -> DayAct.of(booking, zone).size();
                })
                .sum();
    }

    int count(Status status) {
        return (int) expectations.stream()
                .filter(expected -> expected.status() == status)
                .count();
    }

    int count(Arrival arrival) {
        return (int) expectations.stream()
                .filter(expected -> expected.arrival() == arrival)
                .count();
    }

    private List<Instant> instants() {
        var instants = new ArrayList<Instant>();
        for (var booking : day.bookings()) {
            instants.add(booking.slot().endsAt(zone));
            DayAct.of(booking, zone).forEach(act -> instants.add(act.plannedAt()));
        }
        return instants;
    }
}
