package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, and somebody who looks at its page: a profile of its own, and nothing stays of it. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final URI server;
    private final Path profile;
    private final ChromeDriver chromium;

    private Browser(URI server, Path chromiumProgram, Path driverProgram) {
        this.server = server;
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

    /** Skips the test where there is none. */
    static void assumeThereIsOne() {
        assumeTrue(
                Program.find("chromium").isPresent()
                        && Program.find("chromedriver").isPresent(),
                "no browser to try this in: install Debian's packages chromium and chromium-driver");
    }

    static Browser open(URI server) {
        return new Browser(
                server,
                Program.find("chromium").orElseThrow(),
                Program.find("chromedriver").orElseThrow());
    }

    /** Goes to a page as whoever is signed in, or as nobody. */
    Browser go(String path) {
        chromium.get(server.resolve(path).toString());
        return this;
    }

    void reload() {
        chromium.navigate().refresh();
    }

    /** Goes to a page that asks for name and password in the browser's own dialog, and fills that in. */
    Browser goAs(String username, String password, String path) {
        var target = server.resolve(path).toString();
        chromium.get(target.replaceFirst("//", "//" + encoded(username) + ":" + encoded(password) + "@"));
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Waits for something that people can see. */
    WebElement see(By what) {
        await(what.toString()).atMost(PATIENCE).until(() -> isSeen(what));
        return chromium.findElement(what);
    }

    /** Waits for a word on the page. */
    void read(String words) {
        await(words).atMost(PATIENCE).untilAsserted(() -> assertThat(text()).contains(words));
    }

    void click(By what) {
        see(what).click();
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
            return chromium.findElements(what).stream().anyMatch(WebElement::isDisplayed);
        } catch (StaleElementReferenceException drawnAnew) {
            return false;
        }
    }

    /** Keeps what the page looks like, for people to look at. */
    void picture(String name) {
        try {
            Files.write(
                    Files.createDirectories(SCREENSHOTS).resolve(name + ".png"),
                    chromium.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // The browser still cleans up by itself; what it leaves lies in the temporary folder.
        }
    }
}
