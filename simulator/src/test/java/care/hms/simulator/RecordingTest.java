package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.simulator.RecordedDay.RecordedDoctor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-19");
    private static final String GOOD =
            "D01,2026-01-19,09:00,15,M1,Ada,Lind,Female,1980-02-03,2026-01-10,attended,08:50:00,08:55:00,09:01:00,09:10:00";

    @Test
    void theRecordedWeekIsReadWhole() {
        var week = Recordings.week();

        assertThat(week.dates()).hasSize(5).first().isEqualTo(MONDAY);
        assertThat(week.dates().stream()
                        .mapToInt(date -> week.day(date).bookings().size()))
                .containsExactly(504, 525, 518, 516, 500);
        assertThat(week.day(MONDAY).doctors()).hasSize(12);
        assertThat(week.day(MONDAY).bookings().get(0).line()).isEqualTo(2);
    }

    @Test
    void theDemoDayIsSmallAndHoldsEveryKindOfBooking() {
        var demo = Recording.demo();
        var day = demo.day(demo.onlyDate());
        var plan = new DayPlan(day, java.time.ZoneId.of("Europe/Berlin"));

        assertThat(day.doctors()).hasSizeBetween(2, 3);
        assertThat(day.bookings()).extracting(RecordedBooking::outcome).contains(Outcome.values());
        assertThat(plan.count(Expectation.Arrival.LATE)).isPositive();
        assertThat(Duration.between(plan.first(), plan.last())).isLessThan(Duration.ofHours(6));
    }

    @Test
    void aDoctorsWorkingHoursHoldEverySlotOfTheDay() {
        var day = Recordings.of(
                        Recordings.row("D01", "10:30", "M1", "2026-01-10", "unknown"),
                        Recordings.row("D01", "08:15", "M2", "2026-01-10", "cancelled"))
                .day(MONDAY);

        assertThat(day.doctors())
                .containsExactly(
                        new RecordedDoctor("D01", LocalTime.of(8, 15), LocalTime.of(10, 45), Duration.ofMinutes(15)));
    }

    @Test
    void aPartOfTheDayHoldsTheSlotsThatStartInIt() {
        var day = Recordings.of(
                        Recordings.row("D01", "08:45", "M1", "2026-01-10", "unknown"),
                        Recordings.row("D01", "09:00", "M2", "2026-01-10", "unknown"),
                        Recordings.row("D01", "09:15", "M3", "2026-01-10", "unknown"))
                .day(MONDAY);

        assertThat(day.between(LocalTime.of(9, 0), LocalTime.of(9, 15)).bookings())
                .extracting(booking -> booking.patient().mrn())
                .containsExactly("M2");
        assertThatThrownBy(() -> day.between(LocalTime.of(11, 0), LocalTime.NOON))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("they start from 08:45 to 09:15");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("slot_date", GOOD.replace("2026-01-19", "19.01.2026"), "a date like"),
                fault("slot_date", GOOD.replace("2026-01-19", "2026-02-30"), "a date like"),
                fault("slot_start", GOOD.replace(",09:00,", ",9:00,"), "a whole minute"),
                fault("slot_start", GOOD.replace(",09:00,", ",09:00:30,"), "a whole minute"),
                fault("slot_minutes", GOOD.replace(",15,", ",0,"), "whole number of minutes"),
                fault("slot_minutes", GOOD.replace(",15,", ",900,"), "midnight"),
                fault("mrn", GOOD.replace(",M1,", ",,"), "a text"),
                fault("outcome", GOOD.replace("attended", "came"), "found \"came\""),
                fault("checked_in_at", GOOD.replace("08:50:00", "25:00"), "a time like"),
                fault("vitals_at", GOOD.replace("08:55:00", "08:49:59"), "before the step"),
                fault("consultation_ended_at", GOOD.replace("09:10:00", ""), "a time like"),
                fault("checked_in_at", GOOD.replace("attended", "cancelled"), "must be empty"));
    }

    private static Arguments fault(String column, String row, String words) {
        return Arguments.of(column, row, words);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void aBadCellIsNamedByItsLineAndColumn(String column, String row, String words) {
        var before = GOOD.replace(",M1,", ",M0,").replace("09:00,15", "08:30,15");

        assertThatThrownBy(() -> Recordings.of(before, row))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("test.csv: line 3, column " + column)
                .hasMessageContaining(words);
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> Recordings.text("doctor_code,slot_date\nD01,2026-01-19\n"))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("line 1: missing columns slot_start, slot_minutes");
        assertThatThrownBy(() -> Recordings.text(""))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("missing columns doctor_code");
    }

    @Test
    void aRowWithTooFewCellsIsNamedByItsLine() {
        assertThatThrownBy(() -> Recordings.of(GOOD, "D01,2026-01-19"))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("line 3: has 2 cells, the header has 15");
    }

    @Test
    void aDayWithoutBookingsNamesTheDaysThereAre() {
        var recording = Recordings.of(GOOD, GOOD.replace("2026-01-19", "2026-01-21"));

        assertThatThrownBy(() -> recording.day(LocalDate.parse("2026-01-20")))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("no bookings on 2026-01-20; the days there are: 2026-01-19, 2026-01-21");
        assertThatThrownBy(recording::onlyDate)
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("--date");
    }

    @Test
    void aSlotBookedAgainWithoutACancellationIsRefused() {
        var recording = Recordings.of(
                Recordings.row("D01", "09:00", "M1", "2026-01-10", "unknown"),
                Recordings.row("D01", "09:00", "M2", "2026-01-11", "unknown"));

        assertThatThrownBy(() -> recording.day(MONDAY))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("line 2, column outcome")
                .hasMessageContaining("booked again (line 3)");
    }

    @Test
    void aSlotBesideTheDoctorsGridIsRefused() {
        var recording = Recordings.of(
                Recordings.row("D01", "09:00", "M1", "2026-01-10", "unknown"),
                Recordings.row("D01", "09:20", "M2", "2026-01-11", "unknown"));

        assertThatThrownBy(() -> recording.day(MONDAY))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("line 3, column slot_start");
    }

    @Test
    void oneMrnForTwoPeopleIsRefused() {
        var recording = Recordings.of(GOOD, GOOD.replace("09:00,15", "09:15,15").replace("Ada", "Bea"));

        assertThatThrownBy(() -> recording.day(MONDAY))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("line 3, column mrn");
    }

    @Test
    void aMissingFileAndOneThatIsNotTextAreRefusedInWords(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Recording.read(folder.resolve("none.csv")))
                .isInstanceOf(RecordingFault.class)
                .hasMessageEndingWith("there is no such file");

        var binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Recording.read(binary))
                .isInstanceOf(RecordingFault.class)
                .hasMessageContaining("not UTF-8");
    }
}
