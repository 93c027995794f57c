package care.hms.appointment;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.schedule.ScheduleParts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:00"));
    private final Announcements<AppointmentBooked> booked = new Announcements<>();
    private final Book book = book();
    private final Actor receptionist = clinic.receptionist();
    private final UUID doctor = clinic.doctor();

    private Book book() {
        var entities = database.entities();
        return new Book(
                new JpaAppointments(entities),
                new JpaIdempotencyKeys(entities),
                ScheduleParts.slotBook(entities),
                HospitalParts.rules(entities),
                AppointmentParts.timeline(entities),
                clock,
                booked);
    }

    private UUID book(UUID patient, UUID slot) {
        return book(receptionist, new Booking(patient, slot, null, null));
    }

    private UUID book(Actor actor, Booking wanted) {
        return database.inTransaction(() -> book.book(actor, wanted));
    }

    private long appointments() {
        return sql.count("appointments where hospital_id = ?", clinic.id());
    }

    @Test
    void aBookingIsOneRowItsSlotItsTimelineAndOneAnnouncement() {
        var patient = clinic.patient();
        var slot = clinic.slot(doctor, "09:00", 20);

        var id = book(receptionist, new Booking(patient, slot, "Cough", null));

        assertThat(sql.row("select * from appointments where id = ?", id))
                .containsEntry("hospital_id", clinic.id())
                .containsEntry("patient_id", patient)
                .containsEntry("doctor_id", doctor)
                .containsEntry("slot_id", slot)
                .containsEntry("status", "SCHEDULED")
                .containsEntry("starts_at", at("09:00"))
                .containsEntry("ends_at", at("09:20"))
                .containsEntry("reason", "Cough")
                .containsEntry("booked_at", at("08:00"))
                .containsEntry("booked_by", receptionist.accountId())
                .containsEntry("no_show_due_at", at("09:20"))
                .containsEntry("version", 0L);
        assertThat(sql.row("select appointment_id, is_booked from doctor_slots where id = ?", slot))
                .isEqualTo(Map.of("appointment_id", id, "is_booked", true));
        assertThat(sql.row("select event, source, actor_id, at from appointment_events where appointment_id = ?", id))
                .isEqualTo(Map.of(
                        "event", "BOOKED", "source", "staff", "actor_id", receptionist.accountId(), "at", at("08:00")));
        assertThat(booked.all()).containsExactly(new AppointmentBooked(id, clinic.id(), at("09:20")));
    }

    @ParameterizedTest(name = "{0}: due at {3}")
    @CsvSource({
        "T3 the slot's length by default, , 08:00, 09:15",
        "T3 booked while it runs, , 09:10, 09:25",
        "T3 the hospital's shorter delay, 5, 08:00, 09:05",
        "T3 the hospital's shorter delay and booked while it runs, 5, 09:10, 09:15",
    })
    void theDueInstantFollowsTheHospitalsPolicy(String rule, Integer delay, String now, String due) {
        clinic.policy("no_show_after_minutes", delay);
        clock.set(at(now));

        var id = book(clinic.patient(), clinic.slot(doctor, "09:00", 15));

        assertThat(sql.value(Instant.class, "select no_show_due_at from appointments where id = ?", id))
                .isEqualTo(at(due));
    }

    @ParameterizedTest(name = "A5 with {0} minutes required, at {1}: {2}")
    @CsvSource({"3, 09:12:00, true", "3, 09:12:00.000001, false", "0, 09:14:59, true", "0, 09:15:00, false"})
    void aRunningSlotCanBeBookedWhileEnoughOfItIsLeft(int minimum, String now, boolean possible) {
        clinic.policy("minimum_remaining_minutes", minimum);
        var slot = clinic.slot(doctor, "09:00", 15);
        clock.set(at(now));

        if (possible) {
            assertThat(book(clinic.patient(), slot)).isNotNull();
        } else {
            refused("slot.too-late", () -> book(clinic.patient(), slot));
            assertThat(appointments()).isZero();
        }
    }

    @Test
    void aPatientBooksForHimself() {
        var patient = clinic.patient();

        var id =
                book(clinic.patientActing(patient), new Booking(patient, clinic.slot(doctor, "09:00", 15), null, null));

        assertThat(sql.value(String.class, "select source from appointment_events where appointment_id = ?", id))
                .isEqualTo("patient");
    }

    @Nested
    class Refusals {

        @Test
        void A3_aTakenSlot() {
            var slot = clinic.slot(doctor, "09:00", 15);
            book(clinic.patient(), slot);

            refused("slot.taken", () -> book(clinic.patient(), slot));
            assertThat(appointments()).isOne();
        }

        @Test
        void A3_aBlockedSlot() {
            var slot = clinic.slot(doctor, "09:00", 15);
            clinic.block(slot);

            refused("slot.blocked", () -> book(clinic.patient(), slot));
            assertThat(appointments()).isZero();
        }

        @Test
        void A3_twoAppointmentsOfOnePatientThatOverlap() {
            var patient = clinic.patient();
            book(patient, clinic.slot(doctor, "09:00", 15));
            var overlapping = clinic.slot(clinic.doctor(), "09:10", 15);

            refused("patient.overlap", () -> book(patient, overlapping));
            assertThat(free(overlapping)).isTrue();
        }

        @Test
        void A3_butNotOnesThatTouch() {
            var patient = clinic.patient();
            book(patient, clinic.slot(doctor, "09:00", 15));

            assertThat(book(patient, clinic.slot(clinic.doctor(), "09:15", 15))).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"CANCELLED", "NO_SHOW", "COMPLETED"})
        void A3_norOneThatIsOver(String status) {
            var patient = clinic.patient();
            clinic.anAppointment().of(patient).status(status).store();

            assertThat(book(patient, clinic.slot(doctor, "09:00", 15))).isNotNull();
        }

        @Test
        void A10_aRetiredSlotDoesNotExist() {
            var slot = clinic.slot(doctor, "09:00", 15);
            sql.run("update doctor_slots set retired_at = now() where id = ?", slot);

            assertThatThrownBy(() -> book(clinic.patient(), slot))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("slot");
        }

        @Test
        void anotherHospitalsSlot() {
            var other = Clinic.openIn(database);
            var theirs = other.slot(other.doctor(), "09:00", 15);

            refused("slot.not-found", () -> book(clinic.patient(), theirs));
            assertThat(free(theirs)).isTrue();
            assertThat(appointments()).isZero();
        }

        @Test
        void anotherHospitalsPatient() {
            var slot = clinic.slot(doctor, "09:00", 15);
            var theirs = Clinic.openIn(database).patient();

            refused("patient.not-found", () -> book(theirs, slot));
            assertThat(free(slot)).isTrue();
            assertThat(appointments()).isZero();
        }

        @Test
        void forAPatientEverybodyElse() {
            var slot = clinic.slot(doctor, "09:00", 15);
            var somebodyElse = clinic.patient();

            refused(
                    "patient.not-found",
                    () -> book(clinic.patientActing(clinic.patient()), new Booking(somebodyElse, slot, null, null)));
            assertThat(free(slot)).isTrue();
        }

        @Test
        void forADoctorTheSlotOfAColleague() {
            var slot = clinic.slot(doctor, "09:00", 15);
            var colleague = clinic.doctorActing(clinic.doctor());

            assertThatThrownBy(() -> book(colleague, new Booking(clinic.patient(), slot, null, null)))
                    .isInstanceOf(AccessDenied.class);
            assertThat(free(slot)).isTrue();
        }

        @Test
        void forANurseEverything() {
            var slot = clinic.slot(doctor, "09:00", 15);

            assertThatThrownBy(() -> book(clinic.somebody(Role.NURSE), new Booking(clinic.patient(), slot, null, null)))
                    .isInstanceOf(AccessDenied.class);
        }

        @Test
        void whatIsMissingOrTooLong() {
            var patient = clinic.patient();
            var slot = clinic.slot(doctor, "09:00", 15);

            Stream.of(
                            new Booking(null, slot, null, null),
                            new Booking(patient, null, null, null),
                            new Booking(patient, slot, "x".repeat(501), null),
                            new Booking(patient, slot, null, ""),
                            new Booking(patient, slot, null, "two words"),
                            new Booking(patient, slot, null, "x".repeat(101)))
                    .forEach(wanted ->
                            assertThatThrownBy(() -> book(receptionist, wanted)).isInstanceOf(Invalid.class));
            assertThat(book(receptionist, new Booking(patient, slot, "x".repeat(500), "x".repeat(100))))
                    .isNotNull();
        }

        private boolean free(UUID slot) {
            return sql.count("doctor_slots where id = ? and appointment_id is null", slot) == 1;
        }
    }

    private static void refused(String code, Supplier<?> act) {
        assertThatThrownBy(act::get).isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }

    @Nested
    class AtTheSameMoment {

        @Test
        void A3_of200BookingsOfOneSlotExactlyOneWins() throws Exception {
            var slot = clinic.slot(doctor, "09:00", 15);
            var patients = Stream.generate(clinic::patient).limit(200).toList();

            var ended = AtOnce.inTransactions(
                    database,
                    patients.stream()
                            .<Supplier<UUID>>map(
                                    patient -> () -> book.book(receptionist, new Booking(patient, slot, null, null)))
                            .toList());

            assertThat(ended).hasSize(200);
            assertThat(answers(ended)).hasSize(1);
            assertThat(ended)
                    .filteredOn(one -> one.failure() != null)
                    .hasSize(199)
                    .allSatisfy(one -> {
                        assertThat(one.failure()).isInstanceOf(Conflict.class);
                        assertThat(one.code()).isEqualTo("slot.taken");
                    });
            assertThat(sql.value(UUID.class, "select id from appointments where hospital_id = ?", clinic.id()))
                    .isEqualTo(answers(ended).get(0))
                    .isEqualTo(sql.value(UUID.class, "select appointment_id from doctor_slots where id = ?", slot));
            assertThat(sql.count("appointment_events where hospital_id = ?", clinic.id()))
                    .isOne();
        }

        @Test
        void A3_ofTwoOverlappingSlotsOnePatientGetsExactlyOne() throws Exception {
            for (int round = 0; round < 10; round++) {
                var patient = clinic.patient();
                var one = clinic.slot(clinic.doctor(), "09:00", 15);
                var other = clinic.slot(clinic.doctor(), "09:05", 15);

                var ended = AtOnce.inTransactions(
                        database,
                        List.<Supplier<UUID>>of(
                                () -> book.book(receptionist, new Booking(patient, one, null, null)),
                                () -> book.book(receptionist, new Booking(patient, other, null, null))));

                assertThat(answers(ended)).hasSize(1);
                assertThat(ended).extracting(Ended::code).containsOnlyOnce("patient.overlap");
                assertThat(sql.count("appointments where patient_id = ?", patient))
                        .isOne();
                assertThat(sql.count("doctor_slots where id in (?, ?) and is_booked", one, other))
                        .isOne();
            }
        }

        @Test
        void A3_twoTriesWithOneKeyAreOneBooking() throws Exception {
            for (int round = 0; round < 10; round++) {
                var wanted =
                        new Booking(clinic.patient(), clinic.slot(clinic.doctor(), "09:00", 15), null, "key-" + round);

                var ended = AtOnce.inTransactions(
                        database,
                        List.<Supplier<UUID>>of(
                                () -> book.book(receptionist, wanted), () -> book.book(receptionist, wanted)));

                assertThat(answers(ended)).hasSize(2);
                assertThat(answers(ended).get(0)).isEqualTo(answers(ended).get(1));
                assertThat(sql.count("appointments where patient_id = ?", wanted.patientId()))
                        .isOne();
            }
        }

        private static List<UUID> answers(List<Ended<UUID>> ended) {
            return ended.stream().map(Ended::answer).filter(Objects::nonNull).toList();
        }
    }

    @Nested
    class IdempotencyKeys {

        private final UUID patient = clinic.patient();
        private final UUID slot = clinic.slot(doctor, "09:00", 15);

        @Test
        void A3_theSameKeyAndBodyGetTheSameAnswer() {
            var wanted = new Booking(patient, slot, "Cough", "key");
            var first = book(receptionist, wanted);

            assertThat(book(receptionist, wanted)).isEqualTo(first);
            assertThat(appointments()).isOne();
            assertThat(booked.all()).hasSize(1);
        }

        @Test
        void A3_alsoWhenTheSlotIsNoLongerOffered() {
            var wanted = new Booking(patient, slot, null, "key");
            var first = book(receptionist, wanted);
            sql.run("update doctor_slots set appointment_id = null, retired_at = now() where id = ?", slot);

            assertThat(book(receptionist, wanted)).isEqualTo(first);
        }

        @Test
        void A3_theSameKeyWithAnotherBodyIsRefused() {
            book(receptionist, new Booking(patient, slot, "Cough", "key"));

            assertThatThrownBy(() -> book(receptionist, new Booking(patient, slot, "Fever", "key")))
                    .isInstanceOf(IdempotencyKeyReused.class);
            assertThatThrownBy(() -> book(receptionist, new Booking(clinic.patient(), slot, "Cough", "key")))
                    .isInstanceOf(IdempotencyKeyReused.class);
        }

        @Test
        void A3_noReasonIsAnotherBodyThanTheWordNull() {
            book(receptionist, new Booking(patient, slot, null, "key"));

            assertThatThrownBy(() -> book(receptionist, new Booking(patient, slot, "null", "key")))
                    .isInstanceOf(IdempotencyKeyReused.class);
        }

        @Test
        void A3_aRefusedBookingLeavesItsKeyFree() {
            var taken = clinic.slot(doctor, "10:00", 15);
            book(clinic.patient(), taken);
            refused("slot.taken", () -> book(receptionist, new Booking(patient, taken, null, "key")));

            assertThat(book(receptionist, new Booking(patient, slot, null, "key")))
                    .isNotNull();
        }

        @Test
        void A3_twoPeopleMayChooseTheSameKey() {
            var first = book(receptionist, new Booking(patient, slot, null, "key"));
            var second = book(
                    clinic.receptionist(),
                    new Booking(clinic.patient(), clinic.slot(doctor, "09:15", 15), null, "key"));

            assertThat(second).isNotEqualTo(first);
        }
    }
}
