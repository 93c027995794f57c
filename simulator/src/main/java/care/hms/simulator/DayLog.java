package care.hms.simulator;

import care.hms.simulator.DayAct.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What happened while the day was lived: acts done, answers nobody expected, and how punctual this program was. */
final class DayLog {

    /** An answer that the recording gave no reason to expect. */
    record Unexpected(BookedAppointment appointment, String act, String answer) {
        @Override
        public String toString() {
            return "line %d, %s, appointment %s, %s: %s"
                    .formatted(
                            appointment.booking().line(), appointment.booking().slot(), appointment.id(), act, answer);
        }
    }

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong worstLateNanos = new AtomicLong();
    private final AtomicLong worstHeldNanos = new AtomicLong();
    private final AtomicLong worstDriftNanos = new AtomicLong();
    private final List<Unexpected> unexpected = new ArrayList<>();
    private final Map<Done, Duration> delays = new ConcurrentHashMap<>();

    private record Done(String appointmentId, Kind act) {}

    /**
     * An act is about to be sent.
     *
     * @param late how long after its turn, in real time
     * @param held how long its turn had to wait for the answer to the act before, in real time
     */
    void sending(Duration late, Duration held) {
        done.incrementAndGet();
        worstLateNanos.accumulateAndGet(late.toNanos(), Math::max);
        worstHeldNanos.accumulateAndGet(held.toNanos(), Math::max);
    }

    /**
     * An act was answered: it took effect some time before.
     *
     * @param delay after its recorded instant, in real time
     */
    void answered(BookedAppointment appointment, Kind act, Duration delay) {
        delays.put(new Done(appointment.id(), act), delay);
    }

    /** How long after its recorded instant an act took effect at the latest, in real time; zero if it never did. */
    Duration delay(String appointmentId, Kind act) {
        return delays.getOrDefault(new Done(appointmentId, act), Duration.ZERO);
    }

    /** The server's clock differs, or may differ, by that much real time from what this program takes it to show. */
    void drifted(Duration drift) {
        worstDriftNanos.accumulateAndGet(drift.toNanos(), Math::max);
    }

    synchronized void unexpected(BookedAppointment appointment, String act, String answer) {
        unexpected.add(new Unexpected(appointment, act, answer));
    }

    synchronized List<Unexpected> unexpected() {
        return List.copyOf(unexpected);
    }

    int done() {
        return done.get();
    }

    /** The worst by which this program itself missed an instant, in real time: sent late, by a clock read wrongly. */
    Duration jitter() {
        return Duration.ofNanos(worstLateNanos.get() + worstDriftNanos.get());
    }

    /** The longest an act waited for the server's answer to the act before it, in real time. */
    Duration held() {
        return Duration.ofNanos(worstHeldNanos.get());
    }
}
