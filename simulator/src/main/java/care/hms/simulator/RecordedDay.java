package care.hms.simulator;

import care.hms.simulator.RecordedBooking.RecordedSlot;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The bookings of one recorded day, known to be replayable: a doctor's slots of the day have one length and fit one grid,
 * and a slot's bookings were cancelled one after the other but for the last.
 */
record RecordedDay(LocalDate date, List<RecordedBooking> bookings, List<RecordedDoctor> doctors) {

    /** A doctor with working hours that hold every recorded slot of the day. */
    record RecordedDoctor(String code, LocalTime start, LocalTime end, Duration slotLength) {}

    static RecordedDay of(String source, LocalDate date, List<RecordedBooking> bookings) {
        requireOnePersonPerMrn(source, bookings);
        bySlot(bookings).values().forEach(chain -> requireOneLiveBooking(source, chain));
        var doctors = byDoctor(bookings).entrySet().stream()
                .map(entry -> doctor(source, entry.getKey(), entry.getValue()))
                .toList();
        return new RecordedDay(date, List.copyOf(bookings), doctors);
    }

    /** The part of the day whose slots start at {@code from} or later and before {@code until}; the doctors stay. */
    RecordedDay between(LocalTime from, LocalTime until) {
        var part = bookings.stream()
                .filter(booking -> !booking.slot().start().isBefore(from)
                        && booking.slot().start().isBefore(until))
                .toList();
        if (part.isEmpty()) {
            throw new RecordingFault("no slot of %s starts from %s to before %s; they start from %s to %s"
                    .formatted(date, from, until, first().start(), last().start()));
        }
        return new RecordedDay(date, part, doctors);
    }

    /** Each patient once, in the order of the recording. */
    Collection<RecordedPatient> patients() {
        return bookings.stream()
                .map(RecordedBooking::patient)
                .collect(Collectors.toMap(
                        RecordedPatient::mrn, Function.identity(), (first, again) -> first, LinkedHashMap::new))
                .values();
    }

    /** The bookings of each slot in the order in which they were made; of two on one day, the cancelled one first. */
    static Map<RecordedSlot, List<RecordedBooking>> bySlot(List<RecordedBooking> bookings) {
        return bookings.stream()
                .sorted(Comparator.comparing(RecordedBooking::bookedOn)
                        .thenComparing(booking -> booking.isCancelled() ? 0 : 1)
                        .thenComparing(RecordedBooking::line))
                .collect(Collectors.groupingBy(RecordedBooking::slot, LinkedHashMap::new, Collectors.toList()));
    }

    private RecordedSlot first() {
        return bookings.stream()
                .map(RecordedBooking::slot)
                .min(Comparator.comparing(RecordedSlot::start))
                .orElseThrow();
    }

    private RecordedSlot last() {
        return bookings.stream()
                .map(RecordedBooking::slot)
                .max(Comparator.comparing(RecordedSlot::start))
                .orElseThrow();
    }

    private static Map<String, List<RecordedBooking>> byDoctor(List<RecordedBooking> bookings) {
        return bookings.stream()
                .collect(Collectors.groupingBy(
                        booking -> booking.slot().doctorCode(), TreeMap::new, Collectors.toList()));
    }

    private static RecordedDoctor doctor(String source, String code, List<RecordedBooking> bookings) {
        var length = bookings.get(0).slot().length();
        var start = bookings.stream()
                .map(booking -> booking.slot().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var end = bookings.stream()
                .map(booking -> booking.slot().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        for (var booking : bookings) {
            if (!booking.slot().length().equals(length)) {
                throw RecordingFault.at(
                        source,
                        booking.line(),
                        "slot_minutes",
                        "%s has slots of %d and of %d minutes on one day"
                                .formatted(
                                        code,
                                        length.toMinutes(),
                                        booking.slot().length().toMinutes()));
            }
            var offset = Duration.between(start, booking.slot().start());
            if (offset.toMinutes() % length.toMinutes() != 0) {
                throw RecordingFault.at(
                        source,
                        booking.line(),
                        "slot_start",
                        "%s does not fit the slots of %s, one every %d minutes from %s"
                                .formatted(booking.slot().start(), code, length.toMinutes(), start));
            }
        }
        return new RecordedDoctor(code, start, end, length);
    }

    private static void requireOneLiveBooking(String source, List<RecordedBooking> chain) {
        for (var booking : chain.subList(0, chain.size() - 1)) {
            if (!booking.isCancelled()) {
                throw RecordingFault.at(
                        source,
                        booking.line(),
                        "outcome",
                        "the slot was booked again (line %d) although this booking was not cancelled"
                                .formatted(chain.get(chain.indexOf(booking) + 1).line()));
            }
        }
    }

    private static void requireOnePersonPerMrn(String source, List<RecordedBooking> bookings) {
        var known = new LinkedHashMap<String, RecordedBooking>();
        for (var booking : bookings) {
            var first = known.putIfAbsent(booking.patient().mrn(), booking);
            if (first != null && !first.patient().equals(booking.patient())) {
                throw RecordingFault.at(
                        source,
                        booking.line(),
                        "mrn",
                        "stands for another person than on line %d".formatted(first.line()));
            }
        }
    }
}
