package care.hms.watchdog;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whom to call, how long to wait, and what to tell about it: the same on a host and as a function. */
final class BackendOptions {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "the application's address, such as https://hms.example (WATCHDOG_URL)")
    private URI url;

    @Option(
            names = "--plain-http",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            defaultValue = "false",
            description = "let the key travel unencrypted to another machine (WATCHDOG_PLAIN_HTTP)")
    private boolean plainHttp;

    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            converter = Seconds.class,
            description = "to resolve the name, and to connect (WATCHDOG_CONNECT_TIMEOUT; ${DEFAULT-VALUE})")
    private Duration toConnect;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = Seconds.class,
            description = "for one call, the run included (WATCHDOG_TIMEOUT; ${DEFAULT-VALUE})")
    private Duration toAnswer;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "2",
            description = "calls in one check, when no answer comes, 1 to 5 (WATCHDOG_ATTEMPTS; ${DEFAULT-VALUE})")
    private int attempts;

    @Option(
            names = "--retry-pause",
            paramLabel = "SECONDS",
            defaultValue = "2",
            converter = Seconds.class,
            description = "between two of them (WATCHDOG_RETRY_PAUSE; ${DEFAULT-VALUE})")
    private Duration pause;

    @Option(
            names = "--dashboard",
            paramLabel = "URL",
            description = "link in what people are told (WATCHDOG_DASHBOARD; the application's address)")
    private URI dashboard;

    @Option(
            names = "--language",
            paramLabel = "en|de",
            defaultValue = "en",
            description = "of what people are told (WATCHDOG_LANGUAGE; ${DEFAULT-VALUE})")
    private String language;

    /** A whole number of seconds, one day at most. */
    static final class Seconds implements ITypeConverter<Duration> {

        private static final long LONGEST = Duration.ofDays(1).toSeconds();

        @Override
        public Duration convert(String text) {
            var seconds = Long.parseLong(text);
            if (seconds < 1 || seconds > LONGEST) {
                throw new IllegalArgumentException("not from 1 to " + LONGEST);
            }
            return Duration.ofSeconds(seconds);
        }
    }

    /** @throws ParameterException when it cannot be called, or not safely */
    Backend backend() {
        if (attempts < 1 || attempts > 5) {
            throw mistake("--attempts is " + attempts + "; it must be from 1 to 5");
        }
        return new Backend(requireSafe(url), toConnect, toAnswer, attempts, pause);
    }

    /** The longest that a check can take. */
    Duration longestCheck() {
        return toConnect.plus(toAnswer).plus(pause).multipliedBy(attempts);
    }

    Texts texts() {
        if (!Set.of("en", "de").contains(language)) {
            throw mistake("--language is " + language + "; it must be en or de");
        }
        var link = dashboard == null ? url : dashboard;
        return new Texts(Locale.forLanguageTag(language), url.toString(), link.toString());
    }

    private URI requireSafe(URI address) {
        try {
            // Without the host of its own that a mere path or an opaque address has.
            var parsed = new URI(address.toString()).parseServerAuthority();
            var web = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
            if (!web
                    || parsed.getHost() == null
                    || parsed.getUserInfo() != null
                    || parsed.getQuery() != null
                    || parsed.getFragment() != null) {
                throw mistake("--url is " + address + "; it must be an address such as https://hms.example");
            }
            if ("http".equals(parsed.getScheme()) && !plainHttp && !THIS_MACHINE.contains(parsed.getHost())) {
                throw mistake("--url is " + address
                        + "; the key would travel unencrypted: use https, or allow it with --plain-http");
            }
            return parsed;
        } catch (URISyntaxException e) {
            throw mistake("--url is " + address + "; it must be an address such as https://hms.example");
        }
    }

    private ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
