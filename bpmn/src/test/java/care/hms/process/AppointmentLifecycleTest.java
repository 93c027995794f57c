package care.hms.process;

import static care.hms.process.AppointmentLifecycle.Activities.*;
import static care.hms.process.AppointmentLifecycle.Messages.*;
import static care.hms.process.AppointmentLifecycle.Variables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.process.AppointmentLifecycle.Delegates;
import care.hms.process.AppointmentLifecycle.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The appointment's life in the engine alone: every way through the model, and every timer to the millisecond. */
@ExtendWith(EngineExtension.class)
class AppointmentLifecycleTest {

    /** A slot of a quarter of an hour on a Monday morning: the no-show is due at its end (decision T1). */
    private static final Instant SLOT_START = Instant.parse("2026-03-02T09:00:00Z");

    private static final Instant NO_SHOW_DUE = SLOT_START.plus(Duration.ofMinutes(15));
    private static final Instant NO_VITALS_DUE = NO_SHOW_DUE.plus(Duration.ofMinutes(5));
    private static final Instant NO_DOCTOR_DUE = NO_SHOW_DUE.plus(Duration.ofMinutes(10));
    private static final Instant WAITING_TOO_LONG_DUE = SLOT_START.plus(Duration.ofMinutes(30));
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final RecordingDelegate markNoShow = new RecordingDelegate();
    private final RecordingDelegate raiseNoVitals = new RecordingDelegate();
    private final RecordingDelegate raiseNoDoctor = new RecordingDelegate();
    private final RecordingDelegate raiseWaitingTooLong = new RecordingDelegate();

    @BeforeEach
    void theDayBegins() {
        EngineExtension.delegate(Delegates.MARK_NO_SHOW, markNoShow);
        EngineExtension.delegate(Delegates.RAISE_NO_VITALS, raiseNoVitals);
        EngineExtension.delegate(Delegates.RAISE_NO_DOCTOR, raiseNoDoctor);
        EngineExtension.delegate(Delegates.RAISE_WAITING_TOO_LONG, raiseWaitingTooLong);
        ClockUtil.setCurrentTime(Date.from(SLOT_START.minus(Duration.ofHours(1))));
    }

    @Test
    void patientWhoIsSeenEndsAtCompleted() {
        var appointment = booked();
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_ARRIVAL);

