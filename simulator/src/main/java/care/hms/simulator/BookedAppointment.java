package care.hms.simulator;

import java.util.Map;

/**
 * A recorded booking that stands in the system, with the version this program saw last. One thread at a time acts on it.
 */
final class BookedAppointment {
    private final RecordedBooking booking;
    private final String id;
    private volatile String etag;

    private BookedAppointment(RecordedBooking booking, String id, String etag) {
        this.booking = booking;
        this.id = id;
        this.etag = etag;
    }

    /** From the answer to its booking. */
    static BookedAppointment of(RecordedBooking booking, Answer created) {
        return new BookedAppointment(
                booking, created.data().path("id").asText(), created.etag().orElse(""));
    }

    RecordedBooking booking() {
        return booking;
    }

    String id() {
        return id;
    }

    /**
     * Changes the appointment. The system may have changed it since we last saw it: then it is read again and the change
     * tried once more, as a person at the desk would.
     */
    Answer put(Login who, String action, Object body) {
        var answer = putOnce(who, action, body);
        if (answer.isStale()) {
            see(who.get("/appointments/" + id));
            answer = putOnce(who, action, body);
        }
        return answer;
    }

    private Answer putOnce(Login who, String action, Object body) {
        var answer = who.send("PUT", "/appointments/" + id + "/" + action, body, Map.of("If-Match", etag));
        see(answer);
        return answer;
    }

    private void see(Answer answer) {
        if (answer.isSuccess()) {
            answer.etag().ifPresent(version -> etag = version);
        }
    }
}
