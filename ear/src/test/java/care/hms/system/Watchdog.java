package care.hms.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The watchdog as a process of its own, with a mail server and a place to publish to; its intervals are short. */
final class Watchdog implements AutoCloseable {

    private static final Path JAR = Path.of("..", "monitoring", "target", "watchdog.jar");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final PublishedMetrics metrics = new PublishedMetrics();
    private final Process process;

    Watchdog(URI backend, String key, Path folder) {
        mail.start();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--every=8",
                        "--connect-timeout=1",
                        "--timeout=5",
                        "--retry-pause=1",
                        "--attempts=1",
                        "--cloudwatch")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("watchdog.log").toFile());
        builder.environment().putAll(metrics.environment());
        builder.environment().put("WATCHDOG_URL", backend.toString());
        builder.environment().put("CRON_API_KEY", key);
        builder.environment().put("HMS_SMTP_HOST", "127.0.0.1");
        builder.environment().put("HMS_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        builder.environment().put("HMS_MAIL_FROM", "watchdog@hospital.example");
        builder.environment().put("HMS_OPERATIONS_MAIL", "admin@hospital.example");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code CronHealthStatus} of each check, the oldest first. */
    List<Integer> statuses() {
        return metrics.statuses();
    }

    /** The subjects of the mails that have arrived, in their order. */
    List<String> subjects() {
        return Stream.of(mail.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getSubject();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    String lastMail() {
        var all = mail.getReceivedMessages();
        try {
            return all[all.length - 1].getContent().toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        mail.stop();
        metrics.close();
    }
}
