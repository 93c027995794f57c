package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/**
 * Every page in the middle of a morning with everything in it: in light colours and English, dark ones and German, at
 * three sizes, for whoever looks and for whoever has it read aloud; and with a patient whose name is a script.
 */
@Tag("browser")
class EveryPageBrowserIT {

    private static final String SCRIPT = "<script>window.hurt = true</script>";

    /** What scripts ask for, files, and the page of errors, which is looked at under an address that there is not. */
    private static final Set<String> PARTS = Set.of(
            "today-rows",
            "alert-rows",
            "book-slots",
            "appointment-stamp",
            "operations-sweep",
            "operations-outbox",
            "end-of-day-case",
            "notification-rows",
            "badges",
            "no-shows-export",
            "problem");

    /** Parts of a table that are drawn as something else, for which some browsers then take them, and do not say so. */
    private static final String NAMELESS = """
            return [...document.querySelectorAll('table, thead, tbody, tr, th, td')]
                .filter((each) => !/^(table|none)/.test(getComputedStyle(each).display) && !each.getAttribute('role'))
                .map((each) => each.outerHTML.slice(0, 60));
            """;

    /** What tells the time and its zone, and cannot be seen. */
    private static final String TIMELESS = """
            return [...document.querySelectorAll('#clock, .clock .zone')]
                .filter((each) => !each.checkVisibility()).map((each) => each.textContent);
            """;

    private static Clinic clinic;
    private static Clinic.Login reception;
    private static Clinic.Doctor doctor;
    private static UUID cancelled;
    private static UUID waiting;
    private static UUID patient;

    @BeforeAll
    static void aMorningWithEverythingInIt() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        reception = clinic.hire("RECEPTIONIST");
        doctor = clinic.doctor(15);
        var colleague = clinic.doctorWhoDoesNotSignIn(15);
        var cautious = clinic.patientWhoSignsIn();
        patient = clinic.reception
                .post(
                        "/patients",
                        Map.of(
                                "mrn",
                                "=" + UUID.randomUUID(),
                                "firstName",
                                "=1+1",
                                "lastName",
                                SCRIPT,
                                "dateOfBirth",
                                "1980-02-29"))
                .is(201)
                .id();
        var missing = clinic.book(clinic.slot(doctor, "08:00"), patient);
        waiting = clinic.book(clinic.slot(colleague, "08:00"), clinic.patient());
        var seen = clinic.book(clinic.slot(doctor, "08:15"));
        clinic.book(clinic.slot(colleague, "08:45"), patient);
        var confirmed = clinic.book(clinic.slot(doctor, "09:00"));
        cancelled = clinic.book(clinic.slot(doctor, "09:30"), cautious.id());
        clinic.act(clinic.reception, waiting, "check-in").is(200);
        clinic.act(clinic.reception, seen, "check-in").is(200);
        clinic.act(doctor.api(), seen, "start").is(200);
        clinic.act(clinic.reception, confirmed, "confirm").is(200);
        clinic.act(cautious.api(), cancelled, "cancel", Map.of("reason", "ill")).is(200);
        clinic.jumpToJustBefore(clinic.at("08:20"), Duration.ofSeconds(2));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> clinic.status(missing).equals("NO_SHOW")
                        && clinic.rows.count("select count(*) from stage_alerts where appointment_id = ?", waiting)
                                == 1);
    }

    static Stream<Arguments> pages() {
        var system = new Clinic.Login("system", TestSystem.DEMO_PASSWORD);
        var own = clinic.login(doctor);
        var account = clinic.rows.one("select id::text from accounts where username = ?", own.username());
        return Stream.of(
                Arguments.of("start", null, "start"),
                Arguments.of("sign-in", null, "sign-in"),
                Arguments.of("problem", reception, "nothing"),
                Arguments.of("home", system, "home"),
                Arguments.of("password", reception, "password"),
                Arguments.of("today", reception, "today"),
                Arguments.of("today-time", own, "today?by=time&who=all"),
                Arguments.of("alerts", reception, "alerts"),
                Arguments.of("book", reception, "book?patient=" + patient + "&doctor=" + doctor.id()),
                Arguments.of("book-any", reception, "book"),
                Arguments.of("appointment", clinic.adminLogin, "appointment?id=" + cancelled),
                Arguments.of("appointment-waiting", reception, "appointment?id=" + waiting),
                Arguments.of("end-of-day", own, "end-of-day"),
                Arguments.of("day-list", reception, "day-list"),
                Arguments.of("no-shows", reception, "no-shows"),
                Arguments.of("doctors", clinic.adminLogin, "doctors?doctor=" + doctor.id()),
                Arguments.of("operations", clinic.adminLogin, "operations"),
                Arguments.of("policies", clinic.adminLogin, "policies"),
                Arguments.of("accounts", clinic.adminLogin, "accounts"),
                Arguments.of("account", clinic.adminLogin, "accounts?id=" + account),
                Arguments.of("audit", clinic.adminLogin, "audit"),
                Arguments.of("notifications", own, "notifications?show=all"));
    }

    @Test
    void noPageIsForgotten() throws IOException {
        var looked = pages().map(page -> ((String) page.get()[2]).split("\\?", 2)[0]);
        try (var files = Files.list(Path.of("..", "web-module", "src", "main", "webapp"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".xhtml"))
                            .map(name -> name.replace(".xhtml", ""))
                            .filter(name -> !PARTS.contains(name)))
                    .isSubsetOf(looked.toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void isForEverybody(String name, Clinic.Login login, String address) {
        try (var browser = Browser.open(clinic.server)) {
            if (login != null) {
                browser.as(login);
            }
            look(browser, name, address, "en", "light");
            look(browser, name, address, "de", "dark");
            browser.shrink();
            browser.picture(name + "-dark-320");
            assertThat(browser.sideways()).as("on a telephone").isEmpty();
            assertThat(browser.ask(NAMELESS)).as("on a telephone").isEqualTo(List.of());
            assertThat(browser.ask(TIMELESS)).as("on a telephone").isEqualTo(List.of());
            browser.onPaper();
            assertThat(browser.ask(TIMELESS)).as("on paper").isEqualTo(List.of());
            var isNothing = name.equals("problem");
            assertThat(browser.complaints().filter(words -> !(isNothing && words.contains("status of 404"))))
                    .isEmpty();
        }
    }

    private static void look(Browser browser, String name, String address, String language, String theme) {
        browser.prefer(language, theme).go(address);
        browser.see(By.tagName("h1"));
        assertThat(browser.ask("return document.documentElement.lang + document.documentElement.dataset.theme"))
                .isEqualTo(language + theme);
        assertThat(browser.ask("return window.hurt")).isNull();
        for (var size : new int[][] {{1920, 1080}, {768, 1024}, {1280, 800}}) {
            browser.size(size[0], size[1]);
            browser.picture(name + "-" + theme + "-" + size[0]);
            assertThat(browser.sideways()).as("%s at %d", theme, size[0]).isEmpty();
            assertThat(browser.ask(NAMELESS)).as("%s at %d", theme, size[0]).isEqualTo(List.of());
        }
        assertThat(browser.violations()).as(theme).isEmpty();
    }
}
