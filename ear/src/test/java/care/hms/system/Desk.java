package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What every page of the desk has to be for everybody, in both themes and at every width. */
final class Desk {

    private Desk() {}

    /** Looks at the page that is shown: no complaint, nothing that leads sideways, nothing that shuts anybody out. */
    static void isReadable(Browser browser, String name) {
        for (var width : List.of(1920, 1280, 768)) {
            browser.size(width, width == 1920 ? 1080 : 800);
            assertThat(browser.sideways()).as("%s at %s", name, width).isZero();
            browser.picture(name + "-light-" + width);
        }
        browser.size(1280, 800);
        assertThat(browser.violations()).as(name).isEmpty();
        browser.ask("document.documentElement.dataset.theme = 'dark'");
        assertThat(browser.violations()).as("%s in the dark", name).isEmpty();
        browser.picture(name + "-dark-1280");
        browser.ask("document.documentElement.dataset.theme = 'light'");
        assertThat(browser.complaints()).as(name).isEmpty();
    }
}
