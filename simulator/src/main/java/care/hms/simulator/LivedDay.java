package care.hms.simulator;

import care.hms.simulator.DayAct.Kind;
import care.hms.simulator.Expectation.Arrival;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lives the day as the staff did: every act at its recorded instant on the server's clock, done by the login of the person
 * who did it. The acts of one appointment stay in order; a slow answer delays no other appointment as long as a hand is free.
 */
final class LivedDay implements AutoCloseable {
    /** How a late check-in is refused, whether or not the row is marked already (T11). */
    private static final String TOO_LATE = "appointment.no-show-due";

    private final Clinic clinic;
    private final ServerClock clock;
    private final DayLog log;
    private final ScheduledThreadPoolExecutor hands;
    private final Set<BookedAppointment> unfinished = ConcurrentHashMap.newKeySet();
    private final CountDownLatch visits;

    LivedDay(Clinic clinic, ServerClock clock, DayLog log, int hands, Collection<BookedAppointment> appointments) {
        this.clinic = clinic;
        this.clock = clock;
        this.log = log;
        this.hands = new ScheduledThreadPoolExecutor(hands);
        var visiting = appointments.stream()
                .filter(appointment -> appointment.booking().visit().isPresent())
                .toList();
        this.unfinished.addAll(visiting);
        this.visits = new CountDownLatch(visiting.size());
    }

    /** Begins; the acts are then done by this day's own threads. */
    void begin() {
        hands.prestartAllCoreThreads();
        for (var appointment : unfinished) {
            await(appointment, DayAct.of(appointment.booking(), clinic.zone()));
        }
    }

    /** Waits a while; true when every act is done. */
    boolean isOverWithin(Duration wait) {
        try {
            return visits.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            throw new Stopped();
        }
    }

    /** Gives up on what is still to be done, and says so in the log. */
    void giveUp() {
        var undone = List.copyOf(unfinished);
        hands.shutdownNow();
        undone.forEach(appointment -> log.unexpected(appointment, "visit", "not over when the day had ended"));
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }

    private void await(BookedAppointment appointment, List<DayAct> acts) {
        if (acts.isEmpty()) {
            unfinished.remove(appointment);
            visits.countDown();
            return;
        }
        var planned = clock.nanosOf(acts.get(0).plannedAt());
        var turn = Math.max(planned, System.nanoTime());
        hands.schedule(() -> take(appointment, acts, planned, turn), turn - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void take(BookedAppointment appointment, List<DayAct> acts, long planned, long turn) {
        var act = acts.get(0);
        log.sending(Duration.ofNanos(System.nanoTime() - turn), Duration.ofNanos(turn - planned));
        var goesOn = false;
        try {
            var answer = send(appointment, act.kind());
            log.answered(appointment, act.kind(), Duration.ofNanos(System.nanoTime() - planned));
            goesOn = accept(appointment, act, answer);
        } catch (Stopped stopped) {
            // The day is given up; whoever did that knows what was left.
        } catch (RuntimeException failure) {
            log.unexpected(appointment, act.kind().path(), failure.getMessage());
        }
        await(appointment, goesOn ? acts.subList(1, acts.size()) : List.of());
    }

    private Answer send(BookedAppointment appointment, Kind kind) {
        var booking = appointment.booking();
        return switch (kind) {
            case CHECK_IN -> appointment.put(clinic.reception(), kind.path(), Map.of());
            case VITALS -> appointment.put(clinic.nurse(), kind.path(), Measurements.of(booking.patient()));
            case START, COMPLETE -> appointment.put(clinic.doctorOf(booking), kind.path(), Map.of());
        };
    }

    /** Whether the visit goes on after that answer. */
    private boolean accept(BookedAppointment appointment, DayAct act, Answer answer) {
        var late = Expectation.of(appointment.booking(), clinic.zone()).arrival() == Arrival.LATE;
        var refused = answer.status() == 409 && TOO_LATE.equals(answer.code());
        if (late ? !refused : !answer.isSuccess()) {
            log.unexpected(appointment, act.kind().path(), answer.toString());
        }
        return answer.isSuccess() && !late;
    }
}
