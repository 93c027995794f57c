package care.hms.system;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The board of the day in a real browser: what each role does on it, before the first slot of the day begins. */
@Tag("browser")
class TodayBrowserIT {

    private static final System.Logger LOGGER = System.getLogger(TodayBrowserIT.class.getName());

    private static Clinic clinic;
    private static Clinic.Doctor doctor;
    private static Clinic.Login reception;
    private static Clinic.Login nurse;
    private static int taken;

    @BeforeAll
    static void openTheClinic() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
        clinic.jumpTo(clinic.at("07:30"));
        doctor = clinic.doctor(5);
        reception = clinic.hire("RECEPTIONIST");
        nurse = clinic.hire("NURSE");
    }

    /** Books the doctor's next slot of the day. */
    private static UUID book() {
        return clinic.book(clinic.slots(doctor).get(taken++));
    }

    private static UUID bookAndCheckIn() {
        var appointment = book();
        clinic.act(clinic.reception, appointment, "check-in").is(200);
        return appointment;
    }

    @Test
    void receptionChecksInWithOneClickAndMendsAMistakeWithAnother() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.rowReads(appointment, "Scheduled");
            board.press(appointment);
            board.rowReads(appointment, "Checked in");
            board.says("checked in 07:3");
            assertThat(clinic.status(appointment)).isEqualTo("CHECKED_IN");

            board.browser.click(By.cssSelector("#notices .notice-done button.button"));
            board.rowReads(appointment, "Scheduled");
            board.says("check-in taken back");
            assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");
        }
    }

    @Test
    void receptionConfirmsMovesAndCancelsAndReadsWhatFollowed() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.choose(appointment, "CONFIRM");
            board.rowReads(appointment, "Confirmed");
            board.says("confirmed. No message.");

            board.choose(appointment, "RESCHEDULE");
            board.browser.see(By.cssSelector("#slots [data-slot]"));
            board.browser.picture("today-move-light");
            board.browser.click(By.cssSelector("#slots .slot-grid [data-slot]:last-child"));
            board.says("moved to", "11:55", "old slot is released", "SMS queued.");
            board.rowReads(appointment, "11:55");
            standsAsTheServerWouldHavePutIt(board);

            board.choose(appointment, "CANCEL");
            board.browser.picture("today-cancel-light");
            board.confirm();
            board.rowReads(appointment, "Cancelled");
            board.says("cancelled. Slot released. SMS queued.");
            assertThat(board.browser.isSeen(Board.primary(appointment))).isFalse();
        }
    }

    @Test
    void theNurseRecordsVitalsAndIsToldWhichValueCannotBe() {
        var appointment = bookAndCheckIn();
        try (var board = Board.open(clinic, nurse)) {
            board.press(appointment);
            board.browser.type(By.id("pulsePerMinute"), "300");
            board.confirm();
            assertThat(board.browser.isSeen(By.id("d-VITALS")))
                    .as("the browser itself refuses it")
                    .isTrue();
            board.browser.ask("document.querySelectorAll('#f-VITALS input').forEach((field) => {"
                    + " field.removeAttribute('max'); })");
            board.confirm();
            board.says("Pulse: enter 20–250 per minute. Nothing saved.");
            board.reads(By.cssSelector("#d-VITALS [role='alert']"), "Pulse: enter 20–250 per minute. Nothing saved.");
            assertThat(board.browser.isSeen(By.id("d-VITALS")))
                    .as("nothing typed is lost")
                    .isTrue();

            board.browser.type(By.id("pulsePerMinute"), "72");
            board.browser.type(By.id("temperatureCelsius"), "36.8");
            board.browser.picture("today-vitals-light");
            board.confirm();
            board.says("vitals saved 07:3");
            await().untilAsserted(() -> assertThat(board.browser.isSeen(Board.primary(appointment)))
                    .as("the nurse has done what is hers")
                    .isFalse());
            assertThat(clinic.rows.one(
                            "select pulse_per_minute || '/' || temperature_celsius from vital_signs"
                                    + " where appointment_id = ?",
                            appointment))
                    .isEqualTo("72/36.8");
        }
    }

    @Test
    void theDoctorSeesHisOwnStartsAndCompletes() {
        var mine = bookAndCheckIn();
        var colleague = clinic.doctorWhoDoesNotSignIn(30);
        var theirs = clinic.book(clinic.slots(colleague).get(0));
        try (var board = Board.open(clinic, clinic.login(doctor))) {
            assertThat(board.browser.isSeen(Board.row(theirs))).isFalse();
            board.choose(mine, "START");
            board.browser.read("Start without vitals?");
            board.confirm();
            board.rowReads(mine, "In progress");
            board.says("started 07:3");

            board.press(mine);
            board.browser.read("This is final.");
            board.confirm();
            board.rowReads(mine, "Completed");
            board.says("completed 07:3");

            board.browser.go("today?who=all");
            board.rowReads(theirs, "Scheduled");
            assertThat(board.browser.see(Board.row(theirs)).getDomAttribute("data-acts"))
                    .as("on a colleague's patients a doctor is offered nothing")
                    .isNullOrEmpty();
        }
    }

    @Test
    void everyRoleIsOfferedWhatItMayDo() {
        var expected = book();
        var waiting = bookAndCheckIn();
        try (var board = Board.open(clinic, reception)) {
            assertThat(List.of("CHECK_IN", "CONFIRM", "RESCHEDULE", "CANCEL"))
                    .allSatisfy(act ->
                            assertThat(board.offers(expected, act)).as(act).isTrue());
            assertThat(List.of("VITALS", "START", "COMPLETE"))
                    .allSatisfy(act ->
                            assertThat(board.offers(waiting, act)).as(act).isFalse());
        }
        try (var board = Board.open(clinic, nurse)) {
            assertThat(board.offers(expected, "CHECK_IN")).isTrue();
            assertThat(board.offers(waiting, "VITALS")).isTrue();
            assertThat(List.of("CANCEL", "RESCHEDULE"))
                    .allSatisfy(act ->
                            assertThat(board.offers(expected, act)).as(act).isFalse());
        }
    }

    @Test
    void anActThatSomebodyForgesIsRefusedInWordsAndWrittenDown() {
        var waiting = bookAndCheckIn();
        try (var board = Board.open(clinic, reception)) {
            board.browser.ask("hmsAct([{ name: 'act', value: 'START' }, { name: 'id', value: '" + waiting
                    + "' }, { name: 'version', value: '1' }])");
            board.says("Your role does not allow this.");
            board.browser.ask("hmsAct([{ name: 'act', value: 'DELETE' }, { name: 'id', value: '" + waiting
                    + "' }, { name: 'version', value: '1' }])");
            board.says("Something that was entered cannot be taken.");
        }
        assertThat(clinic.status(waiting)).isEqualTo("CHECKED_IN");
        assertThat(clinic.rows.count(
                        "select count(*) from audit_events where operation = 'startConsultation' and object_id = ?"
                                + " and outcome = 'refused'",
                        waiting))
                .isEqualTo(1);
    }

    @Test
    void whatOneDoesTheOtherSeesWithinASecondAndNothingElseIsDrawnAnew() {
        var appointments = List.of(book(), book(), book());
        var other = book();
        try (var mine = Board.open(clinic, reception);
                var theirs = Board.open(clinic, nurse)) {
            theirs.mark(other);
            var order = theirs.order();

            // One that is slow because the machine is busy is tried again; a page that polls is slow each time.
            assertThat(appointments)
                    .as("milliseconds from the click to the other screen")
                    .anySatisfy(each -> assertThat(millisToTheOtherScreen(mine, theirs, each))
                            .isLessThan(1000));
            assertThat(theirs.isMarked(other))
                    .as("the other row is the same node")
                    .isTrue();
            assertThat(theirs.order()).isEqualTo(order);
        }
    }

    private static long millisToTheOtherScreen(Board mine, Board theirs, UUID appointment) {
        theirs.browser.ask("window.seen = null; new MutationObserver(() => {"
                + " if (window.pressed && !window.seen && document.querySelector('#r-" + appointment
                + ".row-CHECKED_IN')) window.seen = Date.now(); })"
                + ".observe(document.getElementById('board'), { childList: true, subtree: true });"
                + " window.pressed = true");
        var pressed = (Number) mine.browser.ask(
                "document.querySelector('#r-" + appointment + " .primary').click(); return Date.now()");
        theirs.rowReads(appointment, "Checked in");
        var millis = ((Number) theirs.browser.ask("return window.seen")).longValue() - pressed.longValue();
        LOGGER.log(INFO, "from the click to the other screen {0} ms", millis);
        return millis;
    }

    @Test
    void theFirstRowsOfADoctorBringTheirGroupAlong() {
        var colleague = clinic.doctorWhoDoesNotSignIn(60);
        bringTheirGroupsAlong(bookAndCheckIn(), colleague, "by=doctor");
    }

    @Test
    void theFirstRowsOfAnHourBringTheirGroupAlong() {
        var colleague = clinic.doctorWhoDoesNotSignIn(60);
        var waiting = clinic.book(clinic.slot(colleague, "08:00"));
        clinic.act(clinic.reception, waiting, "check-in").is(200);
        bringTheirGroupsAlong(waiting, colleague, "by=time&who=" + colleague.id());
    }

    private static void bringTheirGroupsAlong(UUID waiting, Clinic.Doctor colleague, String query) {
        try (var board = Board.open(clinic, nurse, "today?" + query)) {
            board.browser.ask("window.marked = true");
            board.press(waiting);
            board.browser.type(By.id("pulsePerMinute"), "72");

            for (var start : List.of("10:00", "09:00")) {
                board.rowReads(clinic.book(clinic.slot(colleague, start)), "Scheduled");
            }
            assertThat(board.browser.see(By.id("pulsePerMinute")).getDomProperty("value"))
                    .isEqualTo("72");
            assertThat(board.browser.ask("return window.marked")).isEqualTo(true);
            board.confirm();
            board.says("vitals saved 07:3");
            standsAsTheServerWouldHavePutIt(board);
        }
    }

    private static void standsAsTheServerWouldHavePutIt(Board board) {
        var headings = "return [...document.querySelectorAll('.group h2')].map((each) => each.textContent).join()";
        var order = board.order();
        var read = board.browser.ask(headings);
        board.browser.reload();
        board.isLive();
        assertThat(order).isEqualTo(board.order());
        assertThat(read).isEqualTo(board.browser.ask(headings));
    }

    @Test
    void aDoubleClickDoesItOnce() {
        var clicked = book();
        var entered = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.doubleClick(Board.primary(clicked));
            board.rowReads(clicked, "Checked in");
            board.browser.ask("document.getElementById('r-" + entered + "').focus()");
            board.browser.press(Keys.ENTER, Keys.ENTER);
            board.rowReads(entered, "Checked in");
        }
        for (var appointment : List.of(clicked, entered)) {
            assertThat(clinic.rows.count(
                            "select count(*) from audit_events where operation = 'checkIn' and object_id = ?",
                            appointment))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsBegunInAnotherRowMeanwhileFollows() {
        var first = book();
        var second = book();
        var third = bookAndCheckIn();
        try (var board = Board.open(clinic, nurse)) {
            board.browser.ask(
                    "for (const id of arguments) { document.querySelector(`#r-${id} .primary`).click(); }",
                    first.toString(),
                    second.toString(),
                    third.toString());
            board.rowReads(first, "Checked in");
            board.rowReads(second, "Checked in");
            board.browser.type(By.id("pulsePerMinute"), "72");
            board.confirm();
            board.says("vitals saved 07:3");
            assertThat(board.browser.isSeen(By.cssSelector(".row [aria-disabled='true']")))
                    .isFalse();
        }
        assertThat(clinic.status(second)).isEqualTo("CHECKED_IN");
    }

    @Test
    void whoeverComesTooLateReadsWhoWasFasterAndSeesTheRowAsItIs() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.click(By.id("hold"));
            clinic.act(clinic.reception, appointment, "cancel", Map.of("reason", "called"))
                    .is(200);
            board.reads(By.id("hold"), "changes waiting: 1");
            board.rowReads(appointment, "Scheduled");
            board.press(appointment);
            board.says("cancelled this at 07:3", "The row is up to date now.");
            board.rowReads(appointment, "Cancelled");
        }
    }

    @Test
    void filtersStandInTheAddressAndFiguresFollowThem() {
        var waiting = bookAndCheckIn();
        var expected = book();
        try (var board = Board.open(clinic, reception, "today?status=CHECKED_IN&by=time")) {
            board.rowReads(waiting, "Checked in");
            assertThat(board.browser.isSeen(Board.row(expected))).isFalse();
            var rows = board.browser.ask("return document.querySelectorAll('.row').length");
            assertThat(board.browser
                            .see(By.cssSelector("[data-count='CHECKED_IN'] b"))
                            .getText())
                    .isEqualTo(rows.toString());
            board.browser.reload();
            assertThat(board.browser.query()).contains("status=CHECKED_IN", "by=time");
            board.browser.go("password");
            board.browser.go("home");
            board.browser.click(By.cssSelector("#menu [data-page='TODAY']"));
            assertThat(board.browser.query()).contains("status=CHECKED_IN", "by=time");

            board.isLive();
            clinic.act(clinic.reception, expected, "check-in").is(200);
            board.rowReads(expected, "Checked in");
        }
    }

    @Test
    void whoeverFindsNobodyIsToldSoAndClearsWhatHeTyped() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.type(By.id("find"), "zzz");
            board.reads(By.id("nothing"), "No appointment of today matches.");
            assertThat(board.browser.isSeen(By.cssSelector("#nothing a[href='/book']")))
                    .as("the day is not empty")
                    .isFalse();
            board.browser.click(By.id("clear"));
            board.rowReads(appointment, "Scheduled");
            assertThat(board.browser.ask("return document.activeElement.id")).isEqualTo("find");

            board.browser.go("today?status=COMPLETED&who=" + UUID.randomUUID());
            board.reads(By.id("nothing"), "No appointment of today matches.");
            board.browser.click(By.id("clear"));
            board.rowReads(appointment, "Scheduled");
        }
    }

    /** With real keys alone: Tab leads to the rows, and never does a script set the focus. */
    @Test
    void everythingCanBeDoneWithKeysAndNothingWhileSomebodyTypes() {
        var patient = clinic.patient();
        var name = "Zyx" + Long.toString(System.nanoTime() % 1_000_000, 36);
        clinic.rows.execute("update patients set last_name = ? where id = ?", name, patient);
        var appointment = clinic.book(clinic.slots(doctor).get(taken++), patient);
        try (var board = Board.open(clinic, reception)) {
            find(board, name + " m");
            assertThat(board.browser.isSeen(By.id("row-menu"))).isFalse();
            board.browser.press(Keys.BACK_SPACE, Keys.BACK_SPACE);
            board.tabTo(".row");
            assertThat(board.focus()).isEqualTo("r-" + appointment);
            board.browser.press("m");
            board.browser.see(By.id("row-menu"));
            board.browser.press(Keys.ARROW_DOWN);
            board.browser.press(Keys.ENTER);
            board.rowReads(appointment, "Confirmed");
            await().until(() -> board.browser
                    .ask("return document.activeElement.closest('.row')?.id")
                    .equals("r-" + appointment));
            board.browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
            board.browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
            assertThat(board.focus()).isEqualTo("r-" + appointment);
            board.browser.press(Keys.ENTER);
            board.rowReads(appointment, "Checked in");
        }
        try (var board = Board.open(clinic, clinic.login(doctor))) {
            find(board, name);
            board.tabTo(".row");
            board.browser.press(Keys.ENTER);
            board.browser.see(By.id("pulsePerMinute"));
            board.browser.press("72", Keys.ENTER);
            board.says("vitals saved 07:3");
            await().until(() -> board.focus().equals("r-" + appointment));
            board.browser.press(Keys.ENTER);
            board.rowReads(appointment, "In progress");
            board.browser.press(Keys.ENTER);
            board.browser.read("This is final.");
            board.tabTo("dialog[open] .ui-button");
            board.browser.press(Keys.ENTER);
            board.rowReads(appointment, "Completed");
        }
    }

    private static void find(Board board, String name) {
        board.browser.press(Keys.chord(Keys.ALT, Keys.SHIFT, "f"));
        board.browser.press(name);
    }

    @Test
    void whoeverStandsInARowThatLeavesTheBoardStandsInTheNext() {
        var colleague = clinic.doctorWhoDoesNotSignIn(30);
        var booked = clinic.slots(colleague).stream()
                .limit(3)
                .map(slot -> clinic.book(slot))
                .toList();
        try (var board = Board.open(clinic, reception, "today?status=SCHEDULED&who=" + colleague.id())) {
            board.tabTo(".row");
            assertThat(board.focus()).isEqualTo("r-" + booked.get(0));
            board.browser.press(Keys.ENTER);
            await().until(() -> board.focus().equals("r-" + booked.get(1)));
            board.browser.press(Keys.ENTER);
            await().until(() -> board.focus().equals("r-" + booked.get(2)));
            clinic.act(clinic.reception, booked.get(2), "cancel", Map.of("reason", "ill"))
                    .is(200);
            await().until(() -> board.focus().equals("find"));
        }
        assertThat(clinic.status(booked.get(1))).isEqualTo("CHECKED_IN");
    }

    @Test
    void theRowsAreReachedWithTabWhicheverOfThemAreShown() {
        var colleague = clinic.doctorWhoDoesNotSignIn(30);
        var first = clinic.book(clinic.slots(colleague).get(0));
        var patient = clinic.patient();
        clinic.rows.execute("update patients set last_name = 'Zzyzx' where id = ?", patient);
        var second = clinic.book(clinic.slots(colleague).get(1), patient);
        try (var board = Board.open(clinic, reception, "today?who=" + colleague.id())) {
            board.browser.type(By.id("find"), "zzyzx");
            assertThat(board.browser.isSeen(Board.row(first))).isFalse();
            board.tabTo(".row");
            assertThat(board.focus()).isEqualTo("r-" + second);
            board.browser.press(Keys.ENTER);
            board.rowReads(second, "Checked in");

            board.browser.type(By.id("find"), "");
            board.browser.press(" ", Keys.BACK_SPACE);
            board.rowReads(first, "Scheduled");
            assertThat(board.browser.ask("return document.querySelectorAll('.row[tabindex=\"0\"]').length"))
                    .isEqualTo(1L);
            clinic.act(clinic.reception, second, "cancel", Map.of("reason", "ill"))
                    .is(200);
            board.rowReads(second, "Cancelled");
            board.tabTo(".row");
            assertThat(board.focus()).isEqualTo("r-" + second);
        }
    }

    @Test
    void choosingWithArrowKeysKeepsThePageTheFocusAndWhatIsTyped() {
        var waiting = bookAndCheckIn();
        var expected = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.ask("window.marked = true");
            board.browser.type(By.id("find"), Canary.LAST_NAME);
            board.browser.ask("document.getElementById('status').focus()");
            board.browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
            await().until(() -> !board.browser.isSeen(Board.row(expected)));
            board.rowReads(waiting, "Checked in");
            assertThat(board.focus()).isEqualTo("status");
            assertThat(board.browser.ask("return window.marked")).isEqualTo(true);
            assertThat(board.browser.ask("return document.getElementById('find').value"))
                    .isEqualTo(Canary.LAST_NAME);
            assertThat(board.browser.query()).contains("status=CHECKED_IN");

            clinic.act(clinic.reception, expected, "check-in").is(200);
            board.rowReads(expected, "Checked in");
            assertThat(board.focus()).isEqualTo("status");
            board.browser.click(By.cssSelector(".switch label:last-child"));
            board.reads(By.cssSelector(".group h2"), ":00");
            assertThat(board.browser.query()).contains("status=CHECKED_IN", "by=time");
            assertThat(board.browser.ask("return window.marked")).isEqualTo(true);

            board.browser.go("password");
            board.browser.back();
            board.isLive();
            board.rowReads(waiting, "Checked in");
            assertThat(board.browser.query()).contains("status=CHECKED_IN", "by=time");
            assertThat(board.browser.ask("return document.querySelector('.switch input:checked').value"))
                    .isEqualTo("time");
        }
    }

    @Test
    void aMenuThatIsClosedByAClickElsewhereDoesNotTakeTheFocusFromThere() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.click(By.cssSelector("#r-" + appointment + " [data-menu]"));
            board.browser.see(By.id("row-menu"));
            board.browser.click(By.id("find"));
            assertThat(board.browser.isSeen(By.id("row-menu"))).isFalse();
            assertThat(board.focus()).isEqualTo("find");
        }
    }

    @Test
    void tenChangesAtOnceAreOneSentence() {
        var appointments = Stream.generate(TodayBrowserIT::book).limit(6).toList();
        try (var board = Board.open(clinic, reception)) {
            board.browser.ask("window.sentences = []; new MutationObserver(() =>"
                    + " window.sentences.push(document.getElementById('announce').textContent))"
                    + ".observe(document.getElementById('announce'), { childList: true })");
            appointments.forEach(
                    each -> clinic.act(clinic.reception, each, "confirm").is(200));
            appointments.forEach(each -> board.rowReads(each, "Confirmed"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sentences(board).stream()
                                    .mapToInt(words -> Integer.parseInt(words.replaceAll("[^0-9]", "")))
                                    .sum()
                            == appointments.size());
            assertThat(sentences(board)).hasSizeLessThanOrEqualTo(3);
            assertThat(board.browser.see(By.id("clock")).getDomAttribute("aria-live"))
                    .isNull();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> sentences(Board board) {
        return (List<String>) board.browser.ask("return window.sentences");
    }

    @Test
    void aLostSocketIsToldAndChangesStillArriveUntilItIsBack() {
        var appointment = book();
        var later = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.ask("window.RealSocket = WebSocket; window.WebSocket = function () {"
                    + " setTimeout(() => this.onclose?.(), 10); return this; };"
                    + " window.WebSocket.OPEN = 1; hms.loseSocket()");
            board.reads(By.id("live"), "Updating every 5 s");
            board.browser.picture("today-polling-light");
            clinic.act(clinic.reception, appointment, "confirm").is(200);
            board.rowReads(appointment, "Confirmed");
            board.browser.ask("window.WebSocket = window.RealSocket");
            board.isLive();
            clinic.act(clinic.reception, later, "confirm").is(200);
            board.rowReads(later, "Confirmed");
        }
    }

    @Test
    void aSocketThatCannotBeOpenedAtFirstIsOpenedLater() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.beforeEachPage("window.RealSocket = WebSocket; window.WebSocket = function () {"
                    + " setTimeout(() => this.onclose?.(), 10); return this; }; window.WebSocket.OPEN = 1");
            board.browser.go("today");
            board.reads(By.id("live"), "Updating every 5 s");
            board.browser.ask("window.WebSocket = window.RealSocket");
            board.isLive();
            clinic.act(clinic.reception, appointment, "confirm").is(200);
            board.rowReads(appointment, "Confirmed");
        }
    }

    /** As where something on the way swallows the handshake: the browser itself gives up after minutes only. */
    @Test
    void aSocketThatStaysConnectingIsTakenForLost() {
        var meanwhile = book();
        var later = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.beforeEachPage("window.RealSocket = WebSocket; window.WebSocket = function () {"
                    + " this.readyState = 0; this.close = () => {}; }; window.WebSocket.OPEN = 1");
            board.browser.go("today");
            board.reads(By.id("live"), "Updating every 5 s");
            clinic.act(clinic.reception, meanwhile, "confirm").is(200);
            board.rowReads(meanwhile, "Confirmed");
            board.browser.ask("window.WebSocket = window.RealSocket");
            board.isLive();
            clinic.act(clinic.reception, later, "confirm").is(200);
            board.rowReads(later, "Confirmed");
        }
    }

    /** In the page's own time, of which a minute passes in a second: long after others have given up trying. */
    @Test
    void fourMinutesWithoutASocketAreMadeGoodToo() {
        var meanwhile = book();
        var later = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.beforeEachPage("""
                    const realNow = performance.now.bind(performance);
                    performance.now = () => realNow() * 60;
                    const realInterval = window.setInterval;
                    window.setInterval = (act, millis) => realInterval(act, millis / 60);
                    window.tries = 0;
                    window.RealSocket = WebSocket;
                    window.WebSocket = function () {
                      window.tries++;
                      setTimeout(() => this.onclose?.(), 1);
                      return this;
                    };
                    window.WebSocket.OPEN = 1;
                    """);
            board.browser.go("today");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ((Number) board.browser.ask("return window.tries")).intValue() >= 4 * 60 / 5);
            board.reads(By.id("live"), "Updating every 5 s");
            clinic.act(clinic.reception, meanwhile, "confirm").is(200);
            board.rowReads(meanwhile, "Confirmed");

            board.browser.ask("window.WebSocket = window.RealSocket");
            board.isLive();
            clinic.act(clinic.reception, later, "confirm").is(200);
            board.rowReads(later, "Confirmed");
        }
    }

    @Test
    void aRowThatCouldNotBeFetchedIsFetchedWithoutAnotherChange() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.failOneAnswer("/today-rows", () -> clinic.act(clinic.reception, appointment, "confirm")
                    .is(200));
            board.rowReads(appointment, "Confirmed");
        }
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        var appointment = book();
        var told = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.ask("window.told = []; hms.onChange((change) => window.told.push(change.id))");
            clinic.rows.rollBack("update appointments set version = version + 1 where id = ?", appointment);
            clinic.act(clinic.reception, told, "confirm").is(200);
            board.rowReads(told, "Confirmed");
            assertThat(board.browser.ask("return window.told").toString())
                    .contains(told.toString())
                    .doesNotContain(appointment.toString());
        }
    }

    /** Whoever hears of the second change first shows that, and the first one afterwards takes nothing back. */
    @Test
    void ofTwoChangesOutOfOrderTheNewestStays() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.beforeEachPage("const Real = WebSocket; window.WebSocket = class extends Real {"
                    + " constructor(address) { super(address); window.socket = this; } };"
                    + " window.kept = []; window.asked = 0; const fetched = window.fetch;"
                    + " window.fetch = (address, ...more) => {"
                    + " if (String(address).includes('id=" + appointment + "')) window.asked++;"
                    + " return fetched(address, ...more); }");
            board.browser.reload();
            board.isLive();
            board.browser.ask("const hear = window.socket.onmessage; window.hear = hear;"
                    + " window.socket.onmessage = (message) => { const change = JSON.parse(message.data);"
                    + " if (change.id === '" + appointment + "') window.kept.push(message); else hear(message); }");
            clinic.act(clinic.reception, appointment, "confirm").is(200);
            clinic.act(clinic.reception, appointment, "check-in").is(200);
            await().until(() -> (Long) board.browser.ask("return window.kept.length") >= 2);
            assertThat(board.browser.ask("return window.asked")).isEqualTo(0L);

            board.browser.ask("window.hear(window.kept[window.kept.length - 1])");
            board.rowReads(appointment, "Checked in");
            board.browser.ask("window.hear(window.kept[0])");
            var later = book();
            board.rowReads(later, "Scheduled");
            board.rowReads(appointment, "Checked in");
            assertThat(board.browser.ask("return window.asked"))
                    .as("what is old is not asked for")
                    .isEqualTo(1L);
        }
    }

    @Test
    void aChangeAboveMovesNothingUnderWhoeverReadsBelow() {
        var colleague = clinic.doctorWhoDoesNotSignIn(15);
        var booked = clinic.slots(colleague).stream()
                .limit(8)
                .map(slot -> clinic.book(slot))
                .toList();
        try (var board = Board.open(clinic, reception)) {
            board.browser.size(1000, 500);
            board.browser.ask("window.scrollTo(0, document.documentElement.scrollHeight)");
            board.browser.picture("today-below-light");
            var before = placeOf(board, booked.get(7));
            assertThat(placeOf(board, booked.get(0))).as("out of sight").isNegative();
            clinic.act(clinic.reception, booked.get(0), "confirm").is(200);
            await().until(() -> board.browser
                    .ask("return document.getElementById('r-" + booked.get(0) + "').dataset.status")
                    .equals("CONFIRMED"));
            board.browser.picture("today-below-changed-light");
            assertThat(placeOf(board, booked.get(7))).isEqualTo(before);
        }
    }

    /** How far below the window's upper edge the row stands. */
    private static long placeOf(Board board, UUID appointment) {
        return ((Number) board.browser.ask(
                        "return Math.round(document.getElementById(arguments[0]).getBoundingClientRect().top)",
                        "r-" + appointment))
                .longValue();
    }

    @Test
    void aNameThatIsAScriptIsANameOnly() {
        var patient = clinic.reception
                .post(
                        "/patients",
                        Map.of(
                                "mrn", "MRN-" + UUID.randomUUID(),
                                "firstName", "<img src=x onerror=window.broken=1>",
                                "lastName", "<script>window.broken=1</script>",
                                "dateOfBirth", "1980-02-29"))
                .is(201)
                .id();
        var appointment = clinic.book(clinic.slots(doctor).get(taken++), patient);
        try (var board = Board.open(clinic, reception)) {
            board.rowReads(appointment, "<script>window.broken=1</script>, <img");
            board.press(appointment);
            board.says("<script>");
            board.rowReads(appointment, "Checked in");
            assertThat(board.browser.ask("return window.broken")).isNull();
            assertThat(board.browser.complaints()).isEmpty();
        }
    }

    @Test
    void theBoardIsReadableForEverybodyInBothThemesAndAtEveryWidth() {
        bookAndCheckIn();
        book();
        try (var board = Board.open(clinic, reception)) {
            for (var theme : List.of("light", "dark")) {
                if (theme.equals("dark")) {
                    board.browser.size(1280, 800);
                    board.browser.click(By.id("dark"));
                    board.isLive();
                }
                var dialogs =
                        List.of("VITALS", "START", "COMPLETE", "NO_SHOW", "REINSTATE", "CANCEL", "RESCHEDULE", "keys");
                for (var dialog : dialogs) {
                    var id = "d-" + dialog;
                    board.browser.ask("document.getElementById(arguments[0]).showModal()", id);
                    assertThat(board.browser.violations("#" + id))
                            .as(theme + " " + id)
                            .isEmpty();
                    board.browser.ask("document.getElementById(arguments[0]).close()", id);
                }
                for (var width : List.of(1920, 1280, 768)) {
                    board.browser.size(width, width == 768 ? 1024 : width == 1280 ? 800 : 1080);
                    assertThat(board.browser.violations())
                            .as(theme + " " + width)
                            .isEmpty();
                    assertThat(board.browser.sideways()).as(theme + " " + width).isEmpty();
                    board.browser.picture("today-" + theme + "-" + width);
                }
            }
            board.browser.size(1280, 800);
            board.browser.click(By.cssSelector("[data-menu]"));
            assertThat(board.browser.violations("#row-menu")).as("menu").isEmpty();
            board.browser.picture("today-menu-dark");
            board.browser.press(Keys.ESCAPE);
            assertThat(board.browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPageThatWasOpenForTooLongSaysSoAndIsUpToDateAgain() {
        var appointment = book();
        try (var board = Board.open(clinic, reception)) {
            board.browser.ask("document.querySelectorAll('[name=\"jakarta.faces.ViewState\"]').forEach((field) => {"
                    + " field.value = '1:1'; })");
            board.press(appointment);
            board.says("This page was open for too long.");
            board.rowReads(appointment, "Scheduled");
        }
    }

    @Test
    void theDomainsClockIsShownAndNotTheBrowsers() {
        try (var board = Board.open(clinic, reception)) {
            var shown = ((Number) board.browser.ask("return hms.clock.now()")).longValue();
            assertThat(Instant.ofEpochMilli(shown)).isCloseTo(clinic.now(), within(Duration.ofSeconds(3)));
            assertThat(board.browser.see(By.className("clock")).getText()).contains("07:3", "Europe/Berlin");
            board.browser.read("Simulated time");
        }
    }
}
