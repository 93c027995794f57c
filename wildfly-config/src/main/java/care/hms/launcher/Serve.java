package care.hms.launcher;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts the system and stays with it until it is told to stop. */
final class Serve {

    private Serve() {}

    static int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new WrongUsage("The system is started without arguments; settings come from the environment.");
        }
        var installation = Installation.find();
        var settings = new SettingsReader(System.getenv(), installation, System.console() != null).read();
        // JSON lines are for machines: whatever people should read stays out of them.
        var people = settings.logFormat() == LogFormat.JSON ? System.err : System.out;
        var progress = new Progress(people);
        var console = new Console(settings.logFormat() == LogFormat.JSON);
        progress.say("HMS No-Show");
        // Closed last: the server may still have something to send.
        try (var gateway =
                        settings.needsLocalGateway() ? LocalGateway.start(installation, settings.gatewayPort()) : null;
                var server = new HmsServer(
                        installation,
                        DemoPassword.settle(gateway == null ? settings : settings.passingOn(gateway.settings())),
                        progress,
                        console,
                        List.of())) {
            try {
                server.start();
                console.open();
                settings.tls()
                        .flatMap(tls -> TlsKeyStore.warning(tls, Clock.systemUTC()))
                        .ifPresent(progress::say);
                if (!server.isClosing()) {
                    Addresses.print(
                            server, settings, Optional.ofNullable(gateway).map(LocalGateway::url), progress);
                }
                var code = server.awaitEnd();
                if (server.isClosing()) {
                    return 0;
                }
                throw new StartFailed(
                        "The server ended by itself with code " + code + "; its log is " + server.log() + ".");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Main.FAILED;
            } catch (StartFailed e) {
                progress.endLine();
                if (server.isClosing()) {
                    return 0;
                }
                throw e;
            }
        }
    }

    /** The server's own lines: machines get all of them, people none while they read the progress. */
    private static final class Console implements Consumer<String> {

        private final PrintStream out = System.out;
        private volatile boolean open;

        Console(boolean open) {
            this.open = open;
        }

        void open() {
            open = true;
        }

        @Override
        public void accept(String line) {
            if (open) {
                out.println(line);
            }
        }
    }
}
