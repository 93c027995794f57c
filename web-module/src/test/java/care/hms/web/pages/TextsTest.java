package care.hms.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Source;
import care.hms.absence.AbsenceType;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.explanation.Kind;
import care.hms.hospital.AlertClock;
import care.hms.noshow.NoShowReason;
import care.hms.notification.Channel;
import care.hms.notification.Notice;
import care.hms.notification.Status;
import care.hms.notification.Suppression;
import care.hms.platform.Origin;
import care.hms.stagealert.AlertType;
import care.hms.sweep.SweepRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that a page, a bean or a script asks for is there in every language, and none that nobody asks for. */
class TextsTest {

    private static final Path MAIN = Path.of("src", "main");

    /** {@code t['key']}, {@code texts.of('key', …)}. */
    private static final Pattern ON_A_PAGE = Pattern.compile("(?:\\bt\\[|texts\\.of\\()'([\\w.-]+)'(\\.concat)?");

    /** A text that a bean names, or the beginning of several. */
    private static final Pattern IN_A_BEAN = Pattern.compile("\"([a-zA-Z]+\\.(?:[\\w-]+\\.?)*)\"");

    private static final Pattern ASKED_BY_A_BEAN = Pattern.compile(
            "(?:texts\\.of|notices\\.(?:done|hint|failed)|\\.hint)\\(\\s*(?:\\w+ \\? )?\"([\\w.-]+\\.[\\w-]+)\"");

    private static final Pattern IN_A_SCRIPT = Pattern.compile("\\btext\\((?:\\w+ \\? )?['`]([\\w.]+)(\\$\\{)?");
    private static final Pattern OTHER_IN_A_SCRIPT = Pattern.compile("\\btext\\(\\w+ \\? '\\w+' : '(\\w+)'\\)");

    private static final Path DOMAIN = Path.of("..", "ejb-module", "src", "main");

    /** Where operations of the audit are named. */
    private static final List<Pattern> OPERATIONS = Stream.of(
                    "operationId = \"(\\w+)\"",
                    "@Audited\\((?:value = )?\"(\\w+)\"",
                    "acts\\.perform\\(\\s*\"(\\w+)\"",
                    "new AccountFact\\(\"(\\w+)\"",
                    "announce\\(\"(\\w+)\"",
                    "AuditEvent\\.automatic\\(\\s*[\\w.()]+,\\s*\"(\\w+)\"",
                    "\"(\\w+InCockpit)\"")
            .map(Pattern::compile)
            .toList();

