package care.hms.appointment;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.schedule.ScheduleParts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do with a booked appointment: confirm, check in, measure, consult, cancel. */
class VisitIT {

    private static final Vitals VITALS =
            new Vitals(new BigDecimal("36.6"), 120, 80, 61, 98, 14, new BigDecimal("71.5"), null);

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:55"));
    private final UUID doctor = clinic.doctor();
    private final UUID patient = clinic.patient();
    private final Actor receptionist = clinic.receptionist();
    private final Actor nurse = clinic.somebody(Role.NURSE);
    private final Actor physician = clinic.doctorActing(doctor);

    private final Announcements<AppointmentConfirmed> confirmed = new Announcements<>();
    private final Announcements<PatientCheckedIn> checkedIn = new Announcements<>();
    private final Announcements<VitalsRecorded> recorded = new Announcements<>();
    private final Announcements<ConsultationStarted> started = new Announcements<>();
    private final Announcements<ConsultationCompleted> completed = new Announcements<>();
    private final Announcements<AppointmentCancelled> cancelled = new Announcements<>();

    private final Appointments appointments = AppointmentParts.appointments(database.entities());
    private final Timeline timeline = AppointmentParts.timeline(database.entities());
    private final Confirm confirm = new Confirm(appointments, timeline, clock, confirmed);
    private final CheckIn checkIn =
            new CheckIn(appointments, HospitalParts.rules(database.entities()), timeline, clock, checkedIn);
    private final RecordVitals recordVitals = new RecordVitals(
            appointments,
            new JpaAppointments(database.entities()),
            HospitalParts.rules(database.entities()),
            timeline,
            clock,
            recorded);
    private final StartConsultation start = new StartConsultation(appointments, timeline, clock, started);
    private final CompleteConsultation complete = new CompleteConsultation(appointments, timeline, clock, completed);
    private final Cancel cancel =
            new Cancel(appointments, ScheduleParts.slotBook(database.entities()), timeline, clock, cancelled);

    private UUID booked() {
        return clinic.anAppointment().of(patient).with(doctor).store();
    }

    private Map<String, Object> row(UUID id) {
        return sql.row("select * from appointments where id = ?", id);
    }

    private void act(Runnable act) {
        database.inTransaction(act);
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }

    @Test
    void A1_aVisitFromConfirmationToItsEnd() {
        var id = booked();

        clock.set(at("08:00"));
        act(() -> confirm.confirm(clinic.patientActing(patient), id, 0L));
        clock.set(at("08:55"));
        act(() -> checkIn.checkIn(receptionist, id, 1L));
        clock.set(at("09:01"));
        act(() -> recordVitals.record(nurse, id, 2L, VITALS));
        clock.set(at("09:05"));
        act(() -> start.start(physician, id, 3L));
        clock.set(at("09:14"));
        act(() -> complete.complete(physician, id, 4L));

        assertThat(row(id))
                .containsEntry("status", "COMPLETED")
                .containsEntry("confirmed_at", at("08:00"))
                .containsEntry("checked_in_at", at("08:55"))
                .containsEntry("vitals_recorded_at", at("09:01"))
                .containsEntry("consultation_started_at", at("09:05"))
                .containsEntry("started_without_vitals", false)
                .containsEntry("completed_at", at("09:14"))
                .containsEntry("no_vitals_due_at", at("09:20"))
                .containsEntry("no_doctor_due_at", at("09:25"))
                .containsEntry("waiting_too_long_due_at", at("09:30"))
                .containsEntry("version", 5L);
        assertThat(sql.rows("select event, source from appointment_events where appointment_id = ? order by id", id))
                .extracting(event -> event.get("event") + " by " + event.get("source"))
                .containsExactly(
                        "CONFIRMED by patient",
                        "CHECKED_IN by staff",
                        "VITALS_RECORDED by staff",
                        "CONSULTATION_STARTED by staff",
                        "COMPLETED by staff");
        assertThat(confirmed.all()).containsExactly(new AppointmentConfirmed(id));
        assertThat(checkedIn.all()).containsExactly(new PatientCheckedIn(id, at("09:20"), at("09:30")));
        assertThat(recorded.all()).containsExactly(new VitalsRecorded(id, at("09:25"), true));
        assertThat(started.all()).containsExactly(new ConsultationStarted(id));
        assertThat(completed.all()).containsExactly(new ConsultationCompleted(id));
        assertThat(sql.count("doctor_slots where appointment_id = ?", id)).isOne();
    }

