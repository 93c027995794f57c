package care.hms.web.live;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.UUID;

/**
 * A page's socket, which {@link LiveDoor} has let in. It belongs to the hospital of its path, tells ids and never what anybody is called, and
 * answers each word of the page with the time: a page that hears nothing knows that the socket is lost.
 */
@ServerEndpoint(LiveDoor.PATH + "{hospital}")
public class LiveEndpoint {

    private static final int LONGEST_MESSAGE = 64;

    /** More than two missed words of the page. */
    private static final long MILLIS_WITHOUT_A_WORD = 45_000;

    @OnOpen
    public void open(@PathParam("hospital") String hospital, Session socket) {
        socket.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        socket.setMaxIdleTimeout(MILLIS_WITHOUT_A_WORD);
        screens().add(UUID.fromString(hospital), socket);
    }

    @OnMessage
    public void answer(String word, Session socket) {
        screens().tellTime(socket);
    }

    @OnClose
    public void close(Session socket) {
        screens().remove(socket);
    }

    /** A page that went away in the middle of a word. */
    @OnError
    public void fail(Session socket, Throwable gone) {
        screens().remove(socket);
    }

    private static Screens screens() {
        return CDI.current().select(Screens.class).get();
    }
}
