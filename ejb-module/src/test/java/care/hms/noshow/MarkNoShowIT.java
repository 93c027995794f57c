package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.Source;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.AppointmentParts;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.schedule.ScheduleParts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** By a person (§7C, A2). */
class MarkNoShowIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("09:10"));
    private final Announcements<AppointmentMarkedNoShow> marked = new Announcements<>();
    private final NoShowEffects effects = new NoShowEffects(
            ScheduleParts.slotBook(database.entities()),
            new JpaNoShows(database.entities()),
            AppointmentParts.timeline(database.entities()),
            marked);
    private final MarkNoShow mark = new MarkNoShow(AppointmentParts.appointments(database.entities()), effects, clock);
    private final UUID doctor = clinic.doctor();
    private final UUID patient = clinic.patient();

    private Marked mark(Actor actor, UUID id, NoShowReason reason) {
        return mark(actor, id, null, reason, null);
    }

    private Marked mark(Actor actor, UUID id, Long version, NoShowReason reason, String note) {
        return database.inTransaction(() -> mark.mark(actor, id, version, reason, note));
    }

    private UUID expected() {
        return clinic.anAppointment().of(patient).with(doctor).store();
    }

    private Actor acting(String who) {
        return switch (who) {
            case "OWN_DOCTOR" -> clinic.doctorActing(doctor);
            case "OTHER_DOCTOR" -> clinic.doctorActing(clinic.doctor());
            case "PATIENT" -> clinic.patientActing(patient);
            default -> clinic.somebody(Role.valueOf(who));
        };
    }

    @Test
    void withFiveMinutesLeftTheSlotIsReleasedAndLogged() {
        var id = expected();
        var slot = sql.value(UUID.class, "select slot_id from appointments where id = ?", id);
        var receptionist = clinic.receptionist();

        assertThat(mark(receptionist, id, null, NoShowReason.PATIENT_CALLED, "called at nine"))
                .isEqualTo(new Marked(id, true));

        assertThat(sql.row("select status, no_show_at, version from appointments where id = ?", id))
                .isEqualTo(Map.of("status", "NO_SHOW", "no_show_at", at("09:10"), "version", 1L));
        assertThat(sql.row("select is_booked, appointment_id from doctor_slots where id = ?", slot))
                .containsEntry("is_booked", false)
                .containsEntry("appointment_id", null);
        assertThat(sql.row("select * from no_show_logs where appointment_id = ?", id))
                .containsEntry("reason", "PATIENT_CALLED")
                .containsEntry("note", "called at nine")
                .containsEntry("timeout_minutes", 15)
                .containsEntry("triggered_at", at("09:10"))
                .containsEntry("slot_released", true)
                .containsEntry("slot_released_at", at("09:10"))
                .containsEntry("created_by", receptionist.accountId())
                .containsEntry("source", "staff");
        assertThat(sql.row("select event, actor_id, detail from appointment_events where appointment_id = ?", id))
                .isEqualTo(Map.of(
                        "event",
                        "MARKED_NO_SHOW",
                        "actor_id",
                        receptionist.accountId(),
                        "detail",
                        "{\"reason\": \"PATIENT_CALLED\", \"slotReleased\": \"true\"}"));
        assertThat(marked.all())
                .containsExactly(new AppointmentMarkedNoShow(
                        id, clinic.id(), NoShowReason.PATIENT_CALLED, Source.STAFF, at("09:15")));
    }

    @ParameterizedTest(name = "at {0}: released {1}")
    @CsvSource({"09:00:00, true", "09:14:59, true", "09:15:00, false", "12:00:00, false"})
    void aSlotIsReleasedOnlyWhileSomeOfItIsLeft(String now, boolean released) {
        var id = expected();
        clock.set(at(now));

        assertThat(mark(clinic.receptionist(), id, NoShowReason.MANUAL_STAFF).slotReleased())
                .isEqualTo(released);
        assertThat(sql.count("doctor_slots where appointment_id = ?", id)).isEqualTo(released ? 0 : 1);
    }

    @Test
    void A4_aReleaseLeavesTheBlock() {
        var id = expected();
        var slot = sql.value(UUID.class, "select slot_id from appointments where id = ?", id);
        clinic.block(slot);

        mark(clinic.receptionist(), id, NoShowReason.MANUAL_STAFF);

        assertThat(sql.row("select is_booked, is_blocked from doctor_slots where id = ?", slot))
                .isEqualTo(Map.of("is_booked", false, "is_blocked", true));
    }

    @Test
    void aPatientWithoutASlotIsMarkedAndNothingIsReleased() {
        var id = expected();
        sql.run("update doctor_slots set appointment_id = null where appointment_id = ?", id);
        sql.run("update appointments set slot_id = null where id = ?", id);

        assertThat(mark(clinic.receptionist(), id, NoShowReason.MANUAL_STAFF)).isEqualTo(new Marked(id, false));
    }

    @ParameterizedTest(name = "A2 at {0}: {1}")
    @CsvSource({"08:59:59, appointment.not-started", "09:00:00, ", "09:00:01, "})
    void notBeforeTheSlotsStart(String now, String code) {
        var id = expected();
        clock.set(at(now));

        if (code == null) {
            assertThat(mark(clinic.receptionist(), id, NoShowReason.MANUAL_STAFF)
                            .appointmentId())
                    .isEqualTo(id);
        } else {
            refused(code, () -> mark(clinic.receptionist(), id, NoShowReason.MANUAL_STAFF));
            assertThat(sql.count("no_show_logs where appointment_id = ?", id)).isZero();
        }
    }

    @ParameterizedTest(name = "A2 {0} says {1}: {2}")
    @CsvSource({
        "RECEPTIONIST, MANUAL_STAFF, ",
        "RECEPTIONIST, PATIENT_CALLED, ",
        "RECEPTIONIST, MANUAL_DOCTOR, access.denied",
        "NURSE, MANUAL_STAFF, ",
        "NURSE, PATIENT_CALLED, ",
        "NURSE, MANUAL_DOCTOR, access.denied",
        "HOSPITAL_ADMIN, MANUAL_STAFF, ",
        "HOSPITAL_ADMIN, PATIENT_CALLED, ",
        "HOSPITAL_ADMIN, MANUAL_DOCTOR, access.denied",
        "OWN_DOCTOR, MANUAL_DOCTOR, ",
        "OWN_DOCTOR, MANUAL_STAFF, access.denied",
        "OWN_DOCTOR, PATIENT_CALLED, access.denied",
        "OTHER_DOCTOR, MANUAL_DOCTOR, access.denied",
        "PATIENT, PATIENT_CALLED, access.denied",
        "PATIENT, MANUAL_STAFF, access.denied",
        "RECEPTIONIST, AUTO_TIMEOUT, request.invalid",
        "OWN_DOCTOR, AUTO_TIMEOUT, request.invalid",
        "RECEPTIONIST, , request.invalid",
    })
    void whoMaySayWhat(String who, NoShowReason reason, String code) {
        var id = expected();
        var actor = acting(who);

        if (code == null) {
            mark(actor, id, reason);
            assertThat(sql.value(String.class, "select reason from no_show_logs where appointment_id = ?", id))
                    .isEqualTo(reason.name());
        } else {
            refused(code, () -> mark(actor, id, reason));
            assertThat(sql.value(String.class, "select status from appointments where id = ?", id))
                    .isEqualTo("SCHEDULED");
        }
    }

    @ParameterizedTest(name = "A2 not from {0}")
    @CsvSource({"CHECKED_IN", "IN_PROGRESS", "COMPLETED", "NO_SHOW", "CANCELLED"})
    void onlyWhoIsExpected(String status) {
        var id = clinic.anAppointment().status(status).store();

        assertThatThrownBy(() -> mark(clinic.receptionist(), id, NoShowReason.MANUAL_STAFF))
                .isInstanceOfSatisfying(DomainFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("appointment.illegal-transition");
                    assertThat(failure.details()).containsEntry("status", status);
                });
        assertThat(sql.count("no_show_logs where appointment_id = ?", id)).isZero();
    }

    @Test
    void aNoteHasRoomForFiveHundredCharacters() {
        var id = expected();

        assertThatThrownBy(() -> mark(clinic.receptionist(), id, null, NoShowReason.MANUAL_STAFF, "x".repeat(501)))
                .isInstanceOf(Invalid.class);
        mark(clinic.receptionist(), id, null, NoShowReason.MANUAL_STAFF, "x".repeat(500));
    }

    @Test
    void anotherHospitalsAppointmentDoesNotExist() {
        var id = expected();

        refused(
                "appointment.not-found",
                () -> mark(Clinic.openIn(database).receptionist(), id, NoShowReason.MANUAL_STAFF));
    }

    @Test
    void A7_whoSawAnOlderVersionLooksAgain() {
        var id = expected();

        refused("request.stale", () -> mark(clinic.receptionist(), id, 7L, NoShowReason.MANUAL_STAFF, null));
        assertThat(mark(clinic.receptionist(), id, 0L, NoShowReason.MANUAL_STAFF, null)
                        .appointmentId())
                .isEqualTo(id);
    }

    @ParameterizedTest(name = "A7 {0} against the timer")
    @EnumSource(
            value = NoShowReason.class,
            names = {"MANUAL_STAFF", "PATIENT_CALLED"})
    void oneOfStaffAndTimerWinsAndTheOtherSeesIt(NoShowReason reason) throws Exception {
        var receptionist = clinic.receptionist();
        var settle = new SettleNoShows(AppointmentParts.appointments(database.entities()), effects, clock);
        clock.set(at("09:15"));
        for (int round = 0; round < 10; round++) {
            var id = clinic.anAppointment().store();
            Supplier<Object> staff = () -> mark.mark(receptionist, id, null, reason, null);
            Supplier<Object> timer = () -> settle.settle(id, Source.TIMER);

            var ended = AtOnce.inTransactions(database, List.of(staff, timer));

            var staffWon = ended.get(0).failure() == null;
            assertThat(ended.get(1).answer()).isEqualTo(staffWon ? Answer.ALREADY_SETTLED : Answer.MARKED);
            assertThat(ended.get(0))
                    .extracting(Ended::code)
                    .isEqualTo(staffWon ? null : "appointment.illegal-transition");
            assertThat(sql.value(String.class, "select reason from no_show_logs where appointment_id = ?", id))
                    .isEqualTo(staffWon ? reason.name() : "AUTO_TIMEOUT");
        }
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
