package care.hms.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Looks at TCP ports of this machine. */
final class Ports {

    private static final int MILLIS_TO_ANSWER = 500;

    private Ports() {}

    /**
     * Refuses a port on which somebody already listens.
     *
     * @param purpose who wants it, as the start of a sentence
     * @param setting the setting that moves it
     * @throws StartFailed when it is taken
     */
    static void requireFree(int port, String purpose, String setting) {
        if (isAnswered(port) || !isBindable(port)) {
            throw new StartFailed(purpose + " cannot have port " + port
                    + ": something on this machine already listens there. Stop that, or choose another port with "
                    + setting + ".");
        }
    }

    /** A port that is free now; another program may still be faster. */
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on this machine", e);
        }
    }

    /** Binding alone does not tell: another address of the machine may hold the port and be asked first. */
    private static boolean isAnswered(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS_TO_ANSWER);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isBindable(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
