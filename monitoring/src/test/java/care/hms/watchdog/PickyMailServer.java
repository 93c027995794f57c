package care.hms.watchdog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that knows one address not, which the one of the other tests cannot be told. */
final class PickyMailServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final String unknown;

    PickyMailServer(String unknown) throws IOException {
        this.unknown = unknown;
        var thread = new Thread(this::serve, "picky mail server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Subject and addresses of each mail. */
    List<String> taken() {
        return taken;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client or the test has gone.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8);
        var recipients = new ArrayList<String>();
        say(out, "220 here");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:")) {
                var address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                if (address.equals(unknown)) {
                    say(out, "550 no such user");
                    continue;
                }
                recipients.add(address);
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                taken.add(subject(in) + " for " + String.join(", ", recipients));
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            }
            say(out, "250 fine");
        }
    }

    private static String subject(BufferedReader in) throws IOException {
        var subject = "";
        for (var line = in.readLine(); !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Subject: ")) {
                subject = line.substring("Subject: ".length());
            }
        }
        return subject;
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
