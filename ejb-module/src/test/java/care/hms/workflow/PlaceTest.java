package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.Deadlines;
import care.hms.process.AppointmentLifecycle.Activities;
import care.hms.process.AppointmentLifecycle.Variables;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceTest {

    private static final Instant NO_SHOW = Instant.parse("2026-01-19T08:15:00Z");
    private static final Instant NO_VITALS = Instant.parse("2026-01-19T08:20:00Z");
    private static final Instant NO_DOCTOR = Instant.parse("2026-01-19T08:25:00Z");
    private static final Instant TOO_LONG = Instant.parse("2026-01-19T08:30:00Z");

    private static Place of(AppointmentStatus status, Instant noDoctor) {
        return Place.of(new Deadlines(status, NO_SHOW, NO_VITALS, noDoctor, TOO_LONG));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "CONFIRMED"})
    void whoIsExpectedIsWaitedForUntilTheNoShow(AppointmentStatus status) {
        assertThat(of(status, null))
                .isEqualTo(
                        new Place(Activities.WAIT_FOR_ARRIVAL, Map.of(Variables.NO_SHOW_DUE_AT, Date.from(NO_SHOW))));
    }

    @Test
    void whoIsCheckedInWaitsForVitals() {
        assertThat(of(AppointmentStatus.CHECKED_IN, null))
                .isEqualTo(new Place(
                        Activities.WAIT_FOR_VITALS,
                        Map.of(
                                Variables.NO_VITALS_DUE_AT,
                                Date.from(NO_VITALS),
                                Variables.WAITING_TOO_LONG_DUE_AT,
                                Date.from(TOO_LONG))));
    }

    @Test
    void S8_withVitalsTheDoctorIsWaitedForAgain() {
        assertThat(of(AppointmentStatus.CHECKED_IN, NO_DOCTOR))
                .isEqualTo(new Place(
                        Activities.WAIT_FOR_DOCTOR,
                        Map.of(
                                Variables.NO_DOCTOR_DUE_AT,
                                Date.from(NO_DOCTOR),
                                Variables.WAITING_TOO_LONG_DUE_AT,
                                Date.from(TOO_LONG))));
    }

    @Test
    void S8_everyDeadlineHasTheTimerThatWaitsForIt() {
        assertThat(of(AppointmentStatus.CONFIRMED, null).timers())
                .isEqualTo(Map.of(Activities.NO_SHOW_DUE, Date.from(NO_SHOW)));
        assertThat(of(AppointmentStatus.CHECKED_IN, null).timers())
                .isEqualTo(Map.of(
                        Activities.NO_VITALS_DUE,
                        Date.from(NO_VITALS),
                        Activities.WAITING_TOO_LONG_DUE,
                        Date.from(TOO_LONG)));
        assertThat(of(AppointmentStatus.CHECKED_IN, NO_DOCTOR).timers())
                .isEqualTo(Map.of(
                        Activities.NO_DOCTOR_DUE,
                        Date.from(NO_DOCTOR),
                        Activities.WAITING_TOO_LONG_DUE,
                        Date.from(TOO_LONG)));
    }

    @Test
    void withTheDoctorNothingIsDue() {
        assertThat(of(AppointmentStatus.IN_PROGRESS, NO_DOCTOR))
                .isEqualTo(new Place(Activities.IN_CONSULTATION, Map.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "NO_SHOW", "CANCELLED"})
    void whatIsOverHasNoPlace(AppointmentStatus status) {
        assertThat(of(status, null).isEnd()).isTrue();
    }

    @Test
    void aRowThatWasImportedWithoutItsInstantsWaitsForNothing() {
        assertThat(Place.of(new Deadlines(AppointmentStatus.CHECKED_IN, NO_SHOW, null, null, null))
                        .variables())
                .containsOnlyKeys(Variables.NO_VITALS_DUE_AT, Variables.WAITING_TOO_LONG_DUE_AT)
                .allSatisfy((name, at) -> assertThat(at).isEqualTo(new Date(0)));
    }
}
