package care.hms.simulator;

import care.hms.simulator.Expectation.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The system's rows against what must be true of them.
 *
 * @param bookings how many were compared
 * @param mismatches what differs, in words, without the bookings that are too close to call
 * @param tooClose the bookings that are too close to call, each with what the system made of it
 * @param lateness of every right mark, from its due instant to the mark, in simulated time, ascending
 */
record Comparison(int bookings, List<String> mismatches, List<TooClose> tooClose, List<Duration> lateness) {
    static final String AUTOMATIC = "AUTO_TIMEOUT";

    /** A booking whose recorded check-in lies closer to the slot's end than the replay was punctual. */
    record TooClose(RecordedBooking booking, Duration margin, String status) {
        @Override
        public String toString() {
            return "line %d, %s: check-in %d s from the slot's end, is %s"
                    .formatted(booking.line(), booking.slot(), margin.toSeconds(), status);
        }
    }

    /** A booking and the id it got in the system. */
    record Booked(RecordedBooking booking, String appointmentId) {
        /** For messages to people. */
        String words() {
            return "line %d, %s, appointment %s".formatted(booking.line(), booking.slot(), appointmentId);
        }
    }

    /** @param jitter the replay's own, in simulated time */
    static Comparison of(Collection<Booked> bookings, Collection<Row> rows, ZoneId zone, Duration jitter) {
        var mismatches = new ArrayList<String>();
        var tooClose = new ArrayList<TooClose>();
        var lateness = new ArrayList<Duration>();
        Map<String, Row> byId =
                rows.stream().collect(Collectors.toMap(Row::id, Function.identity(), (row, twice) -> row));
        var strangers = new HashSet<>(byId.keySet());
        for (var booked : bookings) {
            var row = Optional.ofNullable(byId.get(booked.appointmentId()));
            var expected = Expectation.of(booked.booking(), zone);
            strangers.remove(booked.appointmentId());
            if (expected.isTooCloseToCall(jitter)) {
                tooClose.add(new TooClose(
                        booked.booking(),
                        expected.margin().orElseThrow(),
                        row.map(Row::status).orElse("missing")));
                continue;
            }
            difference(expected, row)
                    .ifPresentOrElse(
                            difference -> mismatches.add(booked.words() + ": " + difference),
                            () -> expected.noShowDueAt()
                                    .ifPresent(due -> lateness.add(Duration.between(
                                            due, row.orElseThrow().noShowAt().orElseThrow()))));
        }
        strangers.forEach(id -> mismatches.add("appointment %s: nobody booked it".formatted(id)));
        return new Comparison(
                bookings.size(),
                List.copyOf(mismatches),
                List.copyOf(tooClose),
                lateness.stream().sorted().toList());
    }

    private static Optional<String> difference(Expectation expected, Optional<Row> found) {
        if (found.isEmpty()) {
            return Optional.of("expected %s, the row is missing".formatted(expected.status()));
        }
        var row = found.get();
        if (!row.status().equals(expected.status().name())) {
            return Optional.of("expected %s, is %s".formatted(expected.status(), row.status()));
        }
        return expected.status() == Status.NO_SHOW
                ? markDifference(expected.noShowDueAt().orElseThrow(), row)
                : Optional.empty();
    }

    private static Optional<String> markDifference(Instant due, Row row) {
        if (!row.noShowReason().equals(Optional.of(AUTOMATIC))) {
            return Optional.of("expected reason %s, is %s"
                    .formatted(AUTOMATIC, row.noShowReason().orElse("none")));
        }
        if (!row.noShowDueAt().equals(Optional.of(due))) {
            return Optional.of("expected due at %s, is %s"
                    .formatted(due, row.noShowDueAt().map(Instant::toString).orElse("none")));
        }
        if (row.noShowAt().isEmpty() || row.noShowAt().get().isBefore(due)) {
            return Optional.of("due at %s, marked at %s"
                    .formatted(due, row.noShowAt().map(Instant::toString).orElse("no instant")));
        }
        return Optional.empty();
    }
}
