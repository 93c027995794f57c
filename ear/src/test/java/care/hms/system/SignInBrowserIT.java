package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Getting in, staying in and getting out, in a real browser. */
@Tag("browser")
class SignInBrowserIT {

    /** Lets time pass for the page, and has the server say of the session what it would then say. */
    private static final String A_WHILE_LATER = """
            const minutes = arguments[0];
            const now = performance.now.bind(performance);
            performance.now = () => now() + minutes * 60_000;
            const fetched = window.fetch;
            window.isIdle = true;
            window.fetch = (address, how) => {
              if (!how.headers) { window.isIdle = false; }
              return window.isIdle && address === '/badges'
                ? Promise.resolve(new Response(`<p id="counts" data-idle="${minutes * 60_000}"></p>`))
                : fetched(address, how);
            };
            """;

    private static Clinic clinic;

    @BeforeAll
    static void open() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
    }

    private static Clinic.Login demo(String username) {
        return new Clinic.Login(username, TestSystem.DEMO_PASSWORD);
    }

    @Test
    void theStartPageLeadsToSigningInAndThatToToday() {
        try (var browser = Browser.open(clinic.server)) {
            browser.go("");
            browser.click(By.linkText("Sign in"));
            browser.picture("sign-in-light");
            browser.signIn(demo("reception"));
            assertThat(browser.path()).isEqualTo("/today");
            assertThat(browser.title()).contains("Today");
        }
    }

    @Test
    void whoeverAskedForAPageGoesOnThere() {
        try (var browser = Browser.open(clinic.server)) {
            browser.go("today?by=time");
            assertThat(browser.path()).isEqualTo("/sign-in");
            browser.type(By.id("username"), "reception");
            browser.type(By.id("password"), TestSystem.DEMO_PASSWORD);
            browser.click(By.id("enter"));
            browser.see(By.id("live"));
            assertThat(browser.path() + "?" + browser.query()).isEqualTo("/today?by=time");
        }
    }

    @Test
    void aWrongPasswordSaysNeitherWhichNorGivesItBack() {
        try (var browser = Browser.open(clinic.server)) {
            browser.go("sign-in");
            browser.type(By.id("username"), "reception");
            browser.type(By.id("password"), "not this one");
            browser.click(By.id("enter"));
            browser.read("User name or password is wrong.");
            assertThat(browser.see(By.id("password")).getDomProperty("value")).isEmpty();
            browser.picture("sign-in-refused");
        }
    }

    /** The same throttle as the API's: failures there count here. */
    @Test
    void whoeverGuessesReadsHowLongToWait() {
        var username = "nobody." + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) {
            Api.nobody(clinic.server)
                    .post("/auth/login", Map.of("username", username, "password", "guess number " + i));
        }
        try (var browser = Browser.open(clinic.server)) {
            browser.go("sign-in");
            browser.type(By.id("username"), username);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                browser.type(By.id("password"), "one more guess");
                browser.click(By.id("enter"));
                return browser.text().contains("Too many failed attempts. Try again in");
            });
        }
    }

    @Test
    void signingInChangesTheSessionAndSigningOutEndsIt() {
        try (var browser = Browser.open(clinic.server)) {
            browser.go("sign-in");
            var before = browser.session();
            browser.signIn(demo("reception"));
            var signedIn = browser.session();
            assertThat(signedIn).isPresent().isNotEqualTo(before);

            browser.click(By.cssSelector("#person summary"));
            browser.click(By.id("sign-out"));
            browser.read("You have signed out.");
            browser.go("today");
            assertThat(browser.path()).isEqualTo("/sign-in");
            browser.useSession(signedIn.orElseThrow());
            browser.go("today");
            assertThat(browser.path()).as("the old session").isEqualTo("/sign-in");
        }
    }

    /** The answer to the sign-out is on its way while another answer says already that nobody is signed in. */
    @Test
    void whatAPageStillAsksForDoesNotCrossTheSigningOut() {
        try (var browser = Browser.open(clinic.server).signIn(demo("reception"))) {
            browser.go("today");
            browser.see(By.id("live"));
            browser.ask("window.waits = true; document.getElementById('leave')"
                    + ".addEventListener('submit', (event) => event.preventDefault())");
            browser.click(By.cssSelector("#person summary"));
            browser.click(By.id("sign-out"));
            browser.loseSession();
            assertThat(browser.ask("return hms.ask('/badges').then((page) => page === null)"))
                    .isEqualTo(true);
            assertThat(browser.ask("return window.waits === true && document.readyState"))
                    .isEqualTo("complete");
        }
    }

    @Test
    void aFirstPasswordIsChangedBeforeAnythingElse() {
        var newcomer = clinic.newcomer("NURSE");
        try (var browser = Browser.open(clinic.server).signIn(newcomer)) {
            assertThat(browser.path()).isEqualTo("/password");
            browser.picture("password-light");
            assertThat(browser.violations()).isEmpty();
            browser.go("today");
            assertThat(browser.path()).isEqualTo("/password");

            browser.type(By.id("present"), newcomer.password());
            browser.type(By.id("new"), "passwordpassword");
            browser.type(By.id("again"), "passwordpassword");
            browser.click(By.id("save"));
            browser.read("This new password will not do");

            browser.type(By.id("present"), newcomer.password());
            browser.type(By.id("new"), "harbour lanterns at noon");
            browser.type(By.id("again"), "harbour lanterns at noon");
            browser.click(By.id("save"));
            browser.read("Password changed.");
            assertThat(browser.path()).isEqualTo("/today");
        }
    }

    @Test
    void aSessionThatIsOverEndsAtTheSignInWithTheReason() {
        try (var browser = Browser.open(clinic.server).signIn(demo("reception"))) {
            browser.go("today");
            browser.see(By.id("live"));
            browser.loseSession();
            browser.ask("hmsAct([{ name: 'act', value: 'CONFIRM' }])");
            browser.read("You were signed out, because the session was over.");
            assertThat(browser.path()).isEqualTo("/sign-in");
            browser.picture("sign-in-session-over");
        }
    }

    @Test
    void whoeverDoesNothingIsWarnedTwoMinutesBeforeTheEndAndMayStay() {
        try (var browser = Browser.open(clinic.server).signIn(demo("reception"))) {
            browser.go("today");
            browser.see(By.id("live"));
            browser.click(By.id("keys"));
            browser.ask(A_WHILE_LATER, 28.5);
            browser.read(By.id("d-keys"), "You will be signed out in 2 minutes unle");
            browser.click(By.cssSelector("#d-keys [data-close]"));
            browser.read(By.id("result"), "You will be signed out in 2 minutes unle");
            browser.click(By.cssSelector("#result .notice-hint button"));
            await().until(() -> !browser.isSeen(By.cssSelector("#result .notice-hint")));
            assertThat(browser.path()).isEqualTo("/today");
        }
    }

    /** Two pages of one person: the one that nobody looks at knows of the other, and keeps nobody signed in by itself. */
    @Test
    void aPageLeftAloneAsksTheServerInsteadOfLoadingItselfAnew() {
        try (var browser = Browser.open(clinic.server).signIn(demo("system"))) {
            browser.see(By.tagName("h1"));
            browser.ask("""
                    const fetched = window.fetch;
                    window.fetch = async (address, how) => {
                      const answer = await fetched(address, how);
                      window.heard = `${address} ${answer.status} ${how.headers['X-HMS-By-Itself']}`;
                      return answer;
                    };
                    const now = performance.now.bind(performance);
                    performance.now = () => now() + 31 * 60_000;
                    """);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> "/badges 200 true".equals(browser.ask("return window.heard")));
            assertThat(browser.isSeen(By.cssSelector("#result .notice-hint")))
                    .as("who signed in just now is not warned")
                    .isFalse();
        }
    }

    @Test
    void aPageWhoseSessionIsOverLeadsToTheSignInByItself() {
        try (var browser = Browser.open(clinic.server).signIn(demo("reception"))) {
            browser.go("today");
            browser.see(By.id("live"));
            browser.loseSession();
            browser.ask(
                    "const now = performance.now.bind(performance);" + " performance.now = () => now() + 31 * 60_000");
            browser.read("You were signed out, because the session was over.");
        }
    }

    @Test
    void whoeverComesNextFindsTheBoardUnfiltered() {
        try (var browser = Browser.open(clinic.server).signIn(demo("reception"))) {
            browser.go("today?status=CHECKED_IN");
            browser.see(By.id("live"));
            browser.click(By.cssSelector("#person summary"));
            browser.click(By.id("sign-out"));
            browser.read("You have signed out.");
            browser.go("home");
            browser.type(By.id("username"), "nurse");
            browser.type(By.id("password"), TestSystem.DEMO_PASSWORD);
            browser.click(By.id("enter"));
            browser.click(By.cssSelector("#menu [data-page='TODAY']"));
            browser.see(By.id("live"));
            assertThat(browser.query()).doesNotContain("status");
        }
    }

    @Test
    void theStartLeadsWhoeverIsSignedInToHisWorkAndSpeaksEverybodysLanguage() {
        try (var browser = Browser.open(clinic.server).prefer("de", "dark")) {
            browser.go("");
            browser.read("Jeder Termin, von der Buchung bis zum Ausgang");
            browser.signIn(demo("reception"));
            browser.go("");
            assertThat(browser.path()).isEqualTo("/today");
        }
    }

    @ParameterizedTest
    @CsvSource({"system, /home", "patient, /home", "admin, /today", "nurse, /today", "doctor, /today"})
    void everyRoleArrivesWhereItMayBe(String username, String path) {
        try (var browser = Browser.open(clinic.server).signIn(demo(username))) {
            assertThat(browser.path()).isEqualTo(path);
            browser.see(By.tagName("h1"));
        }
    }

    @Test
    void aPageThatIsNotForTheRoleSaysSoAndNothingElse() {
        try (var browser = Browser.open(clinic.server).signIn(demo("patient"))) {
            browser.go("today");
            browser.read("This page is not for your role");
            assertThat(browser.violations()).isEmpty();
            browser.picture("refused-light");
            browser.go("nothing");
            browser.read("There is nothing here");
        }
        assertThat(clinic.rows.count(
                        "select count(*) from audit_events where operation = 'openToday' and outcome = 'refused'"))
                .isPositive();
    }

    /** One sign-in opens Cockpit too, for those who may. */
    @Test
    void anAdministratorGoesOnToCockpitWithoutAnotherSignIn() {
        try (var browser = Browser.open(clinic.server)) {
            browser.go("camunda/");
            assertThat(browser.path()).isEqualTo("/sign-in");
            browser.type(By.id("username"), "admin");
            browser.type(By.id("password"), TestSystem.DEMO_PASSWORD);
            browser.click(By.id("enter"));
            browser.read("Running Process Instances");
        }
    }

    @Test
    void languageAndColoursAreChosenAndKept() {
        try (var browser = Browser.open(clinic.server)) {
            browser.go("sign-in");
            browser.click(By.id("german"));
            browser.read("Anmelden");
            browser.click(By.id("dark"));
            assertThat(browser.ask("return document.documentElement.dataset.theme"))
                    .isEqualTo("dark");
            assertThat(browser.ask("return document.documentElement.lang")).isEqualTo("de");
            assertThat(browser.violations()).isEmpty();
            browser.picture("sign-in-dark");
            browser.signIn(demo("reception"));
            browser.read("Heute");
            assertThat(browser.ask("return document.documentElement.dataset.theme"))
                    .isEqualTo("dark");
        }
    }
}
