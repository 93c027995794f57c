package care.hms.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One row of the recording: who had which slot, and what became of it. Times are clinic-local; {@code visit} is present
 * exactly when the outcome is {@link Outcome#ATTENDED}.
 *
 * @param line line of the recording's file, for messages
 */
record RecordedBooking(
        long line,
        RecordedSlot slot,
        RecordedPatient patient,
        LocalDate bookedOn,
        Outcome outcome,
        Optional<RecordedVisit> visit) {

    /** A doctor's slot by its clinic-local beginning; two bookings of one slot have equal ones. */
    record RecordedSlot(String doctorCode, LocalDate date, LocalTime start, Duration length) {
        LocalTime end() {
            return start.plus(length);
        }

        /** The instant at which the slot ends in that zone; arithmetic on the zoned time, as clocks may change. */
        Instant endsAt(ZoneId zone) {
            return date.atTime(start).atZone(zone).plus(length).toInstant();
        }

        @Override
        public String toString() {
            return doctorCode + " " + date + " " + start;
        }
    }

    boolean isCancelled() {
        return outcome == Outcome.CANCELLED;
    }

    /** The instant of a clinic-local time on the day of the slot. */
    Instant at(LocalTime time, ZoneId zone) {
        return slot.date().atTime(time).atZone(zone).toInstant();
    }
}
