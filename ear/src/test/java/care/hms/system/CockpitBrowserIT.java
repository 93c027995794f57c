package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Cockpit as people see it, in a real browser: each role signs in and looks for the appointment that waits. */
@Tag("browser")
class CockpitBrowserIT {

    private static final By INSTANCES = By.cssSelector(".ctn-content table.cam-table tbody tr");
    private static final By DIAGRAM = By.cssSelector(".ctn-content .djs-container");
    private static final By WAITING = By.cssSelector("[data-container-id='Task_WaitForArrival'] .instance-count");
    private static final By TOOLS = By.cssSelector(".ctn-toolbar a.btn");
    private static final By WHO = By.cssSelector(".account");

    private static Clinic ours;
    private static Clinic theirs;
    private static String waiting;
    private static String waitingElsewhere;
    private static String definition;

    @BeforeAll
    static void bookInTwoHospitals() {
        Browser.assumeThereIsOne();
        ours = Clinic.open();
        theirs = Clinic.open();
        waiting = book(ours);
        waitingElsewhere = book(theirs);
        definition = ours.rows.one(
                "select proc_def_id_ from act_ru_execution where business_key_ = ? and parent_id_ is null", waiting);
    }

    private static String book(Clinic clinic) {
        return clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), theirs.day, "11:00"))
                .toString();
    }

    @Test
    void aHospitalsAdministratorSeesTheOwnInstanceInTheDiagramAndNoTools() {
        try (var browser = Browser.open(ours.server)) {
            signIn(browser, ours.adminLogin.username(), ours.adminLogin.password());
            browser.picture("cockpit-hospital-admin-dashboard");
            openTheProcess(browser);

            browser.read(waiting);
            assertThat(browser.text()).doesNotContain(waitingElsewhere);
            assertThat(browser.see(WAITING).getText()).isEqualTo("1");
            assertThat(browser.isSeen(TOOLS)).isFalse();
            browser.picture("cockpit-hospital-admin-process");

            browser.click(By.linkText(instance(waiting)));
            browser.read("noShowDueAt");
            browser.see(DIAGRAM);
            assertThat(browser.isSeen(TOOLS)).isFalse();
            browser.picture("cockpit-hospital-admin-instance");
            assertThat(browser.complaints()).isEmpty();

            browser.go("camunda/app/cockpit/default/#/process-instance/" + instance(waitingElsewhere) + "/runtime");
            browser.reload();
            browser.read("No running process instance with ID " + instance(waitingElsewhere));
            assertThat(browser.text()).doesNotContain(waitingElsewhere);
        }
    }

    @Test
    void thePlatformsAdministratorSeesEveryHospitalsInstancesAndTheTools() {
        try (var browser = Browser.open(ours.server)) {
            signIn(browser, "system", TestSystem.DEMO_PASSWORD);
            browser.picture("cockpit-system-admin-dashboard");
            openTheProcess(browser);

            browser.read(waiting);
            browser.read(waitingElsewhere);
            browser.see(TOOLS);
            browser.picture("cockpit-system-admin-process");

            browser.click(By.linkText(instance(waiting)));
            browser.read("noShowDueAt");
            browser.see(TOOLS);
            browser.picture("cockpit-system-admin-instance");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anotherRoleReadsWhyNotAndWhatToDo() {
        try (var browser = Browser.open(ours.server)) {
            browser.as(new Clinic.Login("nurse", TestSystem.DEMO_PASSWORD)).go("camunda/");

            assertThat(browser.see(By.tagName("h1")).getText()).isEqualTo("Cockpit is for administrators");
            assertThat(browser.title()).contains("Cockpit is for administrators");
            browser.picture("cockpit-refused");
            browser.click(By.linkText("To the start page"));
            browser.see(By.id("live"));
            assertThat(browser.path()).isEqualTo("/today");
        }
    }

    private static void signIn(Browser browser, String username, String password) {
        browser.as(new Clinic.Login(username, password)).go("camunda/");
        browser.see(WHO);
        browser.read("Running Process Instances");
    }

    private static void openTheProcess(Browser browser) {
        browser.go("camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime");
        browser.see(DIAGRAM);
        browser.see(INSTANCES);
        browser.see(WAITING);
    }

    private static String instance(String businessKey) {
        return ours.rows.one("select id_ from act_ru_execution where business_key_ = ?", businessKey);
    }
}
