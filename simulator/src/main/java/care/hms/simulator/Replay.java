package care.hms.simulator;

import care.hms.simulator.Comparison.Booked;
import care.hms.simulator.Expectation.Arrival;
import care.hms.simulator.Expectation.Status;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replays a recorded clinic day against a running server: loads its bookings while the clock stands still, lives the day on
 * simulated time, and compares the rows with what the recording says must be true.
 */
public final class Replay {
    private static final int LOADERS = 8;
    /** Enough that an answer of a second at the highest speed still leaves hands free for the other appointments. */
    private static final int HANDS = 48;

    private static final int PAGE = 200;
    /** Real time from the start of the clock to the first thing that happens, for reading the clock and getting ready. */
    private static final Duration LEAD = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(500);
    /** Simulated time that passes after the last thing that happens. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);

    private final ReplayOptions options;
    private final Progress progress;
    private final RecordedDay day;
    private final DayLog log = new DayLog();
    private final DayPlan plan;

    private Replay(ReplayOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.day = options.recordedDay();
        this.plan = new DayPlan(day, options.zone());
    }

    /**
     * Replays to the end.
     *
     * @throws RecordingFault when the recording cannot be replayed
     * @throws ReplayFault when the server cannot be reached or refuses what the replay needs
     * @throws Stopped when the thread is interrupted
     */
    public static ReplayReport run(ReplayTarget target, ReplayOptions options, Progress progress) {
        return new Replay(options, progress).run(target);
    }

    private ReplayReport run(ReplayTarget target) {
        var api = new HmsApi(target.server(), Clock.systemUTC());
        var system = Login.signIn(api, target.username(), target.password());
        ServerClock.standAt(system, plan.midnight());
        var loaded = load(api, system);
        var clinic = loaded.clinic();
        var clock = ServerClock.start(system, start(), options.speed());
        log.drifted(clock.uncertainty());
        try (var lived = new LivedDay(clinic, clock, log, HANDS, loaded.appointments())) {
            lived.begin();
            watch(lived, clinic, clock);
        }
        awaitMarks(clinic, clock);
        awaitMessages(clinic);
        var report = report(clinic, loaded.appointments());
        progress.endLine();
        return report;
    }

    private record Loaded(Clinic clinic, List<BookedAppointment> appointments) {}

    private Loaded load(HmsApi api, Login system) {
        try (var crew = new Crew(LOADERS, progress)) {
            var clinic = new ClinicSetup(api, system, crew).make(day, options.zone(), options.alertClock());
            var appointments = new Desk(clinic, crew).load(day);
            progress.say("loaded %d bookings of %d doctors and %d patients into hospital %s"
                    .formatted(
                            appointments.size(),
                            clinic.doctors().size(),
                            clinic.patientIds().size(),
                            clinic.code()));
            return new Loaded(clinic, appointments);
        }
    }

    /** Until the recorded day and everything that is due on it have passed; what is then still undone is given up. */
    private void watch(LivedDay lived, Clinic clinic, ServerClock clock) {
        var end = clock.nanosOf(plan.last().plus(AFTERWARDS));
        while (!lived.isOverWithin(LOOK)
                && System.nanoTime() < end + options.patience().toNanos()) {
            look(clinic, clock);
        }
        lived.giveUp();
        while (System.nanoTime() < end) {
            look(clinic, clock);
            pause();
        }
    }

    /** The last marks may still be on their way; whatever is not there after a while will not come. */
    private void awaitMarks(Clinic clinic, ServerClock clock) {
        var end = System.nanoTime() + options.patience().toNanos();
        while (look(clinic, clock) < plan.count(Status.NO_SHOW) && System.nanoTime() < end) {
            pause();
        }
    }

    /** The last SMS may still be on their way; one that never leaves stays PENDING and differs. */
    private void awaitMessages(Clinic clinic) {
        var end = System.nanoTime() + options.patience().toNanos();
        while (waiting(clinic, "PENDING") + waiting(clinic, "SENDING") > 0 && System.nanoTime() < end) {
            pause();
        }
    }

    private static int waiting(Clinic clinic, String status) {
        return ClinicSetup.require(
                        "count the messages that wait",
                        clinic.administrator().get("/notifications/outbox?page=0&size=1&status=" + status))
                .body()
                .path("total")
                .asInt();
    }

