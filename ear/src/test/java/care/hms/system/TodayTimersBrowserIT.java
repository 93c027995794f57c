package care.hms.system;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The board while the day's deadlines pass, without anybody touching it. */
@Tag("browser")
class TodayTimersBrowserIT {

    private static final System.Logger LOGGER = System.getLogger(TodayTimersBrowserIT.class.getName());

    /** Other tests run at the same time and may take the machine for a moment. */
    private static final int TRIES = 5;

    private Clinic clinic;

    @BeforeEach
    void openAClinicOfItsOwn() {
        Browser.assumeThereIsOne();
        clinic = Clinic.open();
    }

    @Test
    void latenessNoShowAndAlertAppearByThemselvesAndTheDayIsPutRight() {
        var doctor = clinic.doctorWhoDoesNotSignIn(15);
        var missing = clinic.book(clinic.slot(doctor, "08:00"));
        var waiting = clinic.book(clinic.slot(doctor, "08:15"));
        var marked = clinic.book(clinic.slot(doctor, "08:30"));
        clinic.act(clinic.reception, waiting, "check-in").is(200);
        var reception = clinic.hire("RECEPTIONIST");
        clinic.jumpTo(clinic.at("07:55"));

        try (var board = Board.open(clinic, reception)) {
            assertThat(board.browser.see(Board.row(missing)).getText()).doesNotContain("LATE");
            clinic.jumpToJustBefore(clinic.at("08:00"), Duration.ofSeconds(2));
            board.rowReads(missing, "LATE");
            board.rowReads(missing, "in 15 min");
            assertThat(board.browser.ask(
                            "return document.querySelector(arguments[0]).closest('[aria-hidden=true]')",
                            "#r-" + missing + " [data-minutes]"))
                    .as("what is shown is read aloud")
                    .isNull();
            assertThat(board.browser.ask("return document.getElementById('announce').textContent"))
                    .as("a minute that passes is no news")
                    .isEqualTo("");

            clinic.jumpToJustBefore(clinic.at("08:15"), Duration.ofSeconds(2));
            board.rowReads(missing, "No-show");
            board.reads(By.id("announce"), "Changes: 1.");

            clinic.jumpToJustBefore(clinic.at("08:35"), Duration.ofSeconds(2));
            board.rowReads(waiting, "No vitals");
            board.reads(By.id("attention"), "No vitals");
            board.reads(By.id("alerts-count"), "1");
            board.browser.picture("today-alert-light");

            board.choose(marked, "NO_SHOW");
            board.browser.picture("today-no-show-light");
            board.confirm();
            board.rowReads(marked, "No-show");
            board.says("no-show. Slot released. SMS queued.");

            board.press(missing);
            board.browser.type(By.id("reinstate-reason"), "came late");
            board.confirm();
            board.rowReads(missing, "Checked in");
            board.says("waiting since 08:3");
        }
    }

    /** More than twenty at once are told as one change; either way no row's version says that its deadline moved. */
    @ParameterizedTest
    @ValueSource(ints = {1, 21})
    void deadlinesThatMoveWithThePoliciesMoveOnAnOpenBoard(int appointments) {
        var doctor = clinic.doctorWhoDoesNotSignIn(10);
        var booked = clinic.slots(doctor).stream()
                .limit(appointments)
                .map(slot -> clinic.book(slot))
                .toList();
        try (var board = Board.open(clinic, clinic.hire("RECEPTIONIST"))) {
            clinic.jumpTo(clinic.at("08:01"));
            board.rowReads(booked.get(0), "in 9 min");
            lengthenTheNoShowTime(30);
            board.rowReads(booked.get(0), "in 29 min");
            clinic.jumpTo(clinic.at("08:11"));
            board.rowReads(booked.get(0), "in 19 min");
            board.press(booked.get(0));
            board.rowReads(booked.get(0), "Checked in");
        }
    }

    private void lengthenTheNoShowTime(int minutes) {
        clinic.admin
                .put(
                        "/policies",
                        Map.of(
                                "noShowAfterMinutes", minutes,
                                "alertClock", "SLOT_END",
                                "noVitalsAfterMinutes", 5,
                                "noDoctorAfterMinutes", 10,
                                "waitingTooLongAfterMinutes", 30,
                                "minimumRemainingMinutes", 3,
                                "slotHorizonDays", 60,
                                "undoCheckInMinutes", 2),
                        "If-Match",
                        clinic.admin.get("/policies").is(200).etag())
                .is(200);
    }

