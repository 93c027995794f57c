package care.hms.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The server's simulated clock as seen from here: where it stood at one instant of the local monotonic time, and how fast it
 * runs.
 *
 * @param anchor what the server's clock showed
 * @param anchorNanos when it did, on {@link System#nanoTime()}
 * @param speed simulated seconds in a real second
 * @param uncertainty by how much, in real time, the reading may be wrong
 */
record ServerClock(Instant anchor, long anchorNanos, int speed, Duration uncertainty) {
    private static final int READINGS = 5;

    /** Sets the clock and lets it run. */
    static ServerClock start(Login system, Instant now, int speed) {
        ClinicSetup.require(
                "start the clock",
                system.put("/clock", Map.of("now", now.toString(), "speed", speed, "running", true)));
        return read(system, speed);
    }

    /** Stands the clock at an instant and keeps it there; it must not have to go back. */
    static void standAt(Login system, Instant now) {
        var state = ClinicSetup.require("read the clock", system.get("/clock")).data();
        if (!state.path("simulated").asBoolean()) {
            throw new ReplayFault("the server runs on real time; a replay needs a server with a simulated clock");
        }
        var shown = Instant.parse(state.path("now").asText());
        if (shown.isAfter(now)) {
            throw new ReplayFault(
                    "the server's clock shows %s, after the beginning of the day at %s, and never goes back"
                            .formatted(shown, now));
        }
        ClinicSetup.require("set the clock", system.put("/clock", Map.of("now", now.toString(), "running", false)));
    }

    /** Of several readings the one that took least time says most exactly when the server's clock showed what it did. */
    private static ServerClock read(Login system, int speed) {
        ServerClock best = null;
        for (var i = 0; i < READINGS; i++) {
            var before = System.nanoTime();
            var answer = ClinicSetup.require("read the clock", system.get("/clock"));
            var took = System.nanoTime() - before;
            var reading = new ServerClock(
                    Instant.parse(answer.data().path("now").asText()),
                    before + took / 2,
                    speed,
                    Duration.ofNanos(took / 2));
            if (best == null || reading.uncertainty().compareTo(best.uncertainty()) < 0) {
                best = reading;
            }
        }
        return best;
    }

    /** What the server's clock shows at that local time. */
    Instant at(long nanos) {
        return anchor.plusNanos((nanos - anchorNanos) * speed);
    }

    /** The local time at which the server's clock shows the instant. */
    long nanosOf(Instant instant) {
        return anchorNanos + Duration.between(anchor, instant).toNanos() / speed;
    }

    /**
     * How far a reading taken between two local times lies outside what this clock says, in real time: zero as long as
     * both run alike.
     */
    Duration drift(Instant shown, long before, long after) {
        var simulated = shown.isBefore(at(before))
                ? Duration.between(shown, at(before))
                : shown.isAfter(at(after)) ? Duration.between(at(after), shown) : Duration.ZERO;
        return simulated.dividedBy(speed);
    }
}
