package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What an administrator does without a manual, in a real browser. */
@Tag("browser")
class OperationsBrowserIT {

    private static Clinic clinic;

    @BeforeAll
    static void openTheClinic() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        clinic.jumpTo(clinic.at("07:00"));
    }

    private static Browser asAdministrator() {
        return Browser.open(clinic.server).as(clinic.adminLogin);
    }

    @Test
    void theSweepIsRunAtOnceAndItsHealthStandsInWords() {
        try (var browser = asAdministrator()) {
            browser.go("operations");
            browser.click(By.id("run"));
            browser.read("Run finished in");
            assertThat(browser.see(By.id("health")).getText()).containsAnyOf("Last success", "Runs succeed");
            assertThat(browser.see(By.id("runs")).getText()).contains("request", "success");
            assertThat(browser.isSeen(By.cssSelector(".chart .bar"))).isTrue();
        }
    }

    @Test
    void aMessageThatWasGivenUpIsSentAgain() {
        var doctor = clinic.doctorWhoDoesNotSignIn(30);
        var appointment = clinic.book(clinic.slots(doctor).get(0));
        clinic.act(clinic.reception, appointment, "cancel", Map.of()).is(200);
        assertThat(clinic.rows.execute(
                        "update notifications set status = 'FAILED', reason = 'HTTP_500', attempts = 4, claim = null,"
                                + " sent_at = null where appointment_id = ? and channel = 'SMS'",
                        appointment))
                .isEqualTo(1);
        try (var browser = asAdministrator()) {
            browser.go("operations?outbox=FAILED");
            browser.read("the gateway answered 500");
            browser.click(By.cssSelector("#messages button[name='retry']"));
            browser.read("Queued again, with all its attempts.");
        }
        assertThat(clinic.rows.count(
                        "select count(*) from audit_events e join notifications n on n.id = e.object_id"
                                + " where e.operation = 'retryNotification' and e.outcome = 'success'"
                                + " and n.appointment_id = ?",
                        appointment))
                .isEqualTo(1);
    }

    @Test
    void whatBecomesOfMessagesAppearsByItself() {
        var doctor = clinic.doctorWhoDoesNotSignIn(30);
        var appointment = clinic.book(clinic.slots(doctor).get(0));
        clinic.act(clinic.reception, appointment, "cancel", Map.of()).is(200);
        var message = clinic.rows.one(
                "select id::text from notifications where appointment_id = ? and channel = 'SMS'", appointment);
        try (var browser = asAdministrator()) {
            browser.go("operations?outbox=FAILED");
            browser.see(By.id("outbox-list"));
            assertThat(browser.isSeen(By.id("retry-" + message))).isFalse();
            clinic.rows.execute(
                    "update notifications set status = 'FAILED', reason = 'HTTP_500', attempts = 4, claim = null,"
                            + " sent_at = null where id = ?",
                    UUID.fromString(message));
            await().atMost(Duration.ofSeconds(30)).until(() -> browser.isSeen(By.id("retry-" + message)));
            browser.click(By.id("retry-" + message));
            browser.read("Queued again, with all its attempts.");
        }
    }

    @Test
    void policiesAreSavedAndWhatSomebodyElseSavedMeanwhileIsNotOverwritten() {
        try (var browser = asAdministrator();
                var other = asAdministrator()) {
            other.go("policies");
            browser.go("policies");
            browser.type(By.id("noVitalsAfterMinutes"), "7");
            browser.click(By.id("save"));
            browser.read("Saved. Deadlines of waiting patients are counted anew.");
            assertThat(clinic.admin
                            .get("/policies")
                            .data()
                            .path("policies")
                            .path("noVitalsAfterMinutes")
                            .asInt())
                    .isEqualTo(7);

            other.type(By.id("noVitalsAfterMinutes"), "9");
            other.click(By.id("save"));
            other.read("Somebody changed this meanwhile.");
            assertThat(other.see(By.id("noVitalsAfterMinutes")).getDomProperty("value"))
                    .isEqualTo("7");

            browser.ask("document.getElementById('quietFrom').value = '21:00'");
            browser.click(By.id("save-messages"));
            browser.read("Quiet hours have a beginning and an end");
        }
    }

    @Test
    void anAccountIsAddedGivenAnotherRoleAnotherPasswordAndShut() {
        var username = "u" + UUID.randomUUID().toString().substring(0, 8);
        try (var browser = asAdministrator()) {
            browser.go("accounts");
            browser.click(By.cssSelector("#new-account summary"));
            browser.type(By.id("firstName"), "Nora");
            browser.type(By.id("lastName"), "Newcomer");
            browser.type(By.id("username"), username);
            browser.ask("document.getElementById('newRole').value = 'NURSE'");
            browser.type(By.id("password"), "a first password for Tests");
            browser.click(By.id("add"));
            browser.read("Account added.");
            browser.picture("accounts-one-light");

            browser.ask("document.getElementById('new-role').value = 'RECEPTIONIST'");
            browser.click(By.id("change-role"));
            browser.read("Role changed.");
            assertThat(clinic.rows.one("select role from accounts where username = ?", username))
                    .isEqualTo("RECEPTIONIST");

            browser.click(By.id("reset"));
            var temporary = browser.see(By.id("temporary")).getText();
            Api.signIn(clinic.server, username, temporary);
            browser.go("accounts");
            assertThat(browser.text()).doesNotContain(temporary);

            browser.type(By.id("text"), "Newcomer");
            browser.click(By.id("search"));
            browser.click(By.linkText("Newcomer, Nora"));
            browser.click(By.id("disable"));
            browser.read("Account disabled.");
            assertThat(clinic.rows.one("select enabled::text from accounts where username = ?", username))
                    .isEqualTo("false");
        }
    }

    @Test
    void theOwnAccountIsForOthers() {
        var own = clinic.rows.one("select id::text from accounts where username = ?", clinic.adminLogin.username());
        try (var browser = asAdministrator()) {
            browser.go("accounts?id=" + own);
            browser.read("This is your own account.");
            assertThat(browser.isSeen(By.id("disable"))).isFalse();
        }
    }

    @Test
    void theAuditIsSearched() {
        try (var browser = asAdministrator()) {
            browser.go("accounts");
            browser.go("audit");
            browser.ask("document.getElementById('operation').value = 'listAccounts'");
            browser.click(By.cssSelector("#audit-filter .primary"));
            browser.see(By.id("audit"));
            assertThat(browser.query()).contains("operation=listAccounts");
            assertThat(browser.ask("return [...document.querySelectorAll('#audit tbody tr')]"
                            + ".every((row) => row.cells[2].textContent === 'List accounts')"))
                    .isEqualTo(true);
            browser.go("audit?operation=nothing");
            browser.read("Nothing matches.");
            browser.go("audit?actor=x");
            browser.read("This could not be read");
        }
    }

    @Test
    void nobodyElseComesHere() {
        try (var browser = Browser.open(clinic.server).as(clinic.hire("RECEPTIONIST"))) {
            for (var page : new String[] {"operations", "operations-sweep", "policies", "accounts", "audit"}) {
                browser.go(page);
                browser.read("This page is not for your role");
            }
        }
    }
}
