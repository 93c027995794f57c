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
import care.hms.Invalid;
import care.hms.Source;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.schedule.ScheduleParts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RescheduleIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:00"));
    private final Announcements<AppointmentRescheduled> rescheduled = new Announcements<>();
    private final Reschedule reschedule = reschedule();
    private final Actor receptionist = clinic.receptionist();
    private final UUID doctor = clinic.doctor();

    private Reschedule reschedule() {
        var entities = database.entities();
        return new Reschedule(
                AppointmentParts.appointments(entities),
                new JpaAppointments(entities),
                ScheduleParts.slotBook(entities),
                HospitalParts.rules(entities),
                AppointmentParts.timeline(entities),
                clock,
                rescheduled);
    }

    private void move(UUID appointment, UUID slot) {
        move(receptionist, appointment, slot);
    }

    private void move(Actor actor, UUID appointment, UUID slot) {
        database.inTransaction(() -> reschedule.reschedule(actor, appointment, null, slot));
    }

    private Map<String, Object> row(UUID appointment) {
        return sql.row("select * from appointments where id = ?", appointment);
    }

    private UUID slotOf(UUID appointment) {
        return (UUID) row(appointment).get("slot_id");
    }

    private UUID heldBy(UUID slot) {
        return sql.value(UUID.class, "select appointment_id from doctor_slots where id = ?", slot);
    }

    @Test
    void A9_theSameRowMovesToTheNewSlotAndTheOldOneIsFree() {
        var id = clinic.anAppointment().status("CONFIRMED").store();
        var before = slotOf(id);
        var other = clinic.slot(doctor, "11:00", 20);

        move(id, other);

        assertThat(row(id))
                .containsEntry("status", "SCHEDULED")
                .containsEntry("confirmed_at", null)
                .containsEntry("slot_id", other)
                .containsEntry("doctor_id", doctor)
                .containsEntry("starts_at", at("11:00"))
                .containsEntry("ends_at", at("11:20"))
                .containsEntry("no_show_due_at", at("11:20"))
                .containsEntry("version", 1L);
        assertThat(heldBy(before)).isNull();
        assertThat(heldBy(other)).isEqualTo(id);
        assertThat(rescheduled.all()).containsExactly(new AppointmentRescheduled(id, at("11:20"), Source.STAFF));
        assertThat(sql.value(String.class, "select event from appointment_events where appointment_id = ?", id))
                .isEqualTo("RESCHEDULED");
    }

    @Test
    void A9_toASlotThatOverlapsItsOwnOldTime() {
        var id = clinic.anAppointment().store();
        var other = clinic.slot(doctor, "09:05", 15);

        move(id, other);

        assertThat(slotOf(id)).isEqualTo(other);
    }

    @Test
    void T3_movedIntoARunningSlotItIsDueItsLengthFromNow() {
        var id = clinic.anAppointment().at("11:00").store();
        clock.set(at("09:10"));

        move(id, clinic.slot(doctor, "09:00", 15));

        assertThat(row(id)).containsEntry("no_show_due_at", at("09:25"));
    }

    @Test
    void A4_aBlockOfTheOldSlotStays() {
        var id = clinic.anAppointment().store();
        var before = slotOf(id);
        clinic.block(before);

        move(id, clinic.slot(doctor, "11:00", 15));

        assertThat(sql.row("select is_booked, is_blocked from doctor_slots where id = ?", before))
                .isEqualTo(Map.of("is_booked", false, "is_blocked", true));
    }

    @Test
    void A3_aTakenSlotIsRefusedAndNothingChanged() {
        var id = clinic.anAppointment().status("CONFIRMED").store();
        var taken = slotOf(clinic.anAppointment().at("11:00").store());

        unchanged(id, () -> refused("slot.taken", () -> move(id, taken)));
    }

    @Test
    void A3_aBlockedSlotIsRefusedAndNothingChanged() {
        var id = clinic.anAppointment().store();
        var blocked = clinic.slot(doctor, "11:00", 15);
        clinic.block(blocked);

        unchanged(id, () -> refused("slot.blocked", () -> move(id, blocked)));
    }

    @Test
    void A3_anotherAppointmentOfThePatientThenIsRefusedAndNothingChanged() {
        var patient = clinic.patient();
        clinic.anAppointment().of(patient).at("11:00").store();
        var id = clinic.anAppointment().of(patient).store();
        var overlapping = clinic.slot(doctor, "11:05", 15);

        unchanged(id, () -> refused("patient.overlap", () -> move(id, overlapping)));
        assertThat(heldBy(overlapping)).isNull();
    }

    @Test
    void A5_aSlotOfWhichTooLittleIsLeft() {
        var id = clinic.anAppointment().at("11:00").store();
        var running = clinic.slot(doctor, "09:00", 15);
        clock.set(at("09:12:01"));

        unchanged(id, () -> refused("slot.too-late", () -> move(id, running)));
    }

    @Test
    void theSlotItIsInAlready() {
        var id = clinic.anAppointment().store();

        unchanged(id, () -> refused("slot.same", () -> move(id, slotOf(id))));
    }

    @Test
    void noSlotAtAll() {
        var id = clinic.anAppointment().store();

        assertThatThrownBy(() -> move(id, null)).isInstanceOf(Invalid.class);
    }

    @Test
    void anotherHospitalsSlotOrAppointment() {
        var other = Clinic.openIn(database);
        var theirSlot = other.slot(other.doctor(), "11:00", 15);
        var theirs = other.anAppointment().store();
        var id = clinic.anAppointment().store();
        var slot = clinic.slot(doctor, "11:00", 15);

        unchanged(id, () -> refused("slot.not-found", () -> move(id, theirSlot)));
        unchanged(theirs, () -> refused("appointment.not-found", () -> move(theirs, slot)));
    }

    @Test
    void aDoctorMovesHisOwnButNotToAColleague() {
        var id = clinic.anAppointment().with(doctor).store();
        var colleagues = clinic.slot(clinic.doctor(), "11:00", 15);

        unchanged(id, () -> assertThatThrownBy(() -> move(clinic.doctorActing(doctor), id, colleagues))
                .isInstanceOf(AccessDenied.class));
    }

    @Test
    void A7_whoSawAnOlderVersionLooksAgain() {
        var id = clinic.anAppointment().column("version", 3).store();
        var slot = clinic.slot(doctor, "11:00", 15);

        unchanged(
                id,
                () -> refused(
                        "request.stale",
                        () -> database.inTransaction(() -> {
                            reschedule.reschedule(receptionist, id, 2L, slot);
                        })));
    }

    @ParameterizedTest(name = "T11 {0} at {1}: {2}")
    @CsvSource({
        "SCHEDULED, 09:14:59.999999, ",
        "SCHEDULED, 09:15:00, appointment.no-show-due",
        "SCHEDULED, 09:15:01, appointment.no-show-due",
        "CONFIRMED, 09:15:00, appointment.no-show-due",
        "NO_SHOW, 09:15:00, appointment.no-show-due",
        "NO_SHOW, 09:10:00, appointment.illegal-transition",
        "CHECKED_IN, 09:10:00, appointment.illegal-transition",
        "CANCELLED, 09:10:00, appointment.illegal-transition",
    })
    void theNoShowInstantIsTheEndOfMoving(String status, String now, String code) {
        var id = clinic.anAppointment().status(status).store();
        var slot = clinic.slot(doctor, "11:00", 15);
        clock.set(at(now));

        if (code == null) {
            move(id, slot);
            assertThat(slotOf(id)).isEqualTo(slot);
        } else {
            unchanged(id, () -> refused(code, () -> move(id, slot)));
        }
    }

    @ParameterizedTest(name = "T11 before a {0} slot is looked at")
    @ValueSource(strings = {"taken", "blocked"})
    void afterTheNoShowInstantNoSlotHelps(String how) {
        var id = clinic.anAppointment().store();
        var slot = "taken".equals(how)
                ? slotOf(clinic.anAppointment().at("11:00").store())
                : clinic.slot(doctor, "11:00", 15);
        if ("blocked".equals(how)) {
            clinic.block(slot);
        }
        clock.set(at("09:15"));

        refused("appointment.no-show-due", () -> move(id, slot));
    }

    @Test
    void A3_ofTwoThatMoveToOneSlotAtOnceExactlyOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = clinic.anAppointment().store();
            var other = clinic.anAppointment().store();
            var slot = clinic.slot(clinic.doctor(), "11:00", 15);

            var ended = AtOnce.inTransactions(database, List.of(moving(one, slot), moving(other, slot)));

            assertThat(ended).extracting(Ended::code).containsExactlyInAnyOrder(null, "slot.taken");
            var winner = ended.get(0).failure() == null ? one : other;
            var loser = winner.equals(one) ? other : one;
            assertThat(heldBy(slot)).isEqualTo(winner);
            assertThat(heldBy(slotOf(loser))).isEqualTo(loser);
        }
    }

    @Test
    void twoThatWantToChangePlacesBothStay() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = clinic.anAppointment().store();
            var other = clinic.anAppointment().at("11:00").store();
            var ones = slotOf(one);
            var others = slotOf(other);

            var ended = AtOnce.inTransactions(database, List.of(moving(one, others), moving(other, ones)));

            // One of them may come after the other has left; then it moves into the free slot.
            assertThat(ended).extracting(Ended::code).contains("slot.taken").isSubsetOf("slot.taken", null);
            assertThat(heldBy(slotOf(one))).isEqualTo(one);
            assertThat(heldBy(slotOf(other))).isEqualTo(other);
        }
    }

    private Supplier<Instant> moving(UUID appointment, UUID slot) {
        return () -> {
            reschedule.reschedule(receptionist, appointment, null, slot);
            return clock.instant();
        };
    }

    private void unchanged(UUID appointment, Runnable act) {
        var before = row(appointment);
        var held = sql.rows("select * from doctor_slots where appointment_id = ?", appointment);
        act.run();
        assertThat(row(appointment)).isEqualTo(before);
        assertThat(sql.rows("select * from doctor_slots where appointment_id = ?", appointment))
                .isEqualTo(held);
        assertThat(rescheduled.all()).isEmpty();
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
