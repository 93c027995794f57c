package care.hms.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a person did for an appointment on the day.
 *
 * @param plannedAt the recorded instant, on the server's clock
 */
record DayAct(Kind kind, Instant plannedAt) {

    enum Kind {
        CHECK_IN("check-in"),
        VITALS("vitals"),
        START("start"),
        COMPLETE("complete");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** Last part of the address of this act. */
        String path() {
            return path;
        }
    }

    /** The acts of a booking in their order; none unless the patient came. */
    static List<DayAct> of(RecordedBooking booking, ZoneId zone) {
        var acts = new ArrayList<DayAct>();
        booking.visit().ifPresent(visit -> {
            acts.add(new DayAct(Kind.CHECK_IN, booking.at(visit.checkedInAt(), zone)));
            visit.vitalsAt().ifPresent(at -> acts.add(new DayAct(Kind.VITALS, booking.at(at, zone))));
            acts.add(new DayAct(Kind.START, booking.at(visit.startedAt(), zone)));
            acts.add(new DayAct(Kind.COMPLETE, booking.at(visit.completedAt(), zone)));
        });
        return List.copyOf(acts);
    }
}
