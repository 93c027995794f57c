package care.hms.web.live;

import care.hms.platform.Callers;
import care.hms.platform.DomainClock;
import care.hms.platform.SignInSession;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.UUID;

/**
 * A page's socket, which {@link LiveDoor} has let in. It belongs to the hospital of its path, tells ids and never what anybody is called, and
 * answers each word of the page with the time: a page that hears nothing knows that the socket is lost. With each word it
 * asks, too, whether its person is still signed in.
 */
@ServerEndpoint(value = LiveDoor.PATH + "{hospital}", configurator = LiveEndpoint.Handshake.class)
public class LiveEndpoint {

    private static final int LONGEST_MESSAGE = 64;

    /** More than two missed words of the page. */
    private static final long MILLIS_WITHOUT_A_WORD = 45_000;

    private static final String SESSION = HttpSession.class.getName();

    /** Remembers to whose session the socket belongs. */
    public static class Handshake extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig socket, HandshakeRequest request, HandshakeResponse response) {
            socket.getUserProperties().put(SESSION, request.getHttpSession());
        }
    }

    @OnOpen
    public void open(@PathParam("hospital") String hospital, Session socket) {
        socket.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        socket.setMaxIdleTimeout(MILLIS_WITHOUT_A_WORD);
        screens().add(UUID.fromString(hospital), socket);
    }

    @OnMessage
    public void answer(String word, Session socket) throws IOException {
        var session = (HttpSession) socket.getUserProperties().get(SESSION);
        if (SignInSession.isOver(session, a(Callers.class), a(DomainClock.class).realNow())) {
            socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "signed out"));
        } else {
            screens().tellTime(socket);
        }
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
        return a(Screens.class);
    }

    private static <T> T a(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