    @Test
    void A1_theDoctorMayStartWithoutVitals() {
        var id = booked();
        act(() -> checkIn.checkIn(physician, id, null));

        act(() -> start.start(physician, id, null));

        assertThat(row(id)).containsEntry("started_without_vitals", true).containsEntry("vitals_recorded_at", null);
        assertThat(sql.value(
                        String.class,
                        "select detail ->> 'withoutVitals' from appointment_events"
                                + " where appointment_id = ? and event = 'CONSULTATION_STARTED'",
                        id))
                .isEqualTo("true");
    }

    @ParameterizedTest(name = "T4 {0}: no vitals {1}, no doctor {2}")
    @CsvSource({"SLOT_END, 09:20, 09:25", "SLOT_START, 09:05, 09:11", "STAGE, 09:00, 09:11"})
    void theHospitalChoosesTheAlertClock(String alertClock, String noVitals, String noDoctor) {
        clinic.policy("alert_clock", alertClock);
        var id = booked();
        act(() -> checkIn.checkIn(receptionist, id, null));
        clock.set(at("09:01"));
        act(() -> recordVitals.record(nurse, id, null, VITALS));

        assertThat(row(id))
                .containsEntry("no_vitals_due_at", at(noVitals))
                .containsEntry("no_doctor_due_at", at(noDoctor));
    }

    @Test
    void T4_aLateArrivalIsGivenItsMinutes() {
        var id = clinic.anAppointment().column("no_show_due_at", at("09:25")).store();
        clock.set(at("09:20"));

        act(() -> checkIn.checkIn(receptionist, id, null));

        assertThat(row(id))
                .containsEntry("no_vitals_due_at", at("09:25"))
                .containsEntry("waiting_too_long_due_at", at("09:50"));
    }

    @Nested
    class Measurements {

        @Test
        void standInTheirOwnRowWithWhoAndWhen() {
            var id = booked();
            act(() -> checkIn.checkIn(receptionist, id, null));

            act(() -> recordVitals.record(nurse, id, null, VITALS));

            assertThat(sql.row("select * from vital_signs where appointment_id = ?", id))
                    .containsEntry("hospital_id", clinic.id())
                    .containsEntry("recorded_at", at("08:55"))
                    .containsEntry("recorded_by", nurse.accountId())
                    .containsEntry("temperature_celsius", new BigDecimal("36.6"))
                    .containsEntry("systolic_mm_hg", 120)
                    .containsEntry("diastolic_mm_hg", 80)
                    .containsEntry("pulse_per_minute", 61)
                    .containsEntry("oxygen_saturation_percent", 98)
                    .containsEntry("respirations_per_minute", 14)
                    .containsEntry("weight_kg", new BigDecimal("71.5"))
                    .containsEntry("height_cm", null);
        }

        @Test
        void A1_aSecondOneStandsBesideTheFirstAndMovesNoDeadline() {
            var id = booked();
            act(() -> checkIn.checkIn(receptionist, id, null));
            act(() -> recordVitals.record(nurse, id, null, VITALS));
            clock.set(at("09:30"));

            act(() -> recordVitals.record(nurse, id, null, VITALS));

            assertThat(sql.count("vital_signs where appointment_id = ?", id)).isEqualTo(2);
            assertThat(row(id))
                    .containsEntry("vitals_recorded_at", at("08:55"))
                    .containsEntry("no_doctor_due_at", at("09:25"));
            assertThat(recorded.all())
                    .containsExactly(
                            new VitalsRecorded(id, at("09:25"), true), new VitalsRecorded(id, at("09:25"), false));
        }

        @Test
        void A1_beforeTheCheckInThereAreNone() {
            var id = booked();

            refused(
                    "appointment.vitals-before-check-in",
                    () -> act(() -> recordVitals.record(nurse, id, null, VITALS)));
            assertThat(sql.count("vital_signs where appointment_id = ?", id)).isZero();
        }

        @Test
        void whatCannotBeIsNotKept() {
            var id = booked();
            act(() -> checkIn.checkIn(receptionist, id, null));
            var slip = new Vitals(new BigDecimal("366"), null, null, null, null, null, null, null);

            refused("request.invalid", () -> act(() -> recordVitals.record(nurse, id, null, slip)));
            assertThat(row(id)).containsEntry("vitals_recorded_at", null);
        }
    }

    @Nested
    class Cancellations {

