package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What somebody is told, at the bell. */
@Tag("browser")
class NotificationsBrowserIT {

    private static final By LIST = By.id("list");
    private static final By COUNT = By.id("unread-count");

    @Test
    void whatArrivesIsCountedAtOnceAndReadOnce() {
        Browser.assumeThereIsOne();
        var clinic = Clinic.open();
        var doctor = clinic.doctor(30);
        var patient = clinic.patientWhoSignsIn();
        var first = clinic.book(clinic.slot(doctor, "08:00"), patient.id());
        var second = clinic.book(clinic.slot(doctor, "09:00"), patient.id());
        try (var browser = Browser.open(clinic.server).as(clinic.login(doctor))) {
            browser.go("notifications");
            browser.read(LIST, "Nothing new");
            browser.picture("notifications-empty-light");

            clinic.act(patient.api(), first, "cancel", Map.of("reason", "ill")).is(200);
            browser.read(COUNT, "1");
            browser.read(LIST, "Urgent");
            browser.failOneAnswer(
                    "/notification-rows", () -> clinic.act(patient.api(), second, "cancel", Map.of("reason", "ill"))
                            .is(200));
            browser.read(COUNT, "2");
            await().until(() ->
                    2L == (Long) browser.ask("return document.querySelectorAll('#list [data-read]').length"));
            assertThat(browser.violations()).isEmpty();
            browser.picture("notifications-light");

            browser.click(By.cssSelector("[data-read]"));
            browser.read(COUNT, "1");
            browser.click(By.id("read-all"));
            browser.read(By.id("result"), "Marked as read: 1.");
            browser.read(COUNT, "0");
            browser.read(LIST, "Nothing new");

            browser.go("notifications?show=all");
            browser.click(By.cssSelector("[data-id] a[href='/appointment?id=" + second + "']"));
            browser.read(By.id("appointment"), "Cancelled");
            browser.back();
            browser.read(LIST, "read ");
            browser.click(By.id("dark"));
            browser.see(LIST);
            assertThat(browser.violations()).isEmpty();
            browser.picture("notifications-dark");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(clinic.rows.count(
                        "select count(*) from notifications n join doctors d on d.account_id = n.account_id"
                                + " where d.id = ? and n.channel = 'IN_APP' and n.read_at is null",
                        doctor.id()))
                .isZero();
    }
}
