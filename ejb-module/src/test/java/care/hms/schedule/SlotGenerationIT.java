package care.hms.schedule;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.hospital.HospitalRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.StaleStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotGenerationIT {

    private static final LocalDate MONDAY = Rows.DAY;

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("06:00"));
    private final HospitalRules hospitals = HospitalParts.rules(database.entities());
    private final JpaDoctors doctors = new JpaDoctors(database.entities());
    private final SlotGeneration generation =
            new SlotGeneration(new JpaSlots(database.entities()), hospitals, new Announcements<>());
    private final GenerateSlots generate = new GenerateSlots(doctors, generation, hospitals, clock);
    private final AddDoctor addDoctor = new AddDoctor(
            doctors,
            generation,
            hospitals,
            (account, hospital, demo) -> {
                throw new UnsupportedOperationException("these doctors do not sign in");
            },
            clock);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);

    private UUID doctorOfMondays() {
        var doctor = clinic.doctor();
        clinic.works(doctor, DayOfWeek.MONDAY, "08:00", "09:00");
        return doctor;
    }

    private int generate(UUID doctor, LocalDate from, LocalDate to) {
        return database.inTransaction(() -> generate.generate(admin, doctor, from, to));
    }

    private int generateHorizon() {
        return database.inTransaction(() -> generate.generateHorizon(hospitals.of(clinic.id())));
    }

    private List<Map<String, Object>> slots(UUID doctor) {
        return sql.rows(
                "select slot_date, start_time, end_time, starts_at, ends_at, is_booked, is_blocked, hospital_id"
                        + " from doctor_slots where doctor_id = ? and retired_at is null order by starts_at",
                doctor);
    }

    @Test
    void A10_aRangeIsGeneratedAndASecondTimeAddsNothing() {
        var doctor = doctorOfMondays();

        assertThat(generate(doctor, MONDAY, MONDAY.plusDays(7))).isEqualTo(8);
        var before = slots(doctor);
        assertThat(generate(doctor, MONDAY, MONDAY.plusDays(7))).isZero();

        assertThat(slots(doctor)).isEqualTo(before).hasSize(8);
        assertThat(before.get(1))
                .containsEntry("slot_date", MONDAY)
                .containsEntry("start_time", LocalTime.of(8, 15))
                .containsEntry("end_time", LocalTime.of(8, 30))
                .containsEntry("starts_at", at("08:15"))
                .containsEntry("ends_at", at("08:30"))
                .containsEntry("is_booked", false)
                .containsEntry("is_blocked", false)
                .containsEntry("hospital_id", clinic.id());
    }

    @Test
    void A10_aWiderRangeAddsWhatIsMissing() {
        var doctor = doctorOfMondays();
        generate(doctor, MONDAY.plusDays(7), MONDAY.plusDays(7));

        assertThat(generate(doctor, MONDAY, MONDAY.plusDays(14))).isEqualTo(8);
        assertThat(slots(doctor)).hasSize(12);
    }

    @Test
    void A10_twoGenerationsAtOnceAddEachSlotOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var doctor = doctorOfMondays();
            Supplier<Integer> generation = () -> generate.generate(admin, doctor, MONDAY, MONDAY.plusDays(200));

            var ended = AtOnce.inTransactions(database, Collections.nCopies(4, generation));

            assertThat(ended).allSatisfy(one -> assertThat(one.failure()).isNull());
            assertThat(ended.stream().mapToInt(Ended::answer).sum()).isEqualTo(29 * 4);
            assertThat(slots(doctor)).hasSize(29 * 4);
        }
    }

    @Test
    void A10_twoNodesMayServeTheSameNight() throws Exception {
        for (int round = 0; round < 5; round++) {
            var here = Clinic.openIn(database);
            var doctor = here.doctor();
            here.works(doctor, DayOfWeek.MONDAY, "08:00", "09:00");
            Supplier<Integer> night = () -> generate.generateHorizon(hospitals.of(here.id()));

            var ended = AtOnce.inTransactions(database, Collections.nCopies(2, night));

            assertThat(ended).allSatisfy(one -> assertThat(one.failure()).isNull());
            assertThat(ended.stream().mapToInt(Ended::answer).sum()).isEqualTo(9 * 4);
            assertThat(slots(doctor)).hasSize(9 * 4);
        }
    }

    @Test
    void A10_aHolidayHasNoSlots() {
        sql.insert("holidays", Rows.of("hospital_id", clinic.id(), "day", "2026-01-26", "name", "Founders"));
        sql.insert(
                "holidays",
                Rows.of("hospital_id", Clinic.openIn(database).id(), "day", "2026-01-19", "name", "Elsewhere"));
        var doctor = doctorOfMondays();

        assertThat(generate(doctor, MONDAY, MONDAY.plusDays(14))).isEqualTo(8);
        assertThat(slots(doctor)).extracting(slot -> slot.get("slot_date")).doesNotContain(MONDAY.plusDays(7));
    }

    @Test
    void T6_onTheDayOfAGapTheRowsAreThoseOfTheGrid() {
        var doctor = clinic.doctor();
        clinic.works(doctor, DayOfWeek.SUNDAY, "01:00", "04:00");
        var gap = LocalDate.of(2026, 3, 29);

        generate(doctor, gap, gap);

        assertThat(slots(doctor))
                .extracting(slot -> slot.get("starts_at"))
                .containsExactly(
                        Instant.parse("2026-03-29T00:00:00Z"),
                        Instant.parse("2026-03-29T00:15:00Z"),
                        Instant.parse("2026-03-29T00:30:00Z"),
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-29T01:15:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-29T01:45:00Z"));
        assertThat(slots(doctor).get(3)).containsEntry("start_time", LocalTime.of(3, 0));
    }

    @Test
    void A10_theHorizonMovesByOneDayANight() {
        var doctor = clinic.doctor();
        for (var day : DayOfWeek.values()) {
            clinic.works(doctor, day, "08:00", "09:00");
        }

        assertThat(generateHorizon()).isEqualTo(61 * 4);
        assertThat(generateHorizon()).isZero();
        assertThat(until(doctor)).isEqualTo(MONDAY.plusDays(60));

        clock.set(at("00:00").plus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(generateHorizon()).isZero();
        clock.set(at("00:00").plus(Duration.ofDays(1)));
        assertThat(generateHorizon()).isEqualTo(4);
        assertThat(until(doctor)).isEqualTo(MONDAY.plusDays(61));

        clock.set(at("03:00").plus(Duration.ofDays(4)));
        assertThat(generateHorizon()).isEqualTo(3 * 4);
        assertThat(slots(doctor)).hasSize((61 + 4) * 4);
    }

    @Test
    void A10_theHorizonIsTheHospitalsPolicy() {
        clinic.policy("slot_horizon_days", 7);
        doctorOfMondays();

        assertThat(generateHorizon()).isEqualTo(2 * 4);
    }

    @Test
    void A7_theNightIsNobodysChangeOfTheDoctor() {
        var doctor = doctorOfMondays();

        generateHorizon();

        assertThat(sql.value(Long.class, "select version from doctors where id = ?", doctor))
                .isZero();
    }

    @Test
    void A10_aNightThatBeganBeforeAChangeOfScheduleLeavesNothing() {
        var doctor = doctorOfMondays();
        var rules = database.inTransaction(() -> hospitals.of(clinic.id()));

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    var asItWas = doctors.require(clinic.id(), doctor);
                    database.inTransaction(
                            () -> doctors.requireLocked(clinic.id(), doctor).work(30, List.of()));
                    generation.generateHorizon(asItWas, rules, MONDAY);
                }))
                .hasRootCauseInstanceOf(StaleStateException.class);

        assertThat(slots(doctor)).isEmpty();
    }

    @Test
    void A10_aNewDoctorHasHisSlotsAtOnce() {
        var monday = new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(9, 0));

        var added = database.inTransaction(
                () -> addDoctor.add(admin, new NewDoctor("D09", "Min", "Lee", 20, List.of(monday), null, null)));

        assertThat(slots(added.id())).hasSize(9 * 3);
        assertThat(until(added.id())).isEqualTo(MONDAY.plusDays(60));
        assertThat(added.workingHours()).containsExactly(monday);
        assertThat(added.version())
                .isEqualTo(sql.value(Long.class, "select version from doctors where id = ?", added.id()));
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2026-01-18, 2026-01-20, from",
        ", 2026-01-20, from",
        "2026-01-19, 2026-01-18, to",
        "2026-01-19, , to",
        "2026-01-19, 2027-01-20, ",
        "2026-01-19, 2027-01-21, to",
        "2026-01-19, 2026-01-19, ",
    })
    void aRangeLiesBetweenTodayAndAYearAhead(LocalDate from, LocalDate to, String wrong) {
        var doctor = clinic.doctor();
        clock.set(at("00:00"));

        if (wrong == null) {
            assertThat(generate(doctor, from, to)).isZero();
        } else {
            assertThatThrownBy(() -> generate(doctor, from, to))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith(wrong + ":");
        }
    }

    @Test
    void aDoctorGeneratesHisOwnAndNobodyGeneratesForAnotherHospital() {
        var doctor = doctorOfMondays();

        assertThat(database.inTransaction(() -> generate.generate(clinic.doctorActing(doctor), doctor, MONDAY, MONDAY)))
                .isEqualTo(4);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> generate.generate(clinic.doctorActing(clinic.doctor()), doctor, MONDAY, MONDAY)))
                .isInstanceOf(AccessDenied.class);
        var elsewhere = Clinic.openIn(database).somebody(Role.HOSPITAL_ADMIN);
        assertThatThrownBy(() -> database.inTransaction(() -> generate.generate(elsewhere, doctor, MONDAY, MONDAY)))
                .isInstanceOf(NotFound.class);
    }

    private LocalDate until(UUID doctor) {
        return sql.value(LocalDate.class, "select slots_until from doctors where id = ?", doctor);
    }
}
