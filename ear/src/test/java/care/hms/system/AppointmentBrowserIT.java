package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Everything about one appointment in a real browser. */
@Tag("browser")
class AppointmentBrowserIT {

    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static Clinic.Login reception;
    private static UUID theirs;
    private static int taken;

    @BeforeAll
    static void openTheClinic() {
        Browser.assumeThereIsOne();
        var elsewhere = Clinic.open();
        theirs = elsewhere.book(
                elsewhere.slots(elsewhere.doctorWhoDoesNotSignIn(30)).get(0));
        clinic = Clinic.open();
        clinic.jumpTo(clinic.at("07:10"));
        doctor = clinic.doctor(10);
        reception = clinic.hire("RECEPTIONIST");
    }

    private static UUID book() {
        return clinic.book(clinic.slots(doctor).get(taken++));
    }

    @Test
    void receptionReadsWhatHappenedWhyAndWhoWasTold() {
        var appointment = book();
        clinic.act(clinic.reception, appointment, "confirm").is(200);
        clinic.act(clinic.reception, appointment, "cancel", Map.of("reason", "called"))
                .is(200);
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("appointment?id=" + appointment);
            assertThat(browser.see(By.cssSelector(".timeline")).getText())
                    .containsSubsequence("Cancelled (slot released", "Confirmed", "Booked")
                    .contains(Canary.FIRST_NAME);
            assertThat(browser.see(By.cssSelector(".messages")).getText())
                    .contains("Cancelled by the clinic", "SMS", "not sent: no account")
                    .doesNotContain("reason.", "message.");
            assertThat(browser.see(By.cssSelector(".sentence")).getText()).isNotBlank();
            assertThat(browser.isSeen(By.id("h-audit"))).isFalse();
            assertThat(browser.isSeen(By.id("process"))).isFalse();
        }
    }

    @Test
    void anAdministratorFindsItsProcessAndItsAudit() {
        var appointment = book();
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go("appointment?id=" + appointment);
            assertThat(browser.see(By.id("process")).getDomAttribute("href"))
                    .contains(clinic.rows.one(
                            "select id_ from act_ru_execution where business_key_ = ?", appointment.toString()));
            assertThat(browser.see(By.id("audit")).getText()).contains("Book an appointment", "done");
            browser.click(By.id("process"));
            browser.read(appointment.toString());
        }
    }

    @Test
    void whatOthersDoAppearsByItself() {
        var appointment = book();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("appointment?id=" + appointment);
            browser.read("Scheduled");
            clinic.act(clinic.reception, appointment, "check-in").is(200);
            browser.read("Checked in");
        }
    }

    /** What is looked at by itself, and has not changed, is no reading of anybody's. */
    @Test
    void whatHasNotChangedIsNotReadAgain() {
        var appointment = book();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("appointment?id=" + appointment);
            browser.read("Scheduled");
            var stamp = browser.see(By.id("appointment")).getDomAttribute("data-stamp");
            assertThat(browser.ask("return hms.ask('/appointment-stamp?id=" + appointment
                            + "').then((page) => page.getElementById('stamp').dataset.stamp)"))
                    .isEqualTo(stamp);
        }
        assertThat(clinic.rows.count(
                        "select count(*) from audit_events where operation = 'readAppointment' and object_id = ?"
                                + " and way = 'page'",
                        appointment))
                .isEqualTo(1);
    }

    @Test
    void whatThereIsNotAndWhatIsAnothersLooksTheSame() {
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("appointment?id=" + UUID.randomUUID());
            browser.read("There is nothing here");
            browser.go("appointment?id=" + theirs);
            browser.read("There is nothing here");
            browser.go("appointment");
            browser.read("There is nothing here");
            browser.go("appointment?id=x");
            browser.read("This could not be read");
        }
    }

    @Test
    void vitalsAreShownWithTheirUnits() {
        var appointment = book();
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        clinic.act(clinic.nurse(), appointment, "vitals", Map.of("pulsePerMinute", 72))
                .is(200);
        try (var browser = Browser.open(clinic.server).as(clinic.adminLogin)) {
            browser.go("appointment?id=" + appointment);
            browser.read("72 /min");
        }
    }

    /** Whom the board of the day does not show is found by the patient, and answered on the appointment's own page. */
    @Test
    void anAppointmentOfAnotherDayIsFoundConfirmedAndCancelled() {
        var patient = clinic.patient();
        var appointment = clinic.book(clinic.slot(doctor, clinic.day.plusDays(1), "09:00"), patient);
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("book?patient=" + patient);
            browser.click(By.cssSelector(".coming a"));
            browser.read(By.id("live"), "Live");
            browser.click(By.id("act-CONFIRM"));
            browser.read("confirmed. No message.");
            browser.read(By.className("desk-facts"), "Confirmed");
            assertThat(browser.isSeen(By.id("act-CHECK_IN")))
                    .as("before its day")
                    .isFalse();
            assertThat(browser.isSeen(By.id("act-CONFIRM"))).isFalse();

            browser.click(By.id("act-CANCEL"));
            browser.see(By.id("d-CANCEL"));
            assertThat(browser.violations("#d-CANCEL")).isEmpty();
            browser.type(By.id("cancel-reason"), "called on Monday");
            browser.press(Keys.ENTER);
            browser.read("cancelled. Slot released.");
            browser.read(By.className("desk-facts"), "Cancelled");
            browser.read("called on Monday");
            assertThat(browser.isSeen(By.id("d-CANCEL"))).isFalse();
            assertThat(browser.isSeen(By.id("act-CANCEL"))).isFalse();
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(clinic.status(appointment)).isEqualTo("CANCELLED");
    }

    @Test
    void whatSomebodyMayNotDoIsNotOffered() {
        var appointment = clinic.book(clinic.slot(doctor, clinic.day.plusDays(1), "09:30"));
        try (var browser = Browser.open(clinic.server).as(clinic.hire("NURSE"))) {
            browser.go("day-list?day=" + clinic.day.plusDays(1));
            browser.click(By.cssSelector(".sheet [href$='" + appointment + "']"));
            browser.see(By.className("desk-acts"));
            assertThat(browser.isSeen(By.id("act-CANCEL"))).isFalse();
            assertThat(browser.isSeen(By.partialLinkText("Move"))).isFalse();
        }
    }

    @Test
    void aNurseRecordsVitalsWhereSheReadsAboutThePatientAndLosesNothingTyped() {
        var appointment = book();
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        try (var browser = Browser.open(clinic.server).as(clinic.hire("NURSE"))) {
            browser.go("appointment?id=" + appointment);
            browser.click(By.id("act-VITALS"));
            browser.type(By.id("systolicMmHg"), "120");
            browser.press(Keys.ENTER);
            browser.read(By.cssSelector("#d-VITALS [role='alert']"), "together");
            assertThat(browser.see(By.id("systolicMmHg")).getDomProperty("value"))
                    .isEqualTo("120");
            browser.type(By.id("diastolicMmHg"), "80");
            browser.press(Keys.ENTER);
            browser.read("120/80 mmHg");
            assertThat(browser.isSeen(By.id("d-VITALS"))).isFalse();
        }
    }
}
