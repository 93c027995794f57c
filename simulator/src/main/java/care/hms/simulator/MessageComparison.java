package care.hms.simulator;

import care.hms.simulator.Comparison.Booked;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The system's outbox against what must stand in it: each message once, with the right outcome, and no other.
 *
 * @param expected how many of each kind
 * @param found how many of each kind and outcome stand there, whatever they are about
 * @param mismatches what differs, in words
 */
record MessageComparison(Map<String, Long> expected, Map<String, Long> found, List<String> mismatches) {

    /**
     * @param bookings those whose outcome can be called
     * @param uncallable the appointments of the others, whose messages count neither way
     */
    static MessageComparison of(
            Collection<Booked> bookings, Set<String> uncallable, Collection<WrittenMessage> messages, ZoneId zone) {
        var expected = new TreeMap<String, Long>();
        var mismatches = new ArrayList<String>();
        var byAppointment = messages.stream().collect(Collectors.groupingBy(WrittenMessage::appointmentId));
        var strangers = new HashSet<>(byAppointment.keySet());
        strangers.removeAll(uncallable);
        for (var booked : bookings) {
            strangers.remove(booked.appointmentId());
            var wanted = ExpectedMessage.of(booked.booking(), zone);
            wanted.forEach(message -> expected.merge(message.kind(), 1L, Long::sum));
            differences(wanted, byAppointment.getOrDefault(booked.appointmentId(), List.of()))
                    .forEach(difference -> mismatches.add(booked.words() + ": " + difference));
        }
        strangers.forEach(id -> byAppointment
                .get(id)
                .forEach(message -> mismatches.add("%s about %s: nobody expected it"
                        .formatted(message.kind(), id.isEmpty() ? "no appointment" : "appointment " + id))));
        return new MessageComparison(
                expected,
                messages.stream()
                        .collect(Collectors.groupingBy(
                                message -> message.kind() + " " + message.outcome(),
                                TreeMap::new,
                                Collectors.counting())),
                List.copyOf(mismatches));
    }

    private static List<String> differences(List<ExpectedMessage> wanted, List<WrittenMessage> written) {
        var differences = new ArrayList<String>();
        var unwanted = written.stream()
                .collect(Collectors.groupingBy(WrittenMessage::kind, TreeMap::new, Collectors.toList()));
        for (var message : wanted) {
            var found = unwanted.getOrDefault(message.kind(), List.of());
            unwanted.remove(message.kind());
            if (found.size() != 1) {
                differences.add("%s expected once, is there %d times".formatted(message.kind(), found.size()));
            } else if (!found.get(0).outcome().equals(message.outcome())) {
                differences.add("%s expected %s, is %s"
                        .formatted(
                                message.kind(), message.outcome(), found.get(0).outcome()));
            }
        }
        unwanted.values().forEach(found -> differences.add(found.get(0).kind() + ": nobody expected it"));
        return differences;
    }
}
