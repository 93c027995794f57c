package care.hms.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the installation says about the reader of its metrics. */
final class MetricsSettings {

    private MetricsSettings() {}

    /** HMS_METRICS_TOKEN, or what the file HMS_METRICS_TOKEN_FILE holds; without either the metrics are closed. */
    static MetricsToken token() {
        var config = ConfigProvider.getConfig();
        return new MetricsToken(config.getOptionalValue("HMS_METRICS_TOKEN", String.class)
                .or(() -> config.getOptionalValue("HMS_METRICS_TOKEN_FILE", String.class)
                        .map(MetricsSettings::content)));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("HMS_METRICS_TOKEN_FILE cannot be read", e);
        }
    }
}