    @Test
    void whoeverStandsOnALinkToWhoNeedsAttentionStillDoesWhenTheListChanges() {
        var doctor = clinic.doctorWhoDoesNotSignIn(60);
        var late = clinic.book(clinic.slot(doctor, "08:00"));
        var later = clinic.book(clinic.slot(doctor, "09:00"));
        clinic.jumpTo(clinic.at("07:55"));
        try (var board = Board.open(clinic, clinic.hire("RECEPTIONIST"))) {
            clinic.jumpTo(clinic.at("08:01"));
            board.reads(By.id("attention"), "LATE");
            board.tabTo("#attention a");
            assertThat(board.focus()).isEqualTo(late.toString());
            clinic.act(clinic.reception, later, "confirm").is(200);
            board.rowReads(later, "Confirmed");
            assertThat(board.focus()).isEqualTo(late.toString());

            clinic.act(clinic.reception, late, "check-in").is(200);
            board.rowReads(late, "Checked in");
            assertThat(board.focus()).as("nobody needs attention any more").isEqualTo("find");
        }
    }

    @Test
    void atMidnightTheBoardIsThatOfTheNextDayUnlessSomebodyIsInTheMiddleOfSomething() {
        var doctor = clinic.doctorWhoDoesNotSignIn(30);
        var today = clinic.book(clinic.slot(doctor, "11:00"));
        var tomorrow = clinic.book(clinic.slot(doctor, clinic.day.plusDays(1), "09:00"));
        var midnight = clinic.day.plusDays(1).atStartOfDay(Clinic.ZONE).toInstant();
        clinic.jumpTo(clinic.at("10:00"));
        try (var board = Board.open(clinic, clinic.hire("RECEPTIONIST"))) {
            board.reads(By.id("day"), dayOf(clinic.day));
            board.browser.ask("window.marked = true");
            board.choose(today, "CANCEL");
            board.browser.type(By.id("cancel-reason"), "called");
            clinic.jumpToJustBefore(midnight, Duration.ofSeconds(2));
            board.reads(By.id("clock"), "00:00");
            board.reads(By.id("day"), dayOf(clinic.day));
            assertThat(board.browser.see(By.id("cancel-reason")).getDomProperty("value"))
                    .isEqualTo("called");

            board.browser.click(By.cssSelector("dialog[open] [data-close]"));
            board.reads(By.id("day"), dayOf(clinic.day.plusDays(1)));
            board.rowReads(tomorrow, "Scheduled");
            assertThat(board.browser.isSeen(Board.row(today))).isFalse();
            assertThat(board.browser.ask("return window.marked")).isEqualTo(true);
            board.press(tomorrow);
            board.rowReads(tomorrow, "Checked in");
        }
    }

    private static String dayOf(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(date);
    }

    @Test
    void fiveHundredAppointmentsAreShownWithinASecondAndAChangeIsOneRow() {
        var crowd = Crowd.of(clinic, 500);
        var reception = clinic.hire("RECEPTIONIST");
        try (var board = Board.open(clinic, reception)) {
            board.browser.beforeEachPage("document.addEventListener('DOMContentLoaded', () =>"
                    + " requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now();"
                    + " window.listed = document.querySelectorAll('.row').length; })))");
            // One that is slow because the machine is busy is tried again.
            assertThat(DoubleStream.generate(() -> reload(board)).limit(TRIES).anyMatch(millis -> millis < 1000))
                    .as("painted within a second from asking")
                    .isTrue();

            board.browser.ask("window.drawn = 0; new MutationObserver((changes) => changes.forEach((change) =>"
                    + " change.addedNodes.forEach((node) => { if (node.classList?.contains('row')) window.drawn++; })))"
                    + ".observe(document.getElementById('board'), { childList: true, subtree: true })");
            clinic.act(clinic.reception, crowd.get(250), "confirm").is(200);
            board.rowReads(crowd.get(250), "Confirmed");
            assertThat(board.browser.ask("return window.drawn")).isEqualTo(1L);

            var statements = new Statements(TestSystem.shared());
            assertThat(statements.of(() -> board.browser.fetch("today"))).hasSizeLessThanOrEqualTo(6);
            assertThat(statements.of(() -> board.browser.fetch("today?status=CONFIRMED")))
                    .as("one row costs what five hundred cost")
                    .hasSameSizeAs(statements.of(() -> board.browser.fetch("today")));
            assertThat(statements.of(() -> board.browser.fetch("today-rows?id=" + crowd.get(250))))
                    .as("a change of one row")
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    /** How long it takes until the whole list is painted. */
    private static double reload(Board board) {
        board.browser.reload();
        board.isLive();
        assertThat((Long) board.browser.ask("return window.listed")).isGreaterThanOrEqualTo(500);
        var millis = ((Number) board.browser.ask("return window.painted")).doubleValue();
        LOGGER.log(INFO, "500 appointments painted after {0} ms", millis);
        return millis;
    }
}
