package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What can be learned from those who did not come, on the page and in a spreadsheet. */
@Tag("browser")
class NoShowsBrowserIT {

    private static final By MAIN = By.id("main");
    private static final String FORMULA = "=1+1";
    private static final String SCRIPT = "<script>window.hurt = true</script>";

    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static Clinic.Doctor colleague;
    private static Clinic.Login reception;

    @BeforeAll
    static void oneDayOfAClinic() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        doctor = clinic.doctor(30);
        colleague = clinic.doctorWhoDoesNotSignIn(30);
        reception = clinic.hire("RECEPTIONIST");
        var missing = clinic.book(clinic.slot(doctor, "08:00"), patient(FORMULA, SCRIPT));
        var called = clinic.book(clinic.slot(colleague, "08:00"));
        var came = clinic.book(clinic.slot(doctor, "08:30"));
        var late = clinic.book(clinic.slot(doctor, "09:00"));
        clinic.act(clinic.reception, late, "cancel", Map.of("reason", "ill")).is(200);
        clinic.act(clinic.reception, came, "check-in").is(200);
        clinic.jumpTo(clinic.at("08:10"));
        clinic.reception
                .post("/no-show/" + missing, Map.of("reason", "MANUAL_STAFF", "note", "@nobody knows"))
                .is(200);
        clinic.reception
                .post("/no-show/" + called, Map.of("reason", "PATIENT_CALLED"))
                .is(200);
        clinic.jumpTo(clinic.at("09:45"));
    }

    private static UUID patient(String firstName, String lastName) {
        return clinic.reception
                .post(
                        "/patients",
                        Map.of(
                                "mrn",
                                Canary.MRN + UUID.randomUUID().toString().substring(0, 8),
                                "firstName",
                                firstName,
                                "lastName",
                                lastName,
                                "dateOfBirth",
                                "1980-02-29"))
                .is(201)
                .id();
    }

    @Test
    void figuresChartsAndHistoryFollowTheFilterInTheAddress() {
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("no-shows");
            browser.read(By.cssSelector(".figures"), "66.7%");
            browser.read(MAIN, "Late cancellations");
            browser.read(MAIN, "History: 2");
            browser.read(MAIN, SCRIPT);
            assertThat(browser.ask("return window.hurt === undefined")).isEqualTo(true);
            assertThat(browser.violations()).isEmpty();
            browser.picture("no-shows-light");

            browser.click(By.cssSelector("#reason option[value='PATIENT_CALLED']"));
            browser.click(By.cssSelector("#doctor option[value='" + colleague.id() + "']"));
            browser.click(By.cssSelector("#filters .primary"));
            browser.read(MAIN, "History: 1");
            assertThat(browser.query()).contains("reason=PATIENT_CALLED", "doctor=" + colleague.id());
            browser.reload();
            browser.read(By.cssSelector(".figures"), "100%");

            browser.click(By.id("dark"));
            browser.go("no-shows");
            browser.click(By.tagName("summary"));
            assertThat(browser.violations()).isEmpty();
            browser.picture("no-shows-dark");
            browser.size(500, 900);
            assertThat(browser.sideways()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void daysThatCannotBeAreToldWithTheFormKeptAndEmptyDaysSayWhatToDo() {
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("no-shows?from=2020-01-01&to=2026-01-01");
            browser.read(By.id("result"), "at most 366 days");
            assertThat(browser.see(By.id("from")).getDomProperty("value")).isEqualTo("2020-01-01");
            browser.go("no-shows?from=2020-01-01&to=2020-02-01&reason=NONSENSE&doctor=x&page=-4");
            browser.read(MAIN, "No appointments in this range");
        }
    }

    @Test
    void aDoctorLearnsOnlyFromTheOwn() {
        try (var browser = Browser.open(clinic.server).as(clinic.login(doctor))) {
            browser.go("no-shows?doctor=" + colleague.id());
            browser.read(MAIN, "History: 1");
            browser.read(MAIN, "@nobody knows");
            assertThat(browser.isSeen(By.id("doctor"))).isFalse();
            assertThat(file(browser, "csv").lines()).hasSize(2);
        }
    }

    @Test
    void filesHoldTheHistoryAndNoTextBecomesAFormula() throws IOException {
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("no-shows");
            assertThat(file(browser, "csv").lines()).hasSize(3).anyMatch(line -> line.contains(",'=1+1,"));

            var sheet = part(file(browser, "xlsx"), "xl/worksheets/sheet1.xml");
            assertThat(sheet).doesNotContain("<f>", "<f ");
            var words = part(file(browser, "xlsx"), "xl/sharedStrings.xml");
            assertThat(words).contains(FORMULA, "&lt;script&gt;", "@nobody knows", "Called too late");
        }
        assertThat(clinic.rows.count(
                        "select count(*) from audit_events where operation = 'exportNoShowLogs' and hospital_id = ?",
                        clinic.hospitalId))
                .isGreaterThanOrEqualTo(3);
    }

    /** The file behind the link, each byte a character. */
    private static String file(Browser browser, String format) {
        var link =
                browser.see(By.cssSelector("a[href*='format=" + format + "']")).getDomAttribute("href");
        var bytes = (String) browser.ask(
                "const answer = await fetch(arguments[0]);"
                        + " return btoa(String.fromCharCode(...new Uint8Array(await answer.arrayBuffer())));",
                link);
        return new String(Base64.getDecoder().decode(bytes), StandardCharsets.ISO_8859_1);
    }

    /** By its directory, as spreadsheets read it: what is written in one go says its sizes only there. */
    private static String part(String book, String name) throws IOException {
        var file = Files.createTempFile("history-", ".xlsx");
        try {
            Files.write(file, book.getBytes(StandardCharsets.ISO_8859_1));
            try (var parts = new ZipFile(file.toFile())) {
                return new String(parts.getInputStream(parts.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }
}
