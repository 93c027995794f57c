package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Patients who wait too long, on the screens of those who attend to them. */
@Tag("browser")
class AlertsBrowserIT {

    private static final By LIST = By.id("list");
    private static final By RESULT = By.id("result");
    private static final By COUNT = By.id("alerts-count");

    private Clinic clinic;
    private Clinic.Doctor doctor;
    private Clinic.Login reception;

    @BeforeEach
    void openAClinicOfItsOwn() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
        reception = clinic.hire("RECEPTIONIST");
    }

    /** Somebody who has come, and whose vitals nobody has recorded. */
    private UUID checkIn(String slot) {
        var appointment = clinic.book(clinic.slot(doctor, slot));
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        return appointment;
    }

    /** The clock goes to the minute at which staff are told: five minutes after the slot's end. */
    private String alertOf(UUID appointment, String due) {
        clinic.jumpToJustBefore(clinic.at(due), Duration.ofSeconds(2));
        var alert = "select id from stage_alerts where appointment_id = '" + appointment + "'";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> clinic.rows.all(alert).size() == 1);
        return clinic.rows.one(alert);
    }

    private static By row(String alert) {
        return By.cssSelector("tr[data-id='" + alert + "']");
    }

    private static By button(String alert, String act) {
        return By.cssSelector("tr[data-id='" + alert + "'] [data-act='" + act + "']");
    }

    private Browser open(Clinic.Login login, String address) {
        var browser = Browser.open(clinic.server).as(login).go(address);
        browser.read(By.id("live"), "Live");
        return browser;
    }

    @Test
    void whoWaitsAppearsByItselfAndIsAttendedToWithTheKeys() {
        try (var browser = open(reception, "alerts")) {
            browser.read(LIST, "Nobody waits for you");
            assertThat(browser.title()).startsWith("Alerts");
            browser.picture("alerts-empty-light");

            var alert = alertOf(checkIn("08:00"), "08:20");
            browser.read(row(alert), "No vitals");
            browser.read(COUNT, "1");
            await().until(() -> browser.title().startsWith("(1) Alerts"));
            assertThat(browser.violations()).isEmpty();

            browser.press("a");
            assertThat(clinic.rows.one("select status from stage_alerts where id = '" + alert + "'"))
                    .as("a key without a row that has the focus does nothing")
                    .isEqualTo("ACTIVE");
            browser.ask("arguments[0].focus()", browser.see(row(alert)));
            browser.press("a");
            browser.read(RESULT, "Acknowledged");
            browser.read(row(alert), "Seen by");
            browser.picture("alerts-light");
            assertThat(browser.ask("return document.activeElement.dataset.id"))
                    .as("the row keeps the focus")
                    .isEqualTo(alert);

            browser.press("r");
            browser.see(By.id("note"));
            browser.picture("alerts-resolve-light");
            assertThat(browser.violations()).isEmpty();
            browser.press("sent to room 2", Keys.ENTER);
            browser.read(RESULT, "Resolved");
            browser.read(LIST, "Nobody waits for you");
            browser.read(COUNT, "0");
            await().until(() -> browser.title().startsWith("Alerts"));
            assertThat(clinic.rows.one("select status || ' ' || note from stage_alerts where id = '" + alert + "'"))
                    .isEqualTo("RESOLVED sent to room 2");

            browser.go("alerts?show=resolved");
            browser.read(row(alert), "sent to room 2");
            assertThat(browser.isSeen(button(alert, "resolve"))).isFalse();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aListOrABadgeThatCouldNotBeFetchedIsFetchedWithoutAnotherChange() {
        var first = checkIn("11:00");
        var second = checkIn("11:15");
        try (var browser = open(reception, "alerts")) {
            browser.failOneAnswer("/alert-rows", () -> alertOf(first, "11:20"));
            browser.read(LIST, "No vitals");
            browser.read(COUNT, "1");
            clinic.act(doctor.api(), first, "start").is(200);
            browser.read(COUNT, "0");
            browser.failOneAnswer("/badges", () -> alertOf(second, "11:35"));
            browser.read(COUNT, "1");
        }
    }

    @Test
    void whatOneResolvesLeavesTheOthersListAndWhoeverComesTooLateReadsWhoWasFaster() {
        var alert = alertOf(checkIn("08:30"), "08:50");
        try (var mine = open(reception, "alerts");
                var theirs = open(clinic.hire("NURSE"), "alerts")) {
            theirs.see(row(alert));
            theirs.ask("window.realFetch = window.fetch; window.fetch = () => new Promise(() => {})");
            mine.click(button(alert, "acknowledge"));
            mine.read(row(alert), "Seen by");
            theirs.click(button(alert, "acknowledge"));
            theirs.read(RESULT, "acknowledged this at 08:5");

            theirs.go("alerts");
            theirs.see(row(alert));
            mine.click(button(alert, "resolve"));
            mine.click(By.id("resolve-now"));
            theirs.read(LIST, "Nobody waits for you");
        }
    }

    @Test
    void whoMayNotAttendSeesNoButtonAndIsRefusedInWords() {
        var appointment = checkIn("09:00");
        clinic.act(clinic.nurse(), appointment, "vitals", Map.of("pulsePerMinute", 70))
                .is(200);
        var alert = alertOf(appointment, "09:25");
        try (var browser = open(clinic.hire("NURSE"), "alerts")) {
            browser.read(LIST, "Nobody waits for you");
            browser.go("alerts?show=all");
            browser.read(row(alert), "No doctor");
            assertThat(browser.isSeen(button(alert, "acknowledge"))).isFalse();
            browser.ask("acknowledgeAlert([{ name: 'id', value: '" + alert + "' }, { name: 'version', value: '0' }])");
            browser.read(RESULT, "Your role does not allow this.");
        }
        try (var browser = open(clinic.login(doctor), "alerts")) {
            browser.click(button(alert, "acknowledge"));
            browser.read(row(alert), "Seen by");
            browser.click(button(alert, "resolve"));
            browser.click(By.id("resolve-now"));
            browser.read(LIST, "Nobody waits for you");
        }
        assertThat(clinic.rows.count(
                        "select count(*) from audit_events where operation = 'acknowledgeAlert' and outcome = 'refused'"
                                + " and object_id = '" + alert + "'"))
                .isEqualTo(1);
    }

    @Test
    void aToneIsHeardOnAnyPageOnceSomebodyHasAskedForIt() {
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.beforeEachPage("window.notes = 0; const Real = window.OscillatorNode.prototype.start;"
                    + " window.OscillatorNode.prototype.start = function (...at) { window.notes++;"
                    + " Real.apply(this, at); }");
            browser.go("home");
            browser.read(COUNT, "0");
            var silent = checkIn("09:30");
            alertOf(silent, "09:50");
            browser.read(COUNT, "1");
            assertThat(browser.ask("return window.notes")).isEqualTo(0L);
            assertThat(browser.ask("return document.querySelector('#heard[role=status]').textContent"))
                    .as("for whoever does not see the badge")
                    .isEqualTo("New alert. Alerts waiting: 1.");
            assertThat(browser.see(By.id("live")).getDomAttribute("role")).isEqualTo("status");

            browser.go("alerts");
            browser.click(By.id("sound"));
            browser.read(By.id("sound"), "Sound on");
            assertThat(browser.ask("return window.notes")).isEqualTo(2L);
            clinic.act(clinic.reception, silent, "cancel", Map.of("reason", "left"))
                    .is(200);
            browser.go("home");
            browser.read(COUNT, "0");
            alertOf(checkIn("10:00"), "10:20");
            await().until(() -> browser.ask("return window.notes").equals(2L));
        }
    }

    @Test
    void theListIsReadableInBothThemesAndOnSmallScreens() {
        alertOf(checkIn("10:30"), "10:50");
        try (var browser = open(reception, "alerts?show=all")) {
            browser.click(By.id("dark"));
            browser.see(LIST);
            assertThat(browser.violations()).isEmpty();
            browser.picture("alerts-dark");
            browser.size(768, 1024);
            assertThat(browser.violations()).isEmpty();
            browser.picture("alerts-768-dark");
            browser.size(500, 900);
            assertThat(browser.sideways()).isEmpty();
            for (var page : List.of("alerts?show=resolved", "notifications?show=all")) {
                browser.go(page);
                assertThat(browser.violations()).as(page).isEmpty();
                assertThat(browser.sideways()).as(page).isEmpty();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
