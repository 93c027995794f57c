package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.simulator.LoadingOrder.DeskAct;
import care.hms.simulator.LoadingOrder.Kind;
import care.hms.simulator.RecordedBooking.RecordedSlot;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadingOrderTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-19");

    @Test
    void aSlotIsCancelledBeforeItIsBookedAgain() {
        assertThat(acts(
                        Recordings.row("D01", "09:00", "M3", "2026-01-15", "attended", "08:50", "", "09:01", "09:10"),
                        Recordings.row("D01", "09:00", "M2", "2026-01-12", "cancelled"),
                        Recordings.row("D01", "09:00", "M1", "2026-01-10", "cancelled")))
                .containsExactly(
                        "2026-01-10 BOOK M1",
                        "2026-01-12 CANCEL M1",
                        "2026-01-12 BOOK M2",
                        "2026-01-15 CANCEL M2",
                        "2026-01-15 BOOK M3");
    }

    @Test
    void ofTwoBookingsOnOneDayTheCancelledOneIsFirst() {
        assertThat(acts(
                        Recordings.row("D01", "09:00", "M2", "2026-01-10", "unknown"),
                        Recordings.row("D01", "09:00", "M1", "2026-01-10", "cancelled")))
                .containsExactly("2026-01-10 BOOK M1", "2026-01-10 CANCEL M1", "2026-01-10 BOOK M2");
    }

    @Test
    void aSlotThatNobodyTakesAgainIsCancelledTheDayBefore() {
        assertThat(acts(Recordings.row("D01", "09:00", "M1", "2026-01-10", "cancelled")))
                .containsExactly("2026-01-10 BOOK M1", "2026-01-18 CANCEL M1");
    }

    @Test
    void bookingsOfDifferentSlotsOnOneDayMayBeMadeAtTheSameTime() {
        var waves = LoadingOrder.waves(Recordings.of(
                        Recordings.row("D01", "09:00", "M1", "2026-01-10", "unknown"),
                        Recordings.row("D02", "09:00", "M2", "2026-01-10", "unknown"),
                        Recordings.row("D02", "09:15", "M3", "2026-01-11", "unknown"))
                .day(MONDAY));

        assertThat(waves).extracting(List::size).containsExactly(2, 1);
    }

    /** The whole recorded week: a slot is free when it is booked, days never go back, and each act is done once. */
    @Test
    void everyDayOfTheWeekCanBeLoadedInItsOrder() {
        var week = Recordings.week();
        for (var date : week.dates()) {
            var day = week.day(date);
            var waves = LoadingOrder.waves(day);
            var holders = new HashMap<RecordedSlot, RecordedBooking>();
            for (var wave : waves) {
                assertThat(wave).extracting(act -> act.booking().slot()).doesNotHaveDuplicates();
                assertThat(wave)
                        .extracting(DeskAct::on)
                        .containsOnly(wave.get(0).on());
                wave.forEach(act -> apply(act, holders));
            }
            var acts = waves.stream().flatMap(List::stream).toList();
            assertThat(acts).isSortedAccordingTo(Comparator.comparing(DeskAct::on));
            assertThat(acts).doesNotHaveDuplicates();
            assertThat(holders.values())
                    .containsExactlyInAnyOrderElementsOf(day.bookings().stream()
                            .filter(booking -> !booking.isCancelled())
                            .toList());
        }
    }

    private static void apply(DeskAct act, Map<RecordedSlot, RecordedBooking> holders) {
        var slot = act.booking().slot();
        if (act.kind() == Kind.BOOK) {
            assertThat(holders.putIfAbsent(slot, act.booking()))
                    .as("holder of %s", slot)
                    .isNull();
        } else {
            assertThat(holders.remove(slot)).isEqualTo(act.booking());
        }
    }

    private static List<String> acts(String... rows) {
        return LoadingOrder.waves(Recordings.of(rows).day(MONDAY)).stream()
                .flatMap(List::stream)
                .map(act -> act.on() + " " + act.kind() + " "
                        + act.booking().patient().mrn())
                .toList();
    }
}
