package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Working hours and absences in a real browser: shown before they are done. */
@Tag("browser")
class DoctorsBrowserIT {

    private static final By APPLY = By.cssSelector("button[name='apply-absence']");
    private static final By WITHDRAW = By.cssSelector("button[name='withdraw']");

    private static Clinic clinic;
    private Clinic.Doctor doctor;
    private static LocalDate day;

    @BeforeAll
    static void openTheClinic() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        clinic.jumpTo(clinic.at("07:00"));
        day = clinic.day;
    }

    @BeforeEach
    void hire() {
        doctor = clinic.doctorWhoDoesNotSignIn(30);
    }

    private String page() {
        return "doctors?doctor=" + doctor.id();
    }

    /** Asks what an absence of the whole day would do. */
    private void ask(Browser browser, String type) {
        browser.click(By.cssSelector("#absence-form [value='" + type + "']"));
        browser.ask("document.getElementById('startDate').value = '" + day + "'");
        browser.click(By.id("look-absence"));
        browser.see(By.id("preview"));
    }

    @Test
    void anEmergencyIsShownFirstAndDoneWithOneConfirmation() {
        var expected = clinic.book(clinic.slots(doctor).get(0));
        var waiting = clinic.book(clinic.slots(doctor).get(1));
        clinic.act(clinic.reception, waiting, "check-in").is(200);
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            browser.read("No absences planned.");
            ask(browser, "EMERGENCY");
            browser.read("2 appointments would be cancelled, 8 slots blocked");
            browser.read("In the waiting room already (1)");
            browser.read("Nothing has happened yet.");
            assertThat(clinic.status(expected)).isEqualTo("SCHEDULED");
            browser.picture("doctors-leave-light");
            assertThat(browser.violations()).isEmpty();
            browser.ask("document.documentElement.dataset.theme = 'dark'");
            browser.size(768, 1024);
            browser.picture("doctors-leave-dark-768");
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.sideways()).isEmpty();

            browser.ask("document.addEventListener('submit', (event) => setTimeout(() =>"
                    + " sessionStorage.setItem('busy', event.target.querySelector('.busy').innerText)))");
            browser.click(APPLY);
            browser.read("2 appointments cancelled, 8 slots blocked");
            assertThat(browser.ask("return sessionStorage.getItem('busy')").toString())
                    .contains("2 appointments", "Please wait");
            assertThat(browser.see(By.cssSelector(".absences")).getText()).contains("whole day", "Emergency leave");
        }
        assertThat(clinic.status(expected)).isEqualTo("CANCELLED");
        assertThat(clinic.status(waiting)).isEqualTo("CANCELLED");
    }

    @Test
    void whoCameSinceTheLookIsShownBeforeAnythingIsDone() {
        clinic.book(clinic.slots(doctor).get(0));
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            ask(browser, "EMERGENCY");
            var late = clinic.book(clinic.slots(doctor).get(3));
            browser.click(APPLY);
            browser.read("Something has changed since you looked. Nothing was done");
            assertThat(browser.see(By.cssSelector("tr.is-new")).getText()).contains("09:30", "new");
            assertThat(clinic.status(late)).isEqualTo("SCHEDULED");

            browser.click(APPLY);
            browser.read("2 appointments cancelled");
            assertThat(clinic.status(late)).isEqualTo("CANCELLED");
        }
    }

    @Test
    void aPlannedAbsenceKeepsItsAppointmentsAndCanBeWithdrawn() {
        var appointment = clinic.book(clinic.slots(doctor).get(0));
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            ask(browser, "PLANNED");
            browser.read("8 slots would be blocked; 1 appointment in that time would stay.");
            browser.click(APPLY);
            browser.read("Absence entered. 8 slots blocked, 1 appointment stays.");
            browser.click(By.cssSelector(".absences button"));
            browser.read("7 slots would be free again.");
            browser.read("Nothing has happened yet.");
            assertThat(browser.violations()).isEmpty();
            browser.picture("doctors-withdraw-light");
            browser.click(WITHDRAW);
            browser.read("Absence withdrawn.");
            browser.read("No absences planned.");
        }
        assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");
        assertThat(clinic.rows.count(
                        "select count(*) from doctor_slots where doctor_id = ? and is_blocked", doctor.id()))
                .isZero();
    }

    @Test
    void anAbsenceIsShortenedAfterALookAtWhatThatDoes() {
        var stays = clinic.book(clinic.slot(doctor, "08:00"));
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            browser.ask("document.getElementById('absence-reason').value = 'conference'");
            ask(browser, "PLANNED");
            browser.click(APPLY);
            browser.click(By.cssSelector(".absences a"));
            browser.read("Change the absence:");
            assertThat(browser.see(By.id("startDate")).getDomProperty("value")).isEqualTo(day.toString());
            assertThat(browser.see(By.id("absence-reason")).getDomProperty("value"))
                    .isEqualTo("conference");
            assertThat(browser.query()).doesNotContain("conference");
            browser.ask("document.querySelector('[name=startTime]').value = '10:00'");
            browser.click(By.id("look-absence"));
            browser.read(
                    "3 slots would be free again. 4 slots would be blocked; no appointments in that time would stay."
                            + " Nothing has happened yet.");
            browser.picture("doctors-change-light");
            assertThat(browser.violations()).isEmpty();
            browser.click(APPLY);
            browser.read("Absence changed. 4 slots blocked, no appointments stay.");
            assertThat(browser.see(By.cssSelector(".absences")).getText()).contains("10:00", "conference");
        }
        assertThat(clinic.status(stays)).isEqualTo("SCHEDULED");
        assertThat(clinic.rows.count(
                        "select count(*) from doctor_slots where doctor_id = ? and is_blocked and slot_date = ?::date",
                        doctor.id(),
                        day.toString()))
                .isEqualTo(4);
        assertThat(clinic.rows.count(
                        "select count(*) from doctor_absences where doctor_id = ? and withdrawn_at is null",
                        doctor.id()))
                .isEqualTo(1);
    }

    /** Who is told would be one less than the button says. */
    @Test
    void whoLeftSinceTheLookIsToldBeforeAnythingIsDone() {
        var stays = clinic.book(clinic.slots(doctor).get(0));
        var leaves = clinic.book(clinic.slots(doctor).get(1));
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            ask(browser, "EMERGENCY");
            browser.read("2 appointments would be cancelled");
            clinic.act(clinic.reception, leaves, "cancel", Map.of("reason", "called"))
                    .is(200);
            browser.click(APPLY);
            browser.read("Something has changed since you looked. Nothing was done");
            browser.read(By.id("gone"), "1 appointment that stood here before is concerned no more.");
            assertThat(clinic.status(stays)).isEqualTo("SCHEDULED");

            browser.click(APPLY);
            browser.read("1 appointment cancelled");
        }
        assertThat(clinic.status(stays)).isEqualTo("CANCELLED");
    }

    @Test
    void otherHoursAreShownFirstAndThenChanged() {
        clinic.book(clinic.slots(doctor).get(0));
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            for (var weekday : DayOfWeek.values()) {
                browser.ask("document.getElementById('" + weekday + "').value = '10:00-12:00'");
            }
            browser.click(By.id("look-hours"));
            browser.read("1 appointment outside the new hours would stay.");
            browser.picture("doctors-hours-light");
            browser.click(By.cssSelector("button[name='apply-hours']"));
            browser.read("Hours changed. Appointments outside of them: 1");
            assertThat(browser.see(By.id("MONDAY")).getDomProperty("value")).isEqualTo("10:00-12:00");
        }
        assertThat(clinic.rows.one(
                        "select min(start_time)::text from doctor_slots where doctor_id = ? and slot_date = ?::date"
                                + " and retired_at is null and appointment_id is null",
                        doctor.id(),
                        day.toString()))
                .isEqualTo("10:00:00");
    }

    @Test
    void whatCannotBeReadIsToldByItsDayAndNothingTypedIsLost() {
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go(page());
            browser.ask("document.getElementById('hours-form').noValidate = true;"
                    + " document.getElementById('TUESDAY').value = 'mornings'");
            browser.click(By.id("look-hours"));
            browser.read("Tuesday: type periods such as");
            assertThat(browser.see(By.id("TUESDAY")).getDomProperty("value")).isEqualTo("mornings");
        }
    }

    @Test
    void aDoctorPlansOnlyTheOwnTime() {
        var own = clinic.doctor(20);
        try (var browser = Browser.open(clinic.server).as(clinic.login(own))) {
            browser.go("doctors");
            browser.see(By.id("hours-form"));
            assertThat(browser.isSeen(By.cssSelector(".side"))).isFalse();
            browser.go(page());
            browser.read("There is nothing here");
        }
        try (var browser = Browser.open(clinic.server).as(clinic.hire("RECEPTIONIST"))) {
            browser.go("doctors");
            browser.read("This page is not for your role");
        }
    }
}
