package care.hms.web.live;

import care.hms.Changed;
import care.hms.platform.DomainClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages that are open on this node, by hospital. What they are told comes from the database's own announcements, so
 * it does not matter which node committed it.
 */
@ApplicationScoped
public class Screens {

    private final Map<Session, UUID> sockets = new ConcurrentHashMap<>();

    @Inject
    private DomainClock clock;

    void add(UUID hospital, Session socket) {
        sockets.put(socket, hospital);
        tellTime(socket);
    }

    void remove(Session socket) {
        sockets.remove(socket);
    }

    void onChange(@Observes Changed change) {
        var message = message(change).toString();
        sockets.forEach((socket, hospital) -> {
            if (change.hospitalId() == null || change.hospitalId().equals(hospital)) {
                send(socket, message);
            }
        });
    }

    void tellTime(Session socket) {
        send(
                socket,
                time(Json.createObjectBuilder().add("kind", "TIME")).build().toString());
    }

    /** Every word brings the time along: a clock that was set ahead is followed with the first change after it. */
    private JsonObject message(Changed change) {
        var words = Json.createObjectBuilder().add("kind", change.kind().name()).add("version", change.version());
        if (change.id() != null) {
            words.add("id", change.id().toString());
        }
        return time(words).build();
    }

    private JsonObjectBuilder time(JsonObjectBuilder words) {
        return words.add("now", clock.now().toEpochMilli())
                .add("speed", clock.speed())
                .add("running", clock.running());
    }

    private void send(Session socket, String message) {
        if (socket.isOpen()) {
            socket.getAsyncRemote().sendText(message);
        } else {
            remove(socket);
        }
    }
}
