package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Booking in a real browser. */
@Tag("browser")
class BookBrowserIT {

    private static final By BOOK = By.id("book");

    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static Clinic.Login reception;
    private static int taken;
    private static int names;

    @BeforeAll
    static void openTheClinic() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        clinic.jumpTo(clinic.at("07:00"));
        doctor = clinic.doctor(10);
        reception = clinic.hire("RECEPTIONIST");
    }

    private static Clinic.Slot slot() {
        return clinic.slots(doctor).get(taken++);
    }

    private static By offer(Clinic.Slot slot) {
        return By.cssSelector(".slot-grid [data-slot='" + slot.id() + "']");
    }

    /** Chooses a slot, which may stand below the bar at the window's end. */
    private static void choose(Browser browser, Clinic.Slot slot) {
        var offer = browser.see(offer(slot));
        browser.ask("arguments[0].scrollIntoView({ block: 'center' })", offer);
        offer.click();
    }

    private static String page() {
        return "book?doctor=" + doctor.id() + "&day=" + clinic.day;
    }

    /** A patient whom a search finds alone. */
    private static String name(UUID patient) {
        var name = "Quux" + (char) ('a' + names++ % 26) + Long.toString(System.nanoTime() % 10_000, 36);
        clinic.rows.execute("update patients set last_name = ? where id = ?", name, patient);
        return name;
    }

    @Test
    void fourStepsBookASlot() {
        var patient = clinic.patient();
        var name = name(patient);
        var slot = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page());
            browser.type(By.id("text"), name.toLowerCase(Locale.ROOT));
            browser.press(Keys.ENTER);
            browser.click(By.cssSelector(".found a"));
            browser.see(By.id("patient"));
            choose(browser, slot);
            browser.press(Keys.ENTER);

            browser.read("is booked:");
            browser.read("What happened");
            assertThat(browser.path()).isEqualTo("/appointment");
        }
        assertThat(clinic.rows.one("select patient_id::text from appointments where slot_id = ?", slot.id()))
                .isEqualTo(patient.toString());
    }

    @Test
    void whoeverDoesNotMindWhichDoctorSeesThemAll() {
        var name = name(clinic.patient());
        var slot = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("book?day=" + clinic.day);
            choose(browser, slot);
            browser.type(By.id("text"), name);
            browser.press(Keys.ENTER);
            browser.click(By.cssSelector(".found a"));
            browser.see(By.id("patient"));
            browser.click(BOOK);
            browser.read("is booked:");
        }
        assertThat(clinic.rows.count("select count(*) from appointments where slot_id = ?", slot.id()))
                .isEqualTo(1);
    }

    @Test
    void aSlotThatIsTakenMeanwhileIsToldInWordsWithTheThreeNearest() {
        var name = name(clinic.patient());
        var before = slot();
        var wanted = slot();
        var after = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page());
            browser.type(By.id("text"), name);
            browser.press(Keys.ENTER);
            browser.click(By.cssSelector(".found a"));
            // The socket is open and silent, and so the page has not heard of the other booking.
            browser.beforeEachPage("window.WebSocket = function () { this.readyState = 1; this.send = () => {}; };"
                    + " window.WebSocket.OPEN = 1");
            browser.reload();
            choose(browser, wanted);
            clinic.book(wanted);
            browser.click(BOOK);

            browser.read("This slot was just taken. Choose another.");
            assertThat(browser.see(By.cssSelector(".alternatives")).findElements(By.cssSelector("button")))
                    .hasSize(3)
                    .extracting(button -> button.getDomAttribute("data-slot"))
                    .contains(before.id().toString(), after.id().toString());
            assertThat(browser.see(BOOK).isEnabled())
                    .as("nothing is chosen for the person")
                    .isFalse();
            browser.picture("book-taken-light");

            browser.click(By.cssSelector(".alternatives [data-slot='" + after.id() + "']"));
            browser.click(BOOK);
            browser.read("is booked:");
        }
        assertThat(clinic.rows.count("select count(*) from appointments where slot_id = ?", after.id()))
                .isEqualTo(1);
    }

    @Test
    void aGridThatCouldNotBeFetchedIsFetchedWithoutAnotherChange() {
        var chosen = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page() + "&patient=" + clinic.patient());
            choose(browser, chosen);
            // Once by itself, when its socket is open.
            await().until(() -> Boolean.TRUE.equals(browser.ask("return performance.getEntriesByType('resource')"
                    + ".some((each) => each.name.includes('/book-slots'))")));
            browser.failOneAnswer("/book-slots", () -> clinic.book(chosen));
            await().atMost(Duration.ofSeconds(30)).until(() -> !browser.isSeen(offer(chosen)));
        }
    }

    @Test
    void whatOthersBookLeavesTheGridByItself() {
        var chosen = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page() + "&patient=" + clinic.patient());
            choose(browser, chosen);
            clinic.book(chosen);
            await().until(() -> !browser.isSeen(offer(chosen)));
            browser.read("this slot was just taken");
            assertThat(browser.see(BOOK).isEnabled()).isFalse();
        }
    }

    @Test
    void whatIsBlockedLeavesTheGridByItself() {
        var colleague = clinic.doctorWhoDoesNotSignIn(60);
        var free = clinic.slots(colleague).get(0);
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("book?doctor=" + colleague.id() + "&day=" + clinic.day);
            browser.see(offer(free));
            clinic.admin
                    .post(
                            "/doctors/" + colleague.id() + "/absences",
                            Map.of(
                                    "type", "PLANNED",
                                    "startDate", clinic.day.toString(),
                                    "endDate", clinic.day.toString()))
                    .is(201);
            await().atMost(Duration.ofSeconds(30)).until(() -> !browser.isSeen(offer(free)));
        }
    }

    @Test
    void aPatientWhoIsElsewhereThenIsToldWhere() {
        var patient = clinic.patient();
        var slot = slot();
        clinic.book(slot, patient);
        var colleague = clinic.doctorWhoDoesNotSignIn(60);
        var inTheWay = clinic.slots(colleague).get(0);
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("book?doctor=" + colleague.id() + "&day=" + clinic.day + "&patient=" + patient);
            choose(browser, inTheWay);
            browser.click(BOOK);
            browser.read("This patient has");
            browser.read("Nothing was booked.");
        }
        assertThat(clinic.rows.count("select count(*) from appointments where patient_id = ?", patient))
                .isEqualTo(1);
    }

    @Test
    void aDoubleClickBooksOnceAndSaysSo() {
        var patient = clinic.patient();
        var slot = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page() + "&patient=" + patient);
            choose(browser, slot);
            browser.doubleClick(BOOK);
            browser.read("is booked:");
        }
        assertThat(clinic.rows.count("select count(*) from appointments where patient_id = ?", patient))
                .isEqualTo(1);
    }

    @Test
    void anUnknownPatientIsRegisteredOnTheWay() {
        var mrn = "NEW-" + UUID.randomUUID();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page());
            browser.type(By.id("text"), "Nobodycalledthat");
            browser.press(Keys.ENTER);
            browser.read("Nobody is called that.");
            browser.type(By.id("mrn"), mrn);
            browser.type(By.id("firstName"), "<b>Ada</b>");
            browser.type(By.id("lastName"), "=1+1");
            browser.ask("document.getElementById('dateOfBirth').value = '1980-02-29'");
            browser.click(By.id("register"));
            browser.read("<b>Ada</b> =1+1 is registered.");
            browser.see(By.id("patient"));
            browser.picture("book-registered-light");
        }
        assertThat(clinic.rows.one("select first_name from patients where mrn = ?", mrn))
                .isEqualTo("<b>Ada</b>");
    }

    @Test
    void everythingCanBeDoneWithKeys() {
        var patient = clinic.patient();
        var first = slot();
        var second = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go(page() + "&patient=" + patient);
            browser.ask("document.querySelector(\"[data-slot='" + first.id() + "']\").focus()");
            browser.press(Keys.ARROW_DOWN);
            assertThat(browser.ask("return document.activeElement.dataset.slot"))
                    .isEqualTo(second.id().toString());
            browser.press(Keys.ENTER);
            browser.press(Keys.ENTER);
            browser.read("is booked:");
        }
        assertThat(clinic.rows.one("select patient_id::text from appointments where slot_id = ?", second.id()))
                .isEqualTo(patient.toString());
    }

    @Test
    void choosingADoctorWithArrowKeysKeepsThePageAndTheFocus() {
        var patient = clinic.patient();
        var slot = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("book?day=" + clinic.day + "&patient=" + patient);
            browser.ask("window.marked = true; document.getElementById('doctor').focus()");
            var steps = (Long) browser.ask(
                    "return [...document.getElementById('doctor').options]"
                            + ".findIndex((option) => option.value === arguments[0])",
                    doctor.id().toString());
            for (var i = 0; i < steps; i++) {
                browser.press(Keys.ARROW_DOWN);
            }
            browser.read(By.cssSelector("#slots .leaf"), "Week after");
            browser.see(offer(slot));
            assertThat(browser.ask("return document.activeElement.id")).isEqualTo("doctor");
            assertThat(browser.ask("return window.marked")).isEqualTo(true);
            assertThat(browser.query()).contains("doctor=" + doctor.id());
            choose(browser, slot);
            browser.press(Keys.ENTER);
            browser.read("is booked:");
        }
        assertThat(clinic.rows.one("select patient_id::text from appointments where slot_id = ?", slot.id()))
                .isEqualTo(patient.toString());
    }

    @Test
    void anAppointmentIsMovedToAnotherSlot() {
        var appointment = clinic.book(slot());
        var other = slot();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("appointment?id=" + appointment);
            browser.click(By.partialLinkText("Move to another slot"));
            choose(browser, other);
            browser.click(BOOK);
            browser.read("is moved:");
        }
        assertThat(clinic.rows.one("select slot_id::text from appointments where id = ?", appointment))
                .isEqualTo(other.id().toString());
    }

    @Test
    void aDoctorBooksOnlyOwnSlotsAndANurseNone() {
        var nurse = clinic.hire("NURSE");
        var colleague = clinic.doctorWhoDoesNotSignIn(20);
        try (var browser = Browser.open(clinic.server).as(clinic.login(doctor))) {
            browser.go("book?doctor=" + colleague.id() + "&day=" + clinic.day);
            assertThat(browser.isSeen(By.id("doctor"))).isFalse();
            browser.see(offer(clinic.slots(doctor).get(taken)));
        }
        try (var browser = Browser.open(clinic.server).as(nurse)) {
            assertThat(browser.isSeen(By.cssSelector("[data-page='BOOK']"))).isFalse();
            browser.go("book");
            browser.read("This page is not for your role");
        }
    }

    @Test
    void aDayWithoutFreeSlotsNamesTheNextOne() {
        var colleague = clinic.doctorWhoDoesNotSignIn(240);
        var slots = clinic.slots(colleague);
        clinic.admin
                .post(
                        "/doctors/" + colleague.id() + "/absences",
                        Map.of(
                                "type", "PLANNED",
                                "startDate", clinic.day.toString(),
                                "endDate", clinic.day.plusDays(7).toString()))
                .is(201);
        assertThat(slots).isNotEmpty();
        try (var browser = Browser.open(clinic.server).as(reception)) {
            browser.go("book?doctor=" + colleague.id() + "&day=" + clinic.day);
            browser.read("No free slot from");
            browser.click(By.cssSelector("[data-go-day].primary"));
            browser.see(By.cssSelector(".slot-grid [data-slot]"));
        }
    }
}
