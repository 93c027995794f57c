package care.hms.simulator;

import care.hms.simulator.Comparison.Booked;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The system's alerts against what must be true of them: raised when due if the wait lasted, once, and resolved by the
 * event that ended the wait.
 *
 * @param expected how many of each type had to be raised, without those too close to call
 * @param found how many of each type the system raised
 * @param mismatches what differs, in words
 * @param tooClose alerts that may or may not have been raised, in words; they count neither way
 * @param lateness of every expected alert, from its due instant, in simulated time, ascending
 */
record AlertComparison(
        Map<String, Long> expected,
        Map<String, Long> found,
        List<String> mismatches,
        List<String> tooClose,
        List<Duration> lateness) {

    /** Alerts are many and waits end whenever they do: more of them than of check-ins lie close to a deadline. */
    static final int TOO_CLOSE_PERCENT = 10;

    /** @param bookings those whose outcome can be called, the only ones that may have alerts at all */
    static AlertComparison of(
            Collection<Booked> bookings,
            Collection<RaisedAlert> alerts,
            ZoneId zone,
            AlertClock clock,
            Punctuality punctuality) {
        return new Comparing(bookings, alerts, zone, clock, punctuality).result();
    }

    /** Whether enough of them can be judged. */
    boolean isConclusive() {
        var judged = expected.values().stream().mapToLong(Long::longValue).sum();
        return tooClose.size() * 100L <= TOO_CLOSE_PERCENT * (judged + tooClose.size());
    }

    /** When the alert was due and the wait ended, at the earliest and at the latest that the replay allows for. */
    private record Window(Instant earliestDue, Instant latestDue, Instant earliestEnd, Instant latestEnd) {
        Window(ExpectedAlert alert, String appointmentId, Punctuality punctuality) {
            this(
                    alert.dueAfter(punctuality.ofReplay().negated()),
                    alert.dueAfter(punctuality.delay(appointmentId, alert.begin())),
                    alert.endsAt().minus(punctuality.ofReplay()),
                    alert.endsAt().plus(punctuality.delay(appointmentId, alert.end())));
        }
    }

    private static final class Comparing {
        private final Collection<Booked> bookings;
        private final Map<String, List<RaisedAlert>> byAppointment;
        private final Map<String, Long> found;
        private final ZoneId zone;
        private final AlertClock clock;
        private final Punctuality punctuality;
        private final Map<String, Long> expected = new TreeMap<>();
        private final List<String> mismatches = new ArrayList<>();
        private final List<String> tooClose = new ArrayList<>();
        private final List<Duration> lateness = new ArrayList<>();

        Comparing(
                Collection<Booked> bookings,
                Collection<RaisedAlert> alerts,
                ZoneId zone,
                AlertClock clock,
                Punctuality punctuality) {
            this.bookings = bookings;
            this.byAppointment = alerts.stream().collect(Collectors.groupingBy(RaisedAlert::appointmentId));
            this.found = alerts.stream()
                    .collect(Collectors.groupingBy(RaisedAlert::type, TreeMap::new, Collectors.counting()));
            this.zone = zone;
            this.clock = clock;
            this.punctuality = punctuality;
        }

        AlertComparison result() {
            var late = worstLateness();
            for (var booked : bookings) {
                var raised = byAppointment.getOrDefault(booked.appointmentId(), List.of());
                var candidates = ExpectedAlert.of(booked.booking(), zone, clock);
                for (var candidate : candidates) {
                    compare(booked, candidate, of(raised, candidate.type()), late);
                }
                raised.stream()
                        .filter(alert -> candidates.stream()
                                .noneMatch(candidate -> candidate.type().name().equals(alert.type())))
                        .forEach(alert -> differs(booked, alert.type(), "raised without a reason"));
            }
            return new AlertComparison(
                    expected,
                    found,
                    List.copyOf(mismatches),
                    List.copyOf(tooClose),
                    lateness.stream().sorted().toList());
        }

        /** Within the worst that any alert of the day was late, a missing one proves nothing. */
        private Duration worstLateness() {
            var worst = Duration.ZERO;
            for (var booked : bookings) {
                var raised = byAppointment.getOrDefault(booked.appointmentId(), List.of());
                for (var candidate : ExpectedAlert.of(booked.booking(), zone, clock)) {
                    for (var alert : of(raised, candidate.type())) {
                        var late = Duration.between(candidate.dueAt(), alert.triggeredAt());
                        worst = late.compareTo(worst) > 0 ? late : worst;
                    }
                }
            }
            var limit = punctuality.limitOfSystem();
            return worst.compareTo(limit) < 0 ? worst : limit;
        }

        private void compare(Booked booked, ExpectedAlert candidate, List<RaisedAlert> raised, Duration late) {
            var type = candidate.type().name();
            var window = new Window(candidate, booked.appointmentId(), punctuality);
            if (raised.size() > 1) {
                differs(booked, type, "raised " + raised.size() + " times");
            } else if (window.latestEnd().isBefore(window.earliestDue())) {
                raised.forEach(alert -> differs(
                        booked,
                        type,
                        "raised at %s, although the wait ended at %s and it was due at %s"
                                .formatted(alert.triggeredAt(), candidate.endsAt(), candidate.dueAt())));
            } else if (!window.earliestEnd().isAfter(window.latestDue().plus(late))) {
                tooClose.add("%s: %s, the wait ended %d s after it was due, is %s"
                        .formatted(
                                booked.words(),
                                type,
                                candidate.margin().toSeconds(),
                                raised.isEmpty() ? "not raised" : "raised"));
            } else {
                expected.merge(type, 1L, Long::sum);
                raised.stream()
                        .findFirst()
                        .map(alert -> difference(candidate, window, alert))
                        .orElseGet(() -> Optional.of("due at %s and not raised".formatted(candidate.dueAt())))
                        .ifPresentOrElse(
                                difference -> differs(booked, type, difference),
                                () -> lateness.add(Duration.between(
                                        candidate.dueAt(), raised.get(0).triggeredAt())));
            }
        }

        private Optional<String> difference(ExpectedAlert candidate, Window window, RaisedAlert alert) {
            if (alert.triggeredAt().isBefore(window.earliestDue())
                    || alert.triggeredAt().isAfter(window.latestDue().plus(punctuality.limitOfSystem()))) {
                return Optional.of("due at %s, raised at %s".formatted(candidate.dueAt(), alert.triggeredAt()));
            }
            if (!alert.status().equals("RESOLVED")) {
                return Optional.of("expected RESOLVED, is " + alert.status());
            }
            if (alert.resolvedBy().isPresent()) {
                return Optional.of("nobody resolved it, and yet somebody did");
            }
            return alert.resolvedAt()
                            .filter(at -> !at.isBefore(window.earliestEnd()) && !at.isAfter(window.latestEnd()))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("the wait ended at %s, resolved at %s"
                            .formatted(
                                    candidate.endsAt(),
                                    alert.resolvedAt().map(Instant::toString).orElse("no instant")));
        }

        private void differs(Booked booked, String type, String difference) {
            mismatches.add("%s: %s %s".formatted(booked.words(), type, difference));
        }

        private static List<RaisedAlert> of(List<RaisedAlert> alerts, ExpectedAlert.Type type) {
            return alerts.stream()
                    .filter(alert -> alert.type().equals(type.name()))
                    .toList();
        }
    }
}