        @ParameterizedTest(name = "T9 the patient at {0}: {1}")
        @CsvSource({
            "08:59:59, ",
            "09:00:00, appointment.started",
            "09:00:01, appointment.started",
            "09:15:00, appointment.started",
        })
        void aPatientCancelsBeforeTheStart(String now, String code) {
            var id = booked();
            clock.set(at(now));
            Runnable cancelling = () -> act(() -> cancel.cancel(clinic.patientActing(patient), id, null, "ill"));

            if (code == null) {
                cancelling.run();
                assertThat(row(id))
                        .containsEntry("status", "CANCELLED")
                        .containsEntry("cancelled_at", at(now))
                        .containsEntry("cancellation_reason", "ill");
                assertThat(cancelled.all()).containsExactly(new AppointmentCancelled(id, CancelledBy.PATIENT, true));
            } else {
                refused(code, cancelling);
                assertThat(row(id)).containsEntry("status", "SCHEDULED");
            }
        }

        /** Reinstating, which staff are advised to, is nothing that he can do. */
        @Test
        void T9_aPatientWhoMissedItCallsTheClinic() {
            var id = clinic.anAppointment()
                    .of(patient)
                    .with(doctor)
                    .status("NO_SHOW")
                    .store();
            clock.set(at("09:20"));

            refused(
                    "appointment.started",
                    () -> act(() -> cancel.cancel(clinic.patientActing(patient), id, null, null)));
        }

        @Test
        void staffCancelWhileItRuns() {
            var id = booked();
            clock.set(at("09:14:59"));

            act(() -> cancel.cancel(receptionist, id, null, null));

            assertThat(row(id)).containsEntry("status", "CANCELLED");
        }

        @ParameterizedTest(name = "T11 {0} at {1}: {2}")
        @CsvSource({
            "SCHEDULED, 09:15:00, appointment.no-show-due",
            "CONFIRMED, 09:15:00, appointment.no-show-due",
            "NO_SHOW, 09:15:00, appointment.no-show-due",
            "NO_SHOW, 09:14:59, appointment.illegal-transition",
            "IN_PROGRESS, 09:05:00, appointment.illegal-transition",
            "COMPLETED, 09:15:00, appointment.illegal-transition",
            "CANCELLED, 09:15:00, appointment.illegal-transition",
        })
        void whatIsOverStaysAsItIs(String status, String now, String code) {
            var id = clinic.anAppointment().status(status).store();
            var before = row(id);
            clock.set(at(now));

            refused(code, () -> act(() -> cancel.cancel(receptionist, id, null, null)));
            assertThat(row(id)).isEqualTo(before);
        }

        @Test
        void A4_theSlotIsFreeButItsBlockStays() {
            var id = booked();
            var slot = (UUID) row(id).get("slot_id");
            clinic.block(slot);

            act(() -> cancel.cancel(receptionist, id, null, null));

            assertThat(sql.row("select is_booked, is_blocked from doctor_slots where id = ?", slot))
                    .isEqualTo(Map.of("is_booked", false, "is_blocked", true));
        }

        @ParameterizedTest(name = "T9 at {0}: last-minute {1}")
        @CsvSource({"2026-01-18T07:59:59Z, false", "2026-01-18T08:00:00Z, true", "2026-01-19T08:00:01Z, false"})
        void theTimelineSaysHowLateItCame(Instant now, String lastMinute) {
            var id = clinic.anAppointment()
                    .column("booked_at", at("00:00").minusSeconds(86_400))
                    .store();
            clock.set(now);

            act(() -> cancel.cancel(receptionist, id, null, null));

            assertThat(sql.row(
                            "select detail ->> 'lastMinute' as late, detail ->> 'slotReleased' as released"
                                    + " from appointment_events where appointment_id = ?",
                            id))
                    .isEqualTo(Map.of("late", lastMinute, "released", "true"));
        }
    }

    @Nested
    class Rights {