        checksIn(appointment);
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_VITALS);

        vitalsAreRecorded(appointment);
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_DOCTOR);

        appointment.hears(CONSULTATION_STARTED);
        assertThat(appointment.standsAt()).containsExactly(IN_CONSULTATION);
        assertThat(appointment.jobs()).isEmpty();

        appointment.hears(CONSULTATION_COMPLETED);
        assertEndedAt(appointment, CALLED_IN, COMPLETED);
        assertThat(markNoShow.calls()).isEmpty();
    }

    @Test
    void doctorMayStartWithoutVitals() {
        var appointment = booked();
        checksIn(appointment);

        appointment.hears(CONSULTATION_STARTED);
        assertThat(appointment.standsAt()).containsExactly(IN_CONSULTATION);
        assertThat(appointment.jobs()).isEmpty();

        appointment.hears(CONSULTATION_COMPLETED);
        assertEndedAt(appointment, COMPLETED, STARTED_WITHOUT_VITALS);
    }

    @Test
    void noShowTimerIsDueAtExactlyTheInstantOfTheVariable() {
        markNoShow.answering(Map.of(OUTCOME, Outcomes.MARKED));
        var appointment = booked();
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.NO_SHOW_DUE))
                .isEqualTo(NO_SHOW_DUE);

        appointment.passesTimeUntil(NO_SHOW_DUE.minus(MILLISECOND));
        assertThat(markNoShow.calls()).isEmpty();

        appointment.passesTimeUntil(NO_SHOW_DUE);
        assertThat(markNoShow.calls()).containsExactly(appointment.appointmentId());
        assertEndedAt(appointment, NO_SHOW);
    }

    @Test
    void timerThatFindsTheAppointmentSettledEnds() {
        markNoShow.answering(Map.of(OUTCOME, Outcomes.ALREADY_SETTLED));
        var appointment = booked();

        appointment.passesTimeUntil(NO_SHOW_DUE);

        assertEndedAt(appointment, ALREADY_SETTLED);
    }

    @Test
    void timerThatFindsThePatientInTheBuildingGoesOnInTheWaitingRoom() {
        markNoShow.answering(Map.of(
                OUTCOME,
                Outcomes.NOT_WAITING,
                NO_VITALS_DUE_AT,
                Date.from(NO_VITALS_DUE),
                WAITING_TOO_LONG_DUE_AT,
                Date.from(WAITING_TOO_LONG_DUE)));
        var appointment = booked();

        appointment.passesTimeUntil(NO_SHOW_DUE);

        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_VITALS);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.NO_VITALS_DUE))
                .isEqualTo(NO_VITALS_DUE);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.WAITING_TOO_LONG_DUE))
                .isEqualTo(WAITING_TOO_LONG_DUE);
    }

    @Test
    void timerThatFindsThePatientWithTheDoctorGoesOnInConsultation() {
        markNoShow.answering(Map.of(OUTCOME, Outcomes.IN_CONSULTATION));
        var appointment = booked();

        appointment.passesTimeUntil(NO_SHOW_DUE);
        assertThat(appointment.standsAt()).containsExactly(IN_CONSULTATION);
        assertThat(appointment.jobs()).isEmpty();

        appointment.hears(CONSULTATION_COMPLETED);
        assertEndedAt(appointment, COMPLETED);
    }

    @Test
    void timerThatComesTooEarlyWaitsAgainUntilTheNewInstant() {
        var later = NO_SHOW_DUE.plus(Duration.ofMinutes(7));
        markNoShow.answering(Map.of(OUTCOME, Outcomes.NOT_YET_DUE, NO_SHOW_DUE_AT, Date.from(later)));
        markNoShow.answering(Map.of(OUTCOME, Outcomes.MARKED));
        var appointment = booked();

        appointment.passesTimeUntil(NO_SHOW_DUE);
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_ARRIVAL);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.NO_SHOW_DUE))
                .isEqualTo(later);

        appointment.passesTimeUntil(later);
        assertEndedAt(appointment, NO_SHOW);
    }

    @Test
    void noShowRecordedBySomebodyElseEndsWithoutTheTimer() {
        var appointment = booked();

        appointment.hears(APPOINTMENT_MARKED_NO_SHOW);

        assertEndedAt(appointment, NO_SHOW);
        assertThat(markNoShow.calls()).isEmpty();
    }

    @Test
    void answerThatTheModelDoesNotKnowFailsTheJobAndKeepsTheInstanceWaiting() {
        markNoShow.answering(Map.of(OUTCOME, "SOMETHING_ELSE"));
        var appointment = booked();

        assertThatThrownBy(() -> appointment.passesTimeUntil(NO_SHOW_DUE))
                .hasMessageContaining("Gateway_AppointmentStanding");

        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_ARRIVAL);
    }

    @Test
    void failedTimerIsTriedAgainAfterTheFirstWaitOfTheRetryCycle() {
        markNoShow.answering(Map.of(OUTCOME, "SOMETHING_ELSE"));
        markNoShow.answering(Map.of(OUTCOME, Outcomes.MARKED));
        var appointment = booked();
        assertThatThrownBy(() -> appointment.passesTimeUntil(NO_SHOW_DUE)).isNotNull();

        var failed = appointment.timer(AppointmentLifecycle.Activities.NO_SHOW_DUE);
        assertThat(failed.getRetries()).isEqualTo(2);
        assertThat(failed.getDuedate().toInstant()).isEqualTo(NO_SHOW_DUE.plusSeconds(1));

        appointment.passesTimeUntil(NO_SHOW_DUE.plusSeconds(1));
        assertEndedAt(appointment, NO_SHOW);
    }

    @Test
    void confirmingInterruptsNothing() {
        var appointment = booked();
        var timer =
                appointment.timer(AppointmentLifecycle.Activities.NO_SHOW_DUE).getId();

        appointment.hears(APPOINTMENT_CONFIRMED);

        assertThat(appointment.ends()).containsExactly(CONFIRMED);
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_ARRIVAL);
        assertThat(appointment.jobs()).singleElement().satisfies(job -> assertThat(job.getId())
                .isEqualTo(timer));
    }

    @ParameterizedTest(name = "rescheduled {0} times")
    @ValueSource(ints = {1, 2, 3})
    void reschedulingMovesTheTimerAndNothingElse(int times) {
        markNoShow.answering(Map.of(OUTCOME, Outcomes.MARKED));
        var appointment = booked();
        var due = NO_SHOW_DUE;
        for (int i = 0; i < times; i++) {
            appointment.hears(APPOINTMENT_CONFIRMED);
            due = due.plus(Duration.ofDays(1));
            appointment.hears(APPOINTMENT_RESCHEDULED, NO_SHOW_DUE_AT, due);
        }
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_ARRIVAL);
        assertThat(appointment.jobs()).hasSize(1);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.NO_SHOW_DUE))
                .isEqualTo(due);

        appointment.passesTimeUntil(due.minus(MILLISECOND));
        assertThat(markNoShow.calls()).isEmpty();
        appointment.passesTimeUntil(due);
        assertThat(appointment.hasEnded()).isTrue();
    }

    @Test
    void alertOfMissingVitalsFiresOnceAndInterruptsNothing() {
        var appointment = booked();
        checksIn(appointment);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.NO_VITALS_DUE))
                .isEqualTo(NO_VITALS_DUE);

        appointment.passesTimeUntil(NO_VITALS_DUE.minus(MILLISECOND));
        assertThat(raiseNoVitals.calls()).isEmpty();

        appointment.passesTimeUntil(NO_VITALS_DUE);
        appointment.passesTimeUntil(WAITING_TOO_LONG_DUE.minus(MILLISECOND));
        assertThat(raiseNoVitals.calls()).containsExactly(appointment.appointmentId());
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_VITALS);

        vitalsAreRecorded(appointment);
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_DOCTOR);
    }

    @Test
    void vitalsInTimeLeaveNoAlertBehind() {
        var appointment = booked();
        checksIn(appointment);
        vitalsAreRecorded(appointment);

        appointment.passesTimeUntil(NO_VITALS_DUE);

        assertThat(raiseNoVitals.calls()).isEmpty();
        assertThat(appointment.timers())
                .containsExactlyInAnyOrder(
                        AppointmentLifecycle.Activities.NO_DOCTOR_DUE,
                        AppointmentLifecycle.Activities.WAITING_TOO_LONG_DUE);
    }

    @Test
    void alertOfTheMissingDoctorFiresOnceAndInterruptsNothing() {
        var appointment = booked();
        checksIn(appointment);
        vitalsAreRecorded(appointment);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.NO_DOCTOR_DUE))
                .isEqualTo(NO_DOCTOR_DUE);

        appointment.passesTimeUntil(NO_DOCTOR_DUE.minus(MILLISECOND));
        assertThat(raiseNoDoctor.calls()).isEmpty();

        appointment.passesTimeUntil(NO_DOCTOR_DUE);
        appointment.passesTimeUntil(WAITING_TOO_LONG_DUE.minus(MILLISECOND));
        assertThat(raiseNoDoctor.calls()).containsExactly(appointment.appointmentId());
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_DOCTOR);
    }

    @Test
    void alertOfTheLongWaitFiresOnceAndInterruptsNothing() {
        var appointment = booked();
        checksIn(appointment);
        vitalsAreRecorded(appointment);
        assertThat(appointment.dueAt(AppointmentLifecycle.Activities.WAITING_TOO_LONG_DUE))
                .isEqualTo(WAITING_TOO_LONG_DUE);

        appointment.passesTimeUntil(WAITING_TOO_LONG_DUE);
        appointment.passesTimeUntil(WAITING_TOO_LONG_DUE.plus(Duration.ofHours(5)));

        assertThat(raiseWaitingTooLong.calls()).containsExactly(appointment.appointmentId());
        assertThat(appointment.standsAt()).containsExactly(WAIT_FOR_DOCTOR);
        assertThat(appointment.jobs()).isEmpty();

        appointment.hears(CONSULTATION_STARTED);
        appointment.hears(CONSULTATION_COMPLETED);
        assertThat(appointment.hasEnded()).isTrue();
    }

    @ParameterizedTest(name = "from {0}")
    @MethodSource("waits")
    void cancellingEndsTheLifeFromEveryWait(String wait, Consumer<Instance> comesThere) {
        var appointment = booked();
        comesThere.accept(appointment);
        assertThat(appointment.standsAt()).containsExactly(wait);

        appointment.hears(APPOINTMENT_CANCELLED);

        assertThat(appointment.hasEnded()).isTrue();
        assertThat(appointment.ends()).contains(CANCELLED);
        assertThat(appointment.jobs()).isEmpty();
    }

    static Stream<Arguments> waits() {
        Consumer<Instance> stays = appointment -> {};
        Consumer<Instance> checksIn = AppointmentLifecycleTest::checksIn;
        Consumer<Instance> hasVitals = checksIn.andThen(AppointmentLifecycleTest::vitalsAreRecorded);
        return Stream.of(
                Arguments.of(WAIT_FOR_ARRIVAL, stays),
                Arguments.of(WAIT_FOR_VITALS, checksIn),
                Arguments.of(WAIT_FOR_DOCTOR, hasVitals),
                Arguments.of(
                        IN_CONSULTATION, hasVitals.andThen(appointment -> appointment.hears(CONSULTATION_STARTED))));
    }

    @ParameterizedTest(name = "{0} after the end")
    @ValueSource(strings = {APPOINTMENT_CONFIRMED, PATIENT_CHECKED_IN, APPOINTMENT_CANCELLED})
    void nobodyListensAfterTheEnd(String message) {
        var appointment = booked();
        appointment.hears(APPOINTMENT_MARKED_NO_SHOW);

        assertThat(appointment.listensTo(message)).isFalse();
    }

    @Test
    void patientWhoHasArrivedCanNoLongerBecomeANoShow() {
        var appointment = booked();
        checksIn(appointment);

        assertThat(appointment.timers()).doesNotContain(AppointmentLifecycle.Activities.NO_SHOW_DUE);
        assertThat(appointment.listensTo(APPOINTMENT_MARKED_NO_SHOW)).isFalse();
    }

    @Test
    void twoAppointmentsHearOnlyTheirOwnMessages() {
        var first = booked();
        var second = booked();

        checksIn(first);

        assertThat(List.of(first.standsAt(), second.standsAt()))
                .containsExactly(Set.of(WAIT_FOR_VITALS), Set.of(WAIT_FOR_ARRIVAL));
    }

    private static Instance booked() {
        return Instance.booked(EngineExtension.engine(), UUID.randomUUID().toString(), NO_SHOW_DUE);
    }

    private static void checksIn(Instance appointment) {
        appointment.hears(
                PATIENT_CHECKED_IN, NO_VITALS_DUE_AT, NO_VITALS_DUE, WAITING_TOO_LONG_DUE_AT, WAITING_TOO_LONG_DUE);
    }

    private static void vitalsAreRecorded(Instance appointment) {
        appointment.hears(VITALS_RECORDED, NO_DOCTOR_DUE_AT, NO_DOCTOR_DUE);
    }

    private static void assertEndedAt(Instance appointment, String... ends) {
        assertThat(appointment.hasEnded()).isTrue();
        assertThat(appointment.ends()).containsExactlyInAnyOrder(ends);
        assertThat(appointment.jobs()).isEmpty();
    }
}
