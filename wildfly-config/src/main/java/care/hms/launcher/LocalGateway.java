package care.hms.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The stand-in for an SMS gateway as a child process: a demo tells its patients nothing, but shows on a page what they
 * would be told. It ends with this process, whatever ends that.
 */
public final class LocalGateway implements AutoCloseable {

    private static final String MAIN = "care.hms.gateway.Main";
    private static final String ACCOUNT = "demo";

    /** It shall outlive the server's last messages: Ctrl-C, which reaches every process of a terminal, is not for it. */
    private static final String DEAF_TO_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    private final Process process;
    private final URI url;
    private final String token;

    private LocalGateway(Process process, URI url, String token) {
        this.process = process;
        this.url = url;
        this.token = token;
    }

    /**
     * Starts one.
     *
     * @param port 0 takes any that is free
     * @throws StartFailed when it does not answer
     */
    static LocalGateway start(Installation installation, int port) {
        return start(installation, port, Passwords.forMachines());
    }

    /** Starts another one that takes the place of this one, which has ended: same address, same token, no messages. */
    public LocalGateway again() {
        return start(Installation.find(), url.getPort(), token);
    }

    /** Starts one for tests, on any port that is free. */
    public static LocalGateway start() {
        return start(Installation.find(), 0);
    }

    private static LocalGateway start(Installation installation, int port, String token) {
        if (port != 0) {
            Ports.requireFree(port, "The local SMS gateway", "HMS_GATEWAY_PORT");
        }
        var simulator = installation.simulator();
        var builder = new ProcessBuilder(List.of(
                "/bin/sh",
                "-c",
                DEAF_TO_THE_TERMINAL,
                "hms-gateway",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                simulator.resolve("simulator.jar") + File.pathSeparator + simulator.resolve("lib") + "/*",
                MAIN));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HMS_GATEWAY_PORT", String.valueOf(port));
        builder.environment().put("HMS_SMS_ACCOUNT", ACCOUNT);
        builder.environment().put("HMS_SMS_TOKEN", token);
        try {
            var process = builder.start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var address = lines.readLine();
            if (address == null) {
                throw new StartFailed("The local SMS gateway does not start.");
            }
            return new LocalGateway(process, URI.create(address), token);
        } catch (IOException e) {
            throw new StartFailed("The local SMS gateway cannot be run.", e);
        }
    }

    /** Where it answers, and shows what it was given. */
    public URI url() {
        return url;
    }

    /** The settings of a server that sends through it. */
    public Map<String, String> settings() {
        return Map.of(
                "HMS_SMS_URL",
                url.toString(),
                "HMS_SMS_FROM",
                "HMS-DEMO",
                "HMS_SMS_ACCOUNT",
                ACCOUNT,
                "HMS_SMS_TOKEN",
                token);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
