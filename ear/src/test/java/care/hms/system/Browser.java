package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/**
 * Chromium without a window, and somebody who looks at its page. Starting one takes seconds, so one that was closed is
 * used again: with a tab of its own, and nothing that the one before has left.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String AXE = resource("axe.min.js");

    private static final Queue<Browser> UNUSED = new ConcurrentLinkedQueue<>();

    /** With which cookies somebody is signed in: verifying a password is slow on purpose. */
    private static final Map<String, Set<Cookie>> SIGNED_IN = new ConcurrentHashMap<>();

    private final Path profile;
    private final ChromeDriver chromium;
    private URI server;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> UNUSED.forEach(Browser::quit)));
    }

    private Browser(Path chromiumProgram, Path driverProgram) {
        try {
            this.profile = Files.createTempDirectory("hms-browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromiumProgram.toFile());
        options.setCapability("goog:loggingPrefs", log);
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // which root has none of
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=en",
                "--window-size=1400,900",
                "--user-data-dir=" + profile);
        this.chromium = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driverProgram.toFile())
                        .build(),
                options);
    }

    private static String resource(String name) {
        try (var script = Browser.class.getClassLoader().getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test where there is none. */
    static void assumeThereIsOne() {
        assumeTrue(
                Program.find("chromium").isPresent()
                        && Program.find("chromedriver").isPresent(),
                "no browser to try this in: install Debian's packages chromium and chromium-driver");
    }

    static Browser open(URI server) {
        var unused = UNUSED.poll();
        var browser = unused != null
                ? unused
                : new Browser(
                        Program.find("chromium").orElseThrow(),
                        Program.find("chromedriver").orElseThrow());
        browser.server = server;
        return browser;
    }

    /** Goes to a page as whoever is signed in, or as nobody. */
    Browser go(String path) {
        chromium.get(server.resolve(path).toString());
        return this;
    }

    void reload() {
        chromium.navigate().refresh();
    }

    /** Is signed in as that person: by the session from before, if there is one. */
    Browser as(Clinic.Login login) {
        var who = login.username() + " at " + server;
        var cookies = SIGNED_IN.get(who);
        if (cookies == null) {
            signIn(login);
            SIGNED_IN.put(who, chromium.manage().getCookies());
        } else {
            cookies.forEach(cookie -> useCookie(cookie.getName(), cookie.getValue()));
        }
        return this;
    }

    /** Wants pages in that language and theme, as somebody who has chosen them before. */
    Browser prefer(String language, String theme) {
        useCookie("hms_language", language);
        useCookie("hms_theme", theme);
        return this;
    }

    private void useCookie(String name, String value) {
        chromium.executeCdpCommand(
                "Network.setCookie", Map.of("name", name, "value", value, "url", server.toString(), "httpOnly", true));
    }

    /** Signs in on the pages' own page, and waits until it has led somewhere. */
    Browser signIn(Clinic.Login login) {
        go("sign-in");
        type(By.id("username"), login.username());
        type(By.id("password"), login.password());
        click(By.id("enter"));
        waiting("signed in").until(() -> !path().equals("/sign-in"));
        return this;
    }

    /** The address of the page, without the server and without parameters. */
    String path() {
        return URI.create(chromium.getCurrentUrl()).getPath();
    }

    /** The parameters of the page's address. */
    String query() {
        return String.valueOf(URI.create(chromium.getCurrentUrl()).getQuery());
    }

    void back() {
        chromium.navigate().back();
    }

    void type(By where, String text) {
        waiting(where + ": " + text).untilAsserted(() -> {
            var field = see(where);
            field.clear();
            field.sendKeys(text);
        });
    }

    /** Presses keys wherever the focus is. A button rests for half a second after it was pressed; nobody is so quick. */
    void press(CharSequence... keys) {
        waiting("no button rests").until(() -> ask("return !document.querySelector('.ui-state-loading')")
                .equals(true));
        chromium.switchTo().activeElement().sendKeys(keys);
    }

    void doubleClick(By what) {
        new Actions(chromium).doubleClick(see(what)).perform();
    }

    void size(int width, int height) {
        chromium.manage().window().setSize(new Dimension(width, height));
    }

    /** Is a telephone's screen from now on, narrower than a window can be. */
    void shrink() {
        chromium.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 320, "height", 640, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Is shown from now on as it would be printed. */
    void onPaper() {
        chromium.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Has no network from now on, or has it again. */
    void unplug(boolean unplugged) {
        chromium.executeCdpCommand("Network.enable", Map.of());
        chromium.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", unplugged, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The id of the session, if there is one. */
    Optional<String> session() {
        return Optional.ofNullable(chromium.manage().getCookieNamed("JSESSIONID"))
                .map(Cookie::getValue);
    }

    /** Comes with a session that somebody has kept. */
    void useSession(String id) {
        chromium.manage().addCookie(new Cookie("JSESSIONID", id));
    }

    /** Runs a script before those of every page that is opened from now on. */
    void beforeEachPage(String script) {
        chromium.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Lets one thing that the page's scripts ask for fail, then does that, and waits until it has failed. */
    void failOneAnswer(String path, Runnable meanwhile) {
        ask("""
                const real = window.fetch;
                const state = window.failing = { failed: false };
                window.fetch = (address, options) => {
                  if (!String(address).includes(arguments[0]) || state.failed) { return real(address, options); }
                  state.failed = true;
                  return Promise.resolve(new Response('', { status: 503 }));
                };
                """, path);
        meanwhile.run();
        waiting(path + " has failed")
                .until(() -> ask("return window.failing.failed").equals(true));
    }

    /** Forgets who is signed in, as a server does whose session is over. */
    void loseSession() {
        chromium.manage().deleteCookieNamed("JSESSIONID");
    }

    /** What axe-core finds against WCAG 2.2 AA on the page as it is shown now: nothing, if all is well. */
    List<String> violations() {
        return violations("html");
    }

    /** The same for what is inside that. */
    List<String> violations(String selector) {
        chromium.executeScript(AXE);
        @SuppressWarnings("unchecked")
        var found = (List<String>) chromium.executeAsyncScript("""
                const done = arguments[1];
                axe.run(arguments[0], { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                   .then(({ violations }) => done(violations.flatMap((each) => each.nodes.map(
                       (node) => `${each.id}: ${node.target} ${node.failureSummary}`))));
                """, selector);
        return found;
    }

    /** Asks for another page from this one, as its scripts do, and waits for the answer. */
    void fetch(String path) {
        var status = chromium.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then((answer) => answer.text()"
                        + ".then(() => done(answer.status)))",
                server.resolve(path).toString());
        assertThat(status).as(path).isEqualTo(200L);
    }

    /** What reaches beyond the window's width, so that one has to scroll sideways to it: nothing, if all is well. */
    @SuppressWarnings("unchecked")
    List<String> sideways() {
        return (List<String>) ask("""
                const width = document.documentElement.clientWidth;
                return document.documentElement.scrollWidth <= width ? []
                    : [...document.querySelectorAll('body *')]
                        .filter((each) => each.getBoundingClientRect().right > width)
                        .map((each) => `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 30)}`);
                """);
    }

    /** Waits for something that people can see. */
    WebElement see(By what) {
        return waiting(what.toString()).until(() -> shown(what).findFirst().orElse(null), Objects::nonNull);
    }

    /** Waits for a word on the page. */
    void read(String words) {
        waiting(words).untilAsserted(() -> assertThat(text()).contains(words));
    }

    /** Waits until that part of the page says so. */
    void read(By where, String words) {
        waiting(where + ": " + words)
                .untilAsserted(() -> assertThat(see(where).getText()).contains(words));
    }

    /** Clicks what can be seen and does not rest; what was drawn anew between looking and clicking was not clicked yet. */
    void click(By what) {
        waiting("a click on " + what).untilAsserted(() -> {
            var seen = see(what);
            assertThat(seen.isEnabled()).as("enabled").isTrue();
            seen.click();
        });
    }

    /** A page on its way is between two documents, and a part of it may just be drawn anew: both are looked at again. */
    private static ConditionFactory waiting(String what) {
        return await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(thrown ->
                        thrown instanceof StaleElementReferenceException || thrown instanceof NoSuchElementException);
    }

    private Stream<WebElement> shown(By what) {
        return chromium.findElements(what).stream().filter(WebElement::isDisplayed);
    }

    /** Everything that can be read on the page now. */
    String text() {
        return chromium.findElement(By.tagName("body")).getText();
    }

    String title() {
        return chromium.getTitle();
    }

    /** What a script on the page answers. */
    Object ask(String script, Object... arguments) {
        return chromium.executeScript(script, arguments);
    }

    /** What the page complained about since this was last asked: scripts that failed, and answers that were errors. */
    Stream<String> complaints() {
        return chromium.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage());
    }

    boolean isSeen(By what) {
        try {
            return shown(what).findAny().isPresent();
        } catch (StaleElementReferenceException drawnAnew) {
            return false;
        }
    }

    /** On how many pages of paper this one would be printed. */
    int pages() {
        var paper = new String(
                Base64.getDecoder().decode(chromium.print(new PrintOptions()).getContent()),
                StandardCharsets.ISO_8859_1);
        return Math.toIntExact(
                Pattern.compile("/Type\\s*/Page\\b").matcher(paper).results().count());
    }

    /** Keeps what the page looks like, for people to look at. */
    void picture(String name) {
        picture(SCREENSHOTS.resolve(name + ".png"));
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, chromium.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the browser to the next one who opens it. */
    @Override
    public void close() {
        try {
            complaints();
            var used = chromium.getWindowHandle();
            var fresh = chromium.switchTo().newWindow(WindowType.TAB).getWindowHandle();
            chromium.switchTo().window(used).close();
            chromium.switchTo().window(fresh);
            chromium.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            chromium.executeCdpCommand(
                    "Storage.clearDataForOrigin",
                    Map.of("origin", StaffSession.origin(server), "storageTypes", "local_storage"));
            size(1400, 900);
            UNUSED.add(this);
        } catch (WebDriverException broken) {
            quit();
        }
    }

    private void quit() {
        chromium.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // The browser still cleans up by itself; what it leaves lies in the temporary folder.
        }
    }
}
