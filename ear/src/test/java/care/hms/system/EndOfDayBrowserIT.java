package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Nobody is left without an outcome, and the day on paper. */
@Tag("browser")
class EndOfDayBrowserIT {

    private static final By MAIN = By.id("main");
    private static final By POSITION = By.id("position");

    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static UUID left;
    private static UUID seen;
    private static UUID begun;

    @BeforeAll
    static void aMorningWithThreeOpenEnds() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
        left = checkIn("08:00");
        seen = checkIn("08:15");
        begun = checkIn("08:30");
        clinic.act(doctor.api(), begun, "start").is(200);
        clinic.jumpTo(clinic.at("12:30"));
    }

    private static UUID checkIn(String slot) {
        var appointment = clinic.book(clinic.slot(doctor, slot));
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        return appointment;
    }

    @Test
    void openEndsAreWorkedOffOneByOneByWhoeverMay() {
        try (var browser = Browser.open(clinic.server).as(clinic.hire("RECEPTIONIST"))) {
            browser.go("end-of-day");
            browser.read(POSITION, "1 of 3");
            assertThat(browser.isSeen(By.id("complete"))).isFalse();
            assertThat(browser.violations()).isEmpty();
            browser.picture("end-of-day-light");
            browser.click(By.id("cancel"));
            browser.type(By.id("reason"), "went home");
            browser.press(Keys.ENTER);
            assertThat(browser.violations("#d-cancel")).isEmpty();
            browser.picture("end-of-day-cancel-light");
            assertThat(clinic.status(left)).as("only a button settles").isEqualTo("CHECKED_IN");
            browser.click(By.id("cancel-now"));
            browser.read(By.id("result"), "Cancelled.");
            browser.read(POSITION, "2 of 3");
            assertThat(clinic.status(left)).isEqualTo("CANCELLED");

            browser.click(By.linkText("Pass over"));
            browser.read(POSITION, "3 of 3");
            browser.read(MAIN, "can complete it");
            assertThat(browser.isSeen(By.id("cancel"))).isFalse();
            browser.click(By.linkText("Pass over"));
            browser.read(MAIN, "Passed over and still open: 2");
        }
        try (var browser = Browser.open(clinic.server).as(clinic.login(doctor))) {
            browser.go("end-of-day");
            browser.read(POSITION, "1 of 2");
            browser.doubleClick(By.id("complete"));
            browser.read(By.id("d-complete"), "started without them is recorded");
            assertThat(browser.violations("#d-complete")).isEmpty();
            assertThat(clinic.status(seen)).as("asked first").isEqualTo("CHECKED_IN");
            browser.doubleClick(By.id("complete-now"));
            browser.read(By.id("result"), "Completed.");
            browser.read(POSITION, "2 of 2");
            assertThat(browser.isSeen(By.cssSelector(".result .notice-failed"))).isFalse();
            assertThat(clinic.status(seen)).isEqualTo("COMPLETED");
            assertThat(clinic.rows.count(
                            "select count(*) from audit_events where object_id = ?"
                                    + " and operation = 'completeConsultation'",
                            seen))
                    .isEqualTo(1);

            clinic.act(doctor.api(), begun, "complete").is(200);
            browser.read(By.id("changed"), "Somebody has changed this meanwhile.");
            browser.click(By.id("complete"));
            assertThat(browser.isSeen(By.id("without-vitals")))
                    .as("the consultation has begun already")
                    .isFalse();
            browser.click(By.id("complete-now"));
            browser.read(By.id("result"), "changed this meanwhile");
            browser.read(MAIN, "Everyone has an outcome");
            browser.click(By.id("dark"));
            browser.see(MAIN);
            assertThat(browser.violations()).isEmpty();
            browser.picture("end-of-day-empty-dark");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theDayOnPaperHasAPageForEachDoctor() {
        var colleague = clinic.doctorWhoDoesNotSignIn(15);
        clinic.book(clinic.slot(colleague, clinic.day.plusDays(1), "09:00"));
        clinic.book(clinic.slot(doctor, clinic.day.plusDays(1), "10:00"));
        try (var browser = Browser.open(clinic.server).as(clinic.hire("NURSE"))) {
            browser.go("day-list?day=" + clinic.day.plusDays(1));
            assertThat(browser.ask("return document.querySelectorAll('.sheet').length"))
                    .isEqualTo(2L);
            browser.read(MAIN, "10:00");
            assertThat(browser.violations()).isEmpty();
            browser.picture("day-list-light");
            browser.ask("window.print = () => { window.printed = true; }");
            browser.click(By.id("print"));
            assertThat(browser.ask("return window.printed")).isEqualTo(true);
            assertThat(browser.pages()).as("pages of paper").isEqualTo(2);

            browser.go("day-list?day=2020-01-01");
            browser.read(MAIN, "No appointments on");
        }
    }

    @Test
    void theNurseHasNoEndOfDay() {
        try (var browser = Browser.open(clinic.server).as(clinic.hire("NURSE"))) {
            assertThat(browser.isSeen(By.linkText("End of day"))).isFalse();
            browser.go("end-of-day");
            browser.read("This page is not for your role");
        }
    }
}
