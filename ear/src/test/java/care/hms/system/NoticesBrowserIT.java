package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What people are told of their acts, for how long, and what stays when no answer comes. */
@Tag("browser")
class NoticesBrowserIT {

    private static final String UNANSWERED = "No answer came from the server.";
    private static final By RESULT = By.id("result");
    private static final By ERROR = By.cssSelector(".result .notice-failed");

    private static Clinic clinic;
    private static Clinic.Doctor doctor;

    @BeforeAll
    static void openTheClinic() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
    }

    private static UUID book(String slot) {
        return clinic.book(clinic.slot(doctor, slot));
    }

    private static UUID checkIn(String slot) {
        var appointment = book(slot);
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        return appointment;
    }

    @Test
    void vitalsThatAreNotAnsweredStayTypedAndAreSavedWithTheNextTry() {
        var appointment = checkIn("10:00");
        try (var board = Board.open(clinic, clinic.hire("NURSE"))) {
            board.press(appointment);
            board.browser.type(By.id("pulsePerMinute"), "72");
            board.browser.unplug(true);
            board.confirm();
            board.reads(By.cssSelector("#d-VITALS .notice-failed"), UNANSWERED);
            assertThat(board.browser.see(By.id("pulsePerMinute")).getDomProperty("value"))
                    .isEqualTo("72");
            assertThat(board.browser.violations("#d-VITALS")).isEmpty();
            board.browser.picture("today-vitals-unanswered");

            board.browser.unplug(false);
            board.confirm();
            board.says("vitals saved");
            assertThat(board.browser.isSeen(By.id("d-VITALS"))).isFalse();
            assertThat(clinic.rows.one(
                            "select pulse_per_minute::text from vital_signs where appointment_id = ?", appointment))
                    .isEqualTo("72");
        }
    }

    @Test
    void aClickThatIsNotAnsweredIsTold() {
        var appointment = book("10:15");
        try (var board = Board.open(clinic, clinic.hire("RECEPTIONIST"))) {
            board.browser.unplug(true);
            board.press(appointment);
            board.says(UNANSWERED);
            assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");

            board.browser.unplug(false);
            board.press(appointment);
            board.rowReads(appointment, "Checked in");
        }
    }

    @Test
    void theNoteOnAnAlertStaysTyped() {
        var appointment = checkIn("08:00");
        clinic.jumpToJustBefore(clinic.at("08:20"), Duration.ofSeconds(2));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        clinic.rows.count("select count(*) from stage_alerts where appointment_id = ?", appointment)
                                == 1);
        try (var browser = Browser.open(clinic.server).as(clinic.hire("RECEPTIONIST"))) {
            browser.go("alerts");
            browser.click(By.cssSelector("[data-act='resolve']"));
            browser.type(By.id("note"), "sent to room 2");
            browser.unplug(true);
            browser.click(By.id("resolve-now"));
            browser.read(By.cssSelector("#resolve .notice-failed"), UNANSWERED);
            assertThat(browser.see(By.id("note")).getDomProperty("value")).isEqualTo("sent to room 2");

            browser.unplug(false);
            browser.click(By.id("resolve-now"));
            browser.read(RESULT, "Resolved");
            assertThat(browser.isSeen(By.id("resolve"))).isFalse();
            assertThat(clinic.rows.one("select note from stage_alerts where appointment_id = ?", appointment))
                    .isEqualTo("sent to room 2");
        }
    }

    @Test
    void anErrorStaysUntilItIsDismissedAndWhatWasDoneUntilTheNextAct() {
        var appointment = book("10:30");
        try (var board = Board.open(clinic, clinic.hire("RECEPTIONIST"))) {
            board.browser.ask("hmsAct([{ name: 'act', value: 'START' }, { name: 'id', value: '" + appointment
                    + "' }, { name: 'version', value: '0' }])");
            board.says("Your role does not allow this.");
            lookAtSlots(board, appointment);
            board.reads(ERROR, "Your role does not allow this.");

            board.press(appointment);
            board.says("checked in");
            board.reads(ERROR, "Your role does not allow this.");
            lookAtSlots(board, book("10:45"));
            board.browser.click(By.cssSelector(".result .notice-done button.button"));
            board.rowReads(appointment, "Scheduled");
            board.says("check-in taken back");
            assertThat(board.browser.ask("return document.querySelectorAll('.result .notice-done').length"))
                    .as("of what was done, the last")
                    .isEqualTo(1L);

            board.browser.click(By.cssSelector(".result .notice-failed .notice-close"));
            assertThat(board.browser.isSeen(ERROR)).isFalse();
        }
    }

    /** Another question to the server, and nobody's act. */
    private static void lookAtSlots(Board board, UUID appointment) {
        board.choose(appointment, "RESCHEDULE");
        board.browser.see(By.cssSelector("#slots [data-slot]"));
        board.browser.click(By.cssSelector("#d-RESCHEDULE [data-close]"));
    }
}