        @ParameterizedTest(name = "{0} may {1}: {2}")
        @CsvSource({
            "RECEPTIONIST, confirm, yes",
            "NURSE, confirm, yes",
            "DOCTOR, confirm, access.denied",
            "PATIENT, confirm, yes",
            "NURSE, check-in, yes",
            "DOCTOR, check-in, yes",
            "COLLEAGUE, check-in, access.denied",
            "PATIENT, check-in, access.denied",
            "NURSE, cancel, access.denied",
            "DOCTOR, cancel, yes",
            "COLLEAGUE, cancel, access.denied",
            "STRANGER, confirm, appointment.not-found",
            "STRANGER, cancel, appointment.not-found",
            "OTHER_HOSPITAL, confirm, appointment.not-found",
            "OTHER_HOSPITAL, check-in, appointment.not-found",
            "OTHER_HOSPITAL, cancel, appointment.not-found",
        })
        void areThoseOfTheTable(String who, String act, String outcome) {
            var id = booked();
            var actor =
                    switch (who) {
                        case "DOCTOR" -> physician;
                        case "COLLEAGUE" -> clinic.doctorActing(clinic.doctor());
                        case "PATIENT" -> clinic.patientActing(patient);
                        case "STRANGER" -> clinic.patientActing(clinic.patient());
                        case "OTHER_HOSPITAL" -> Clinic.openIn(database).receptionist();
                        default -> clinic.somebody(Role.valueOf(who));
                    };
            Runnable acting = () -> act(() -> {
                switch (act) {
                    case "confirm" -> confirm.confirm(actor, id, null);
                    case "check-in" -> checkIn.checkIn(actor, id, null);
                    default -> cancel.cancel(actor, id, null, null);
                }
            });

            if ("yes".equals(outcome)) {
                acting.run();
                assertThat(row(id)).doesNotContainEntry("status", "SCHEDULED");
            } else {
                refused(outcome, acting);
                assertThat(row(id)).containsEntry("status", "SCHEDULED").containsEntry("version", 0L);
            }
        }

        @Test
        void A7_whoSawAnOlderVersionLooksAgain() {
            var id = clinic.anAppointment().column("version", 3).store();

            refused("request.stale", () -> act(() -> confirm.confirm(receptionist, id, 2L)));
            refused("request.stale", () -> act(() -> confirm.confirm(receptionist, id, 4L)));
            act(() -> confirm.confirm(receptionist, id, 3L));
        }
    }

    @Nested
    class AtTheSameMoment {

        @Test
        void A7_oneOfCheckInAndCancellationWins() throws Exception {
            for (int round = 0; round < 10; round++) {
                var id = clinic.anAppointment().store();
                Supplier<String> arriving = () -> {
                    checkIn.checkIn(receptionist, id, 0L);
                    return "CHECKED_IN";
                };
                Supplier<String> cancelling = () -> {
                    cancel.cancel(receptionist, id, 0L, null);
                    return "CANCELLED";
                };

                var ended = AtOnce.inTransactions(database, List.of(arriving, cancelling));

                assertThat(ended).extracting(Ended::code).containsExactlyInAnyOrder(null, "request.stale");
                assertThat(row(id))
                        .containsEntry(
                                "status",
                                ended.stream()
                                        .map(Ended::answer)
                                        .filter(Objects::nonNull)
                                        .findFirst()
                                        .orElseThrow())
                        .containsEntry("version", 1L);
            }
        }

        /** The clock is read after the row is held, or who waited would arrive in the past. */
        @Test
        @Timeout(30)
        void T11_whoWaitsForTheRowPastTheDeadlineComesTooLate() throws Exception {
            var id = booked();
            clock.set(at("09:14:59"));
            var threads = Executors.newSingleThreadExecutor();
            try (var somebody = database.connect();
                    var statement = somebody.createStatement()) {
                somebody.setAutoCommit(false);
                statement.execute("select 1 from appointments where id = '" + id + "' for no key update");
                var arriving = threads.submit(() -> act(() -> checkIn.checkIn(receptionist, id, null)));
                database.awaitWaiting("from appointments");
                clock.set(at("09:15"));
                somebody.rollback();

                assertThatThrownBy(arriving::get).hasCauseInstanceOf(NoShowDue.class);
            } finally {
                threads.shutdownNow();
            }
            assertThat(row(id)).containsEntry("status", "SCHEDULED");
        }
    }

    @Test
    void theDeadlinesAreThereForWhoeverWaitsOnBehalf() {
        var id = booked();
        act(() -> checkIn.checkIn(receptionist, id, null));
        var deadlines = new DeadlineQueries(new JpaAppointments(database.entities()));

        assertThat(database.inTransaction(() -> deadlines.of(id)))
                .contains(new Deadlines(AppointmentStatus.CHECKED_IN, at("09:15"), at("09:20"), null, at("09:30")));
        assertThat(database.inTransaction(() -> deadlines.of(UUID.randomUUID())))
                .isEmpty();
    }
}