    /** Shows how far the day is, checks the clock, and keeps the logins alive; answers the no-shows there are. */
    private int look(Clinic clinic, ServerClock clock) {
        clinic.logins().forEach(Login::renewIfEndingSoon);
        var before = System.nanoTime();
        var answer = ClinicSetup.require(
                "count the no-shows",
                clinic.administrator().get("/appointments?date=%s&status=NO_SHOW&page=0&size=1".formatted(day.date())));
        var after = System.nanoTime();
        answer.clock().ifPresent(shown -> log.drifted(clock.drift(shown, before, after)));
        var marked = answer.body().path("total").asInt();
        progress.show("%s  acts %d/%d  no-shows %d/%d  jitter %d ms"
                .formatted(
                        DateTimeFormatter.ofPattern("HH:mm:ss")
                                .withZone(options.zone())
                                .format(clock.at(after)),
                        log.done(),
                        plan.acts(),
                        marked,
                        plan.count(Status.NO_SHOW),
                        log.jitter().toMillis()));
        return marked;
    }

    /** All pages of a list that nobody changes any more. */
    private static <T> List<T> all(Login who, String what, String path, Function<JsonNode, T> reading) {
        var all = new ArrayList<T>();
        var separator = path.contains("?") ? '&' : '?';
        for (var page = 0; ; page++) {
            var answer = ClinicSetup.require(
                    "read " + what, who.get("%s%cpage=%d&size=%d".formatted(path, separator, page, PAGE)));
            answer.data().forEach(one -> all.add(reading.apply(one)));
            if (answer.data().isEmpty()
                    || all.size() >= answer.body().path("total").asInt()) {
                return all;
            }
        }
    }

    private ReplayReport report(Clinic clinic, List<BookedAppointment> appointments) {
        var who = clinic.administrator();
        var rows = all(who, "the appointments", "/appointments?date=" + day.date(), Row::of);
        var alerts = all(
                who,
                "the alerts",
                "/no-show/alerts?status=ACTIVE&status=ACKNOWLEDGED&status=RESOLVED",
                RaisedAlert::of);
        var messages = all(who, "the messages", "/notifications/outbox", WrittenMessage::of);
        var punctuality = new Punctuality(options.speed(), log.jitter(), log::delay);
        var booked = appointments.stream()
                .map(appointment -> new Booked(appointment.booking(), appointment.id()))
                .toList();
        var comparison = Comparison.of(booked, rows, clinic.zone(), punctuality.ofReplay());
        var tooClose =
                comparison.tooClose().stream().map(Comparison.TooClose::booking).collect(Collectors.toSet());
        var callable =
                booked.stream().filter(one -> !tooClose.contains(one.booking())).toList();
        var uncallable = booked.stream()
                .filter(one -> tooClose.contains(one.booking()))
                .map(Booked::appointmentId)
                .collect(Collectors.toSet());
        return new ReplayReport(
                day.date(),
                options.speed(),
                booked.size(),
                plan.count(Arrival.IN_TIME) + plan.count(Arrival.LATE),
                plan.count(Arrival.LATE),
                plan.count(Status.CANCELLED),
                plan.count(Status.NO_SHOW),
                (int) rows.stream()
                        .filter(row -> row.status().equals(Status.NO_SHOW.name()))
                        .count(),
                comparison.mismatches(),
                comparison.tooClose().stream()
                        .map(Comparison.TooClose::toString)
                        .toList(),
                comparison.lateness(),
                options.alertClock(),
                AlertComparison.of(callable, alerts, clinic.zone(), options.alertClock(), punctuality),
                MessageComparison.of(callable, uncallable, messages, clinic.zone()),
                unexpected(tooClose),
                log.jitter(),
                log.held());
    }

    private List<String> unexpected(Set<RecordedBooking> tooClose) {
        return log.unexpected().stream()
                .filter(answer -> !tooClose.contains(answer.appointment().booking()))
                .map(DayLog.Unexpected::toString)
                .toList();
    }

    /** The clock starts a little before the first thing that happens, and never before the day. */
    private Instant start() {
        var early = plan.first().minus(LEAD.multipliedBy(options.speed()));
        return early.isBefore(plan.midnight()) ? plan.midnight() : early;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException interrupted) {
            throw new Stopped();
        }
    }
}
