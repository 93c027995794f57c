package care.hms.system;

import java.util.UUID;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The board of the day as somebody at a screen works with it. */
final class Board implements AutoCloseable {

    private static final int MOST_TABS = 100;

    final Browser browser;

    private Board(Browser browser) {
        this.browser = browser;
    }

    /** Signs in and waits until the board hears of changes. */
    static Board open(Clinic clinic, Clinic.Login login) {
        return open(clinic, login, "today");
    }

    static Board open(Clinic clinic, Clinic.Login login, String address) {
        var board = new Board(Browser.open(clinic.server).as(login));
        board.browser.go(address);
        board.isLive();
        return board;
    }

    static By row(UUID appointment) {
        return By.id("r-" + appointment);
    }

    /** The row's one button, or one in it. */
    static By primary(UUID appointment) {
        return By.cssSelector("#r-" + appointment + " .row-acts .primary");
    }

    void isLive() {
        reads(By.id("live"), "Live");
    }

    /** Waits until it says so. */
    void reads(By where, String words) {
        browser.read(where, words);
    }

    void rowReads(UUID appointment, String words) {
        reads(row(appointment), words);
    }

    /** What the result bar says. */
    void says(String... words) {
        for (var each : words) {
            reads(By.id("result"), each);
        }
    }

    void press(UUID appointment) {
        browser.click(primary(appointment));
    }

    /** Opens the row's menu and chooses from it. */
    void choose(UUID appointment, String act) {
        browser.click(By.cssSelector("#r-" + appointment + " [data-menu]"));
        browser.click(By.cssSelector("#row-menu [data-act='" + act + "']"));
    }

    /** Confirms the form that is open. */
    void confirm() {
        browser.click(By.cssSelector("dialog[open] .dialog-end .ui-button"));
    }

    /** Whether the row offers that, as its button or in its menu. */
    boolean offers(UUID appointment, String act) {
        return String.valueOf(browser.see(row(appointment)).getDomAttribute("data-acts"))
                .matches("(.* )?" + act + ":.*");
    }

    /** Marks the row's node, to see later whether it is still the same. */
    void mark(UUID appointment) {
        browser.ask("document.getElementById('r-" + appointment + "').marked = true");
    }

    boolean isMarked(UUID appointment) {
        return Boolean.TRUE.equals(
                browser.ask("return document.getElementById('r-" + appointment + "').marked === true"));
    }

    /** The element that has the focus: its id, or whose row it points to or stands in. */
    String focus() {
        return String.valueOf(browser.ask("const focused = document.activeElement; return focused.id"
                + " || focused.dataset.row || focused.closest('.row')?.id || focused.tagName"));
    }

    /** Goes on with Tab until something of that kind has the focus. */
    void tabTo(String selector) {
        for (var i = 0; i < MOST_TABS; i++) {
            browser.press(Keys.TAB);
            if (browser.ask("return document.activeElement.matches(arguments[0])", selector)
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }

    /** The ids of the rows in their order on the page. */
    Object order() {
        return browser.ask("return [...document.querySelectorAll('.row')].map((row) => row.dataset.id).join(' ')");
    }

    @Override
    public void close() {
        browser.close();
    }
}