    private static final Pattern OBJECT = Pattern.compile("@Audited\\([^)]*object = \"(\\w+)\"");

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(Texts.BUNDLE, Locale.forLanguageTag(language));
    }

    private static Set<String> defined() {
        return bundle("en").keySet();
    }

    @Test
    void everyLanguageSaysEverything() {
        var english = bundle("en");
        for (var language : Texts.LANGUAGES) {
            var other = bundle(language);
            assertThat(other.getLocale().getLanguage()).isEqualTo(language);
            assertThat(other.keySet()).as(language).isEqualTo(english.keySet());
            for (var key : english.keySet()) {
                assertThat(other.getString(key)).as("%s in %s", key, language).isNotBlank();
                assertThat(facts(other.getString(key)))
                        .as("facts of %s in %s", key, language)
                        .isEqualTo(facts(english.getString(key)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void whatIsFilledInIsWrittenAsTheFormatWantsIt(String language) {
        var bundle = bundle(language);
        askedWithFacts()
                .forEach(key ->
                        assertThat(filledIn(bundle.getString(key))).as(key).doesNotContain("''", "{"));
    }

    /** A number where the format counts, else a word. */
    private static String filledIn(String text) {
        var format = new MessageFormat(text);
        return format.format(Stream.of(format.getFormatsByArgumentIndex())
                .map(fact -> fact instanceof NumberFormat ? (Object) 2 : "word")
                .toArray());
    }

    @Test
    void everythingThatIsAskedForIsThere() {
        var asked = new TreeSet<String>();
        asked.addAll(find(ON_A_PAGE, ".xhtml", false));
        asked.addAll(find(ASKED_BY_A_BEAN, ".java", false));
        scripts().forEach(key -> asked.add("js." + key));
        asked.addAll(ofEveryKind());

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(defined()).containsAll(asked);
    }

    /** Whatever the audit can name, and whatever it can be done to. */
    @Test
    void everyOperationAndEveryObjectOfTheAuditHasAWord() {
        var operations = new TreeSet<String>();
        for (var pattern : OPERATIONS) {
            var found = new TreeSet<>(in(pattern, MAIN, DOMAIN));
            assertThat(found).as(pattern.pattern()).isNotEmpty();
            operations.addAll(found);
        }
        assertThat(operations).hasSizeGreaterThan(80);
        assertThat(defined().stream().filter(key -> key.startsWith("operation.")))
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map("operation."::concat).toList());
        assertThat(defined().stream().filter(key -> key.startsWith("object.")))
                .containsExactlyInAnyOrderElementsOf(
                        in(OBJECT, MAIN, DOMAIN).stream().map("object."::concat).collect(Collectors.toSet()));
    }

    /** Why the other side of a channel did not take a message. */
    @Test
    void everyReasonOfACarrierHasWords() {
        var carriers = DOMAIN.resolve(Path.of("java", "care", "hms", "notification"));
        var reasons = in(
                Pattern.compile("\"([A-Z_]{5,})\""),
                carriers.resolve("SmsCarrier.java"),
                carriers.resolve("MailCarrier.java"));
        assertThat(reasons).contains("HTTP_", "SMTP_LOGIN", "TIMEOUT");
        assertThat(defined())
                .containsAll(reasons.stream().map("reason."::concat).toList());
    }

    @Test
    void nothingIsThereThatNobodyAsksFor() {
        var beginnings = new TreeSet<>(find(ON_A_PAGE, ".xhtml", true));
        var named = new TreeSet<>(find(ON_A_PAGE, ".xhtml", false));
        find(IN_A_BEAN, ".java", false).forEach(text -> (text.endsWith(".") ? beginnings : named).add(text));
        scripts().forEach(key -> named.add("js." + key));
        find(IN_A_SCRIPT, ".js", true).forEach(beginning -> beginnings.add("js." + beginning));
        beginnings.remove("js.");

        assertThat(defined().stream().filter(key -> !named.contains(key)).filter(key -> beginnings.stream()
                        .noneMatch(key::startsWith)))
                .isEmpty();
    }

    /** Those that are put together from a beginning and one of several words. */
    private static Set<String> ofEveryKind() {
        var happened = EnumSet.allOf(TimelineEvent.class);
        happened.removeIf(event -> event.name().startsWith("ALERT") || event == TimelineEvent.DEADLINE_MOVED);
        return Stream.of(
                        names("page.", Arrays.stream(Page.values()).filter(TextsTest::isShown)),
                        names("role.", Stream.of(Role.values())),
                        names("home.", Stream.of(Role.values())),
                        names("status.", Stream.of(AppointmentStatus.values())),
                        names("alert.", Stream.of(AlertType.values())),
                        names("reason.", Stream.of(NoShowReason.values())),
                        names("js.due.", Stream.of(AlertType.values())),
                        names("happened.", happened.stream()),
                        names("happened.", happened.stream()).map(key -> key + ".alone"),
                        names("deadline.", Stream.of(Kind.values())),
                        names("timeline.", Stream.of(TimelineEvent.values())),
                        Stream.of(Source.values()).map(source -> "timeline.by." + source.word()),
                        names("timeline.reason.", Stream.of(NoShowReason.values())),
                        names("message.", Stream.of(Notice.values())),
                        names("channel.", Stream.of(Channel.values())),
                        names("outbox.", Stream.of(Status.values())),
                        names("reason.", Stream.of(Suppression.values())),
                        names("absence.", Stream.of(AbsenceType.values())),
                        names("clock.", Stream.of(AlertClock.values())),
                        names("run.", Stream.of(SweepRun.Status.values())),
                        names("failure.request.invalid.", Stream.of(DayOfWeek.values())),
                        Stream.of(Origin.Way.values()).map(way -> "way." + way.word()),
                        Stream.of("problem.denied.heading", "problem.unknown.heading", "problem.busy.heading"))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    /** Fragments and files have no name, and the sign-in has one of its own. */
    private static boolean isShown(Page page) {
        return !EnumSet.of(
                        Page.TODAY_ROWS,
                        Page.ALERT_ROWS,
                        Page.NOTIFICATION_ROWS,
                        Page.BADGES,
                        Page.NO_SHOWS_EXPORT,
                        Page.BOOK_SLOTS,
                        Page.APPOINTMENT_STAMP,
                        Page.OPERATIONS_SWEEP,
                        Page.OPERATIONS_OUTBOX,
                        Page.END_OF_DAY_CASE,
                        Page.SIGN_IN)
                .contains(page);
    }

    private static Stream<String> names(String beginning, Stream<? extends Enum<?>> words) {
        return words.map(word -> beginning + word.name());
    }

    private static Set<String> askedWithFacts() {
        var asked = new TreeSet<>(find(Pattern.compile("texts\\.of\\('([\\w.-]+)'(\\.concat)?"), ".xhtml", false));
        asked.addAll(find(ASKED_BY_A_BEAN, ".java", false));
        defined().stream()
                .filter(key -> key.startsWith("failure.") || key.startsWith("done.") || key.startsWith("happened."))
                .forEach(asked::add);
        return asked;
    }

    private static Set<String> scripts() {
        var keys = find(IN_A_SCRIPT, ".js", false);
        keys.addAll(find(OTHER_IN_A_SCRIPT, ".js", false));
        return keys;
    }

    private static Set<String> facts(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(fact -> fact.group())
                .collect(Collectors.toSet());
    }

    /** What the pattern's first group finds in files of that ending; with or without what its second group matches. */
    private static Set<String> find(Pattern pattern, String ending, boolean beginnings) {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ending.equals(".java") || file.toString().contains("/pages/"))
                    .map(TextsTest::read)
                    .flatMap(text -> pattern.matcher(text).results())
                    .filter(found -> (found.groupCount() > 1 && found.group(2) != null) == beginnings)
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the pattern's group finds in the classes there. */
    private static Set<String> in(Pattern pattern, Path... roots) {
        var found = new TreeSet<String>();
        for (var root : roots) {
            try (var files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(file -> pattern.matcher(read(file)).results())
                        .forEach(each -> found.add(each.group(1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
