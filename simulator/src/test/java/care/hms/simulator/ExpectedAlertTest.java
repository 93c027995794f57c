package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.simulator.ExpectedAlert.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For a slot from 09:00 to 09:15 in Berlin, an hour before UTC. */
class ExpectedAlertTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0}, in at {1}, vitals at {2}: due {3}, {4}, {5}")
    @CsvSource({
        "SLOT_END,   08:50, 08:55, 09:20, 09:25, 09:30",
        "SLOT_START, 08:50, 08:55, 09:05, 09:10, 09:30",
        "STAGE,      08:50, 08:55, 08:55, 09:05, 09:30",
        "SLOT_END,   09:05, 09:12, 09:20, 09:25, 09:35",
        "SLOT_START, 09:05, 09:12, 09:10, 09:22, 09:35",
        "STAGE,      09:05, 09:12, 09:10, 09:22, 09:35",
        "SLOT_END,   09:14, 09:16, 09:20, 09:26, 09:44",
        "SLOT_START, 09:00, 09:00, 09:05, 09:10, 09:30"
    })
    void T4_T5_eachWaitIsTooLongSoManyMinutesAfterTheClocksReference(
            AlertClock clock,
            LocalTime in,
            LocalTime vitals,
            LocalTime noVitals,
            LocalTime noDoctor,
            LocalTime waiting) {
        var alerts = expected(clock, in.toString(), vitals.toString(), "10:30", "10:40");

        assertThat(byType(alerts, ExpectedAlert::dueAt))
                .isEqualTo(Map.of(
                        Type.NO_VITALS, at(noVitals),
                        Type.NO_DOCTOR, at(noDoctor),
                        Type.WAITING_TOO_LONG, at(waiting)));
    }

    @ParameterizedTest(name = "vitals at {0}: {1} s")
    @CsvSource({"09:19:59, -1", "09:20:00, 0", "09:20:01, 1"})
    void theMarginIsHowLongTheWaitLastedAfterTheAlertWasDue(String vitals, long seconds) {
        var alerts = expected(AlertClock.SLOT_END, "09:00:00", vitals, "09:40:00", "09:50:00");

        assertThat(byType(alerts, ExpectedAlert::margin)).containsEntry(Type.NO_VITALS, Duration.ofSeconds(seconds));
    }

    @Test
    void vitalsEndTheWaitForThemAndTheDoctorEndsTheOthers() {
        var alerts = expected(AlertClock.SLOT_END, "08:50", "08:55", "09:40", "09:50");

        assertThat(byType(alerts, ExpectedAlert::endsAt))
                .isEqualTo(Map.of(
                        Type.NO_VITALS, at(LocalTime.parse("08:55")),
                        Type.NO_DOCTOR, at(LocalTime.parse("09:40")),
                        Type.WAITING_TOO_LONG, at(LocalTime.parse("09:40"))));
    }

    @Test
    void withoutVitalsTheDoctorEndsTheWaitForThemAndNobodyWaitsForTheDoctor() {
        var alerts = expected(AlertClock.SLOT_END, "08:50", "", "09:40", "09:50");

        assertThat(byType(alerts, ExpectedAlert::endsAt))
                .containsOnlyKeys(Type.NO_VITALS, Type.WAITING_TOO_LONG)
                .containsEntry(Type.NO_VITALS, at(LocalTime.parse("09:40")));
    }

    @Test
    void anEarlierStageMovesTheAlertUnlessTheSlotDecides() {
        var early = Duration.ofMinutes(2);
        var before = expected(AlertClock.SLOT_END, "09:00", "09:16", "09:40", "09:50");

        assertThat(byType(before, alert -> Duration.between(alert.dueAfter(early.negated()), alert.dueAt())))
                .containsEntry(Type.NO_VITALS, Duration.ZERO)
                .containsEntry(Type.NO_DOCTOR, Duration.ofMinutes(1))
                .containsEntry(Type.WAITING_TOO_LONG, Duration.ZERO);
    }

    @Test
    void nobodyWaitsWhoDidNotComeOrCameTooLate() {
        assertThat(ExpectedAlert.of(Recordings.booking("unknown"), BERLIN, AlertClock.STAGE))
                .isEmpty();
        assertThat(ExpectedAlert.of(Recordings.booking("cancelled"), BERLIN, AlertClock.STAGE))
                .isEmpty();
        assertThat(expected(AlertClock.STAGE, "09:15:00", "09:40", "09:50", "10:00"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SLOT_END, 530, 926, 856", "SLOT_START, 986, 1086, 856", "STAGE, 1478, 1203, 856"})
    void theWeekHoldsSoManyWaitsThatLastedTooLong(AlertClock clock, long noVitals, long noDoctor, long waiting) {
        var week = Recordings.week();
        var counts = week.dates().stream()
                .flatMap(date -> week.day(date).bookings().stream())
                .flatMap(booking -> ExpectedAlert.of(booking, BERLIN, clock).stream())
                .filter(alert -> alert.margin().compareTo(Duration.ZERO) > 0)
                .collect(Collectors.groupingBy(ExpectedAlert::type, TreeMap::new, Collectors.counting()));

        assertThat(counts)
                .isEqualTo(Map.of(Type.NO_VITALS, noVitals, Type.NO_DOCTOR, noDoctor, Type.WAITING_TOO_LONG, waiting));
    }

    private static List<ExpectedAlert> expected(AlertClock clock, String... times) {
        return ExpectedAlert.of(Recordings.booking("attended", times), BERLIN, clock);
    }

    private static Instant at(LocalTime local) {
        return local.atDate(LocalDate.parse("2026-01-19")).atZone(BERLIN).toInstant();
    }

    private static <T> Map<Type, T> byType(List<ExpectedAlert> alerts, Function<ExpectedAlert, T> value) {
        return alerts.stream().collect(Collectors.toMap(ExpectedAlert::type, value));
    }
}
