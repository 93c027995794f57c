package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The process timer against staff, a hundred rounds each: the act arrives at a random moment around the deadline, and
 * one of the two wins, never both (decisions A6, A7, T11).
 */
class RacesIT {

    private static final int ROUNDS = 100;
    private static final int AT_ONCE = 10;
    private static final int MOST_WAVES = 16;
    private static final Duration RUN_UP = Duration.ofMillis(400);

    @Test
    void timerAgainstCheckIn() throws Exception {
        var race = race(
                120,
                (clinic, id, etag) ->
                        clinic.reception.put("/appointments/" + id + "/check-in", Map.of(), "If-Match", etag));
        for (var round : race.rounds) {
            if (round.answer.status() == 200) {
                assertThat(race.outcome(round)).isEqualTo("CHECKED_IN, 0 logs, in Task_WaitForVitals");
            } else {
                round.answer.refuses(409, "appointment.no-show-due");
                assertThat(race.outcome(round)).isEqualTo("NO_SHOW, 1 logs, in nothing");
            }
        }
        race.requireBothOutcomes();
    }

    @Test
    void timerAgainstCancel() throws Exception {
        var race = race(
                120,
                (clinic, id, etag) ->
                        clinic.reception.put("/appointments/" + id + "/cancel", Map.of(), "If-Match", etag));
        for (var round : race.rounds) {
            if (round.answer.status() == 200) {
                assertThat(race.outcome(round)).isEqualTo("CANCELLED, 0 logs, in nothing");
            } else {
                round.answer.refuses(409, "appointment.no-show-due");
                assertThat(race.outcome(round)).isEqualTo("NO_SHOW, 1 logs, in nothing");
            }
        }
        race.requireBothOutcomes();
    }

    @Test
    void timerAgainstMarkingByHand() throws Exception {
        // Marking by hand is legal before and after the deadline: only the timer's own speed decides.
        var race = race(
                400, (clinic, id, etag) -> clinic.reception.post("/no-show/" + id, Map.of("reason", "MANUAL_STAFF")));
        for (var round : race.rounds) {
            var reason = race.clinic.rows.one("select reason from no_show_logs where appointment_id = ?", round.id);
            if (round.answer.status() == 200) {
                assertThat(reason).isEqualTo("MANUAL_STAFF");
            } else {
                round.answer.refuses(409, "appointment.illegal-transition");
                assertThat(reason).isEqualTo("AUTO_TIMEOUT");
            }
            assertThat(race.outcome(round)).isEqualTo("NO_SHOW, 1 logs, in nothing");
        }
        race.requireBothOutcomes();
    }

    private interface Act {
        Api.Answer on(Clinic clinic, UUID appointment, String etag);
    }

    private record Round(UUID id, Api.Answer answer) {}

    private record Race(Clinic clinic, List<Round> rounds) {

        String outcome(Round round) {
            var logs = clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", round.id);
            var activities = clinic.activities(round.id);
            return clinic.status(round.id) + ", " + logs + " logs, in "
                    + (activities.isEmpty() ? "nothing" : String.join(" ", activities));
        }

        void requireBothOutcomes() {
            assertThat(rounds).hasSizeGreaterThanOrEqualTo(ROUNDS);
            assertThat(isOneSided(rounds)).as("one side always wins").isFalse();
        }
    }

    private static boolean isOneSided(List<Round> rounds) {
        return rounds.stream()
                        .map(round -> round.answer.status() == 200)
                        .distinct()
                        .count()
                < 2;
    }

    private static Race race(int spreadMillis, Act act) throws Exception {
        var clinic = Clinic.open();
        var doctors = new ArrayList<Clinic.Doctor>();
        var patients = new ArrayList<UUID>();
        for (int i = 0; i < AT_ONCE; i++) {
            patients.add(clinic.patient());
            doctors.add(clinic.doctorWhoDoesNotSignIn(5));
        }
        var rounds = new ArrayList<Round>();
        var starters = Executors.newScheduledThreadPool(AT_ONCE);
        try {
            // A race that one side always wins proves nothing: a wave that went to one side alone moves the aim of the
            // next one towards the other, since a slow machine is late with its timers, or with its answers.
            int aimMillis = 0;
            for (int wave = 0; rounds.size() < ROUNDS || (isOneSided(rounds) && wave < MOST_WAVES); wave++) {
                var run = wave(clinic, doctors, patients, wave, aimMillis, spreadMillis, act, starters);
                if (isOneSided(run)) {
                    aimMillis += run.get(0).answer.status() == 200 ? spreadMillis : -spreadMillis;
                }
                rounds.addAll(run);
            }
        } finally {
            starters.shutdownNow();
        }
        return new Race(clinic, rounds);
    }

    private static List<Round> wave(
            Clinic clinic,
            List<Clinic.Doctor> doctors,
            List<UUID> patients,
            int wave,
            int aimMillis,
            int spreadMillis,
            Act act,
            ScheduledExecutorService starters)
            throws Exception {
        var booked = new HashMap<UUID, String>();
        Instant due = null;
        for (int i = 0; i < AT_ONCE; i++) {
            // Each second slot, since the clock stands at the end of the last one, and who books late gets more time.
            var slot = clinic.slots(doctors.get(i)).get(2 * wave);
            due = slot.endsAt();
            var id = clinic.book(slot, patients.get(i));
            assertThat(clinic.rows.count(
                            "select count(*) from appointments where id = ? and no_show_due_at = ?::timestamptz",
                            id,
                            due.toString()))
                    .isEqualTo(1);
            booked.put(id, clinic.reception.get("/appointments/" + id).etag());
        }
        var runUp = RUN_UP.plusMillis(Math.max(0, -aimMillis));
        clinic.jumpToJustBefore(due, runUp);
        var jumped = System.nanoTime();
        var answers = new HashMap<UUID, ScheduledFuture<Api.Answer>>();
        booked.forEach((id, etag) -> {
            var offset = aimMillis + ThreadLocalRandom.current().nextInt(-spreadMillis, spreadMillis + 1);
            var at = jumped + runUp.plusMillis(offset).toNanos() - System.nanoTime();
            Callable<Api.Answer> call = () -> act.on(clinic, id, etag);
            answers.put(id, starters.schedule(call, at, TimeUnit.NANOSECONDS));
        });
        var rounds = new ArrayList<Round>();
        for (var answer : answers.entrySet()) {
            rounds.add(new Round(answer.getKey(), answer.getValue().get()));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rounds.stream().noneMatch(round -> isStillExpected(clinic, round.id)));
        return rounds;
    }

    /** Settled in the row and followed by the instance. */
    private static boolean isStillExpected(Clinic clinic, UUID id) {
        return Set.of("SCHEDULED", "CONFIRMED").contains(clinic.status(id))
                || clinic.activities(id).contains("Task_WaitForArrival");
    }
}
