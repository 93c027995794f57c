package care.hms.schedule;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.NotFound;
import care.hms.Stale;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor who works on Mondays from 08:00 to 09:00, as seen on a Monday at 08:20. */
class SchedulesIT {

    private static final LocalDate MONDAY = Rows.DAY;
    private static final WorkingHours LONGER =
            new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(10, 0));

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("06:00"));
    private final Schedules schedules = schedules();
    private final SlotQueries queries = new SlotQueries(
            new JpaSlots(database.entities()),
            new JpaDoctors(database.entities()),
            HospitalParts.rules(database.entities()),
            clock);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final UUID doctor = clinic.doctor();

    private Schedules schedules() {
        var entities = database.entities();
        var slots = new JpaSlots(entities);
        var hospitals = HospitalParts.rules(entities);
        return new Schedules(
                new JpaDoctors(entities),
                slots,
                new SlotGeneration(slots, hospitals, new Announcements<>()),
                hospitals,
                clock);
    }

    @BeforeEach
    void hisSlotsAreThere() {
        clinic.policy("slot_horizon_days", 7);
        clinic.works(doctor, DayOfWeek.MONDAY, "08:00", "09:00");
        change(15, new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(9, 0)));
        assertThat(live(MONDAY)).containsExactly("08:00", "08:15", "08:30", "08:45");
        clock.set(at("08:20"));
    }

    private DoctorView change(int minutes, WorkingHours... hours) {
        return database.inTransaction(() -> schedules.change(clinic.id(), doctor, null, minutes, List.of(hours)));
    }

    private List<String> live(LocalDate day) {
        return sql
                .rows(
                        "select start_time from doctor_slots where doctor_id = ? and slot_date = ?"
                                + " and retired_at is null order by starts_at",
                        doctor,
                        Date.valueOf(day))
                .stream()
                .map(row -> row.get("start_time").toString())
                .toList();
    }

    private UUID slot(LocalDate day, String start) {
        return sql.value(
                UUID.class,
                "select id from doctor_slots where doctor_id = ? and slot_date = ? and start_time = ?::time"
                        + " and retired_at is null",
                doctor,
                Date.valueOf(day),
                start);
    }

    /** Books a slot as it stands. */
    private UUID book(UUID slot) {
        var id = UUID.randomUUID();
        var row = Rows.appointment(id, clinic.id(), clinic.patient(), doctor, "08:00", 15);
        row.put("slot_id", slot);
        sql.insert("appointments", row);
        sql.run("update doctor_slots set appointment_id = ? where id = ?", id, slot);
        return id;
    }

    private boolean isBlocked(UUID slot) {
        return sql.value(Boolean.class, "select is_blocked from doctor_slots where id = ?", slot);
    }

    @Test
    void A10_freeFutureSlotsAreCutAnew() {
        var nextWeek = MONDAY.plusDays(7);

        change(20, LONGER);

        assertThat(live(nextWeek)).containsExactly("08:00", "08:20", "08:40", "09:00", "09:20", "09:40");
        assertThat(sql.count(
                        "doctor_slots where doctor_id = ? and slot_date = ? and retired_at = ?",
                        doctor,
                        Date.valueOf(nextWeek),
                        at("08:20")))
                .isEqualTo(4);
    }

    @Test
    void A10_whatHasBegunStaysAndNothingOverlapsIt() {
        change(20, LONGER);

        // 08:00 has passed and 08:15 runs; 08:20 would overlap it.
        assertThat(live(MONDAY)).containsExactly("08:00", "08:15", "08:40", "09:00", "09:20", "09:40");
    }

    @Test
    void A10_bookedSlotsStay() {
        var nextWeek = MONDAY.plusDays(7);
        var slot = slot(nextWeek, "08:15");
        var appointment = book(slot);

        change(20, LONGER);

        assertThat(live(nextWeek)).containsExactly("08:15", "08:40", "09:00", "09:20", "09:40");
        assertThat(sql.value(UUID.class, "select appointment_id from doctor_slots where id = ?", slot))
                .isEqualTo(appointment);
    }

    @Test
    void A10_withoutHoursOnlyTheBookedOnesAreLeft() {
        var nextWeek = MONDAY.plusDays(7);
        book(slot(nextWeek, "08:30"));

        assertThat(change(15).workingHours()).isEmpty();

        assertThat(live(nextWeek)).containsExactly("08:30");
        assertThat(sql.count("working_hours where doctor_id = ?", doctor)).isZero();
    }

    @Test
    void A4_A10_whoBlockedATimeHasBlockedWhatLiesThereNow() {
        var nextWeek = MONDAY.plusDays(7);
        var owner = clinic.block(slot(nextWeek, "08:15"));

        change(20, LONGER);

        // 08:15 to 08:30 touches the new slots of 08:00 and 08:20.
        assertThat(sql.rows(
                        "select s.start_time, b.owner, b.reason, b.hospital_id from slot_blocks b"
                                + " join doctor_slots s on s.id = b.slot_id where s.doctor_id = ? and s.retired_at is null"
                                + " order by s.starts_at",
                        doctor))
                .containsExactly(
                        Rows.of(
                                "start_time",
                                LocalTime.of(8, 0),
                                "owner",
                                owner,
                                "reason",
                                "Repair",
                                "hospital_id",
                                clinic.id()),
                        Rows.of(
                                "start_time",
                                LocalTime.of(8, 20),
                                "owner",
                                owner,
                                "reason",
                                "Repair",
                                "hospital_id",
                                clinic.id()));
        assertThat(isBlocked(slot(nextWeek, "08:00"))).isTrue();
        assertThat(isBlocked(slot(nextWeek, "08:20"))).isTrue();
        assertThat(isBlocked(slot(nextWeek, "08:40"))).isFalse();
    }

    @Test
    void A10_oneBlockOverTwoOldSlotsIsOneBlockOfTheNewOne() {
        var nextWeek = MONDAY.plusDays(7);
        var owner = UUID.randomUUID();
        for (var start : List.of("08:00", "08:15")) {
            sql.insert("slot_blocks", Rows.block(clinic.id(), slot(nextWeek, start), owner));
        }

        change(60, LONGER);

        assertThat(sql.count("slot_blocks where slot_id = ?", slot(nextWeek, "08:00")))
                .isOne();
        assertThat(isBlocked(slot(nextWeek, "09:00"))).isFalse();
    }

    @Test
    void A10_anAbandonedHourThatComesBackIsFree() {
        var nextWeek = MONDAY.plusDays(7);
        change(15);
        clock.set(at("08:21"));

        change(15, LONGER);

        assertThat(live(nextWeek)).hasSize(8);
    }

    @Test
    void theAnswerCarriesTheVersionThatTheNextChangeNeeds() {
        var first = change(20, LONGER);

        assertThat(first.version())
                .isEqualTo(sql.value(Long.class, "select version from doctors where id = ?", doctor));
        assertThat(first.slotMinutes()).isEqualTo(20);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> schedules.change(clinic.id(), doctor, first.version() - 1, 15, List.of(LONGER))))
                .isInstanceOf(Stale.class);
        database.inTransaction(() -> schedules.change(clinic.id(), doctor, first.version(), 15, List.of(LONGER)));
    }

    @Test
    void twoChangesAtOnceComeOneAfterTheOther() throws Exception {
        var noon = new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(13, 0));
        for (int round = 0; round < 5; round++) {
            Supplier<DoctorView> one = () -> schedules.change(clinic.id(), doctor, null, 20, List.of(LONGER));
            Supplier<DoctorView> other = () -> schedules.change(clinic.id(), doctor, null, 30, List.of(noon));

            var ended = AtOnce.inTransactions(database, List.of(one, other));

            assertThat(ended).allSatisfy(end -> assertThat(end.failure()).isNull());
            var last = ended.get(0).answer().version() > ended.get(1).answer().version() ? 0 : 1;
            assertThat(live(MONDAY.plusDays(7)))
                    .isEqualTo(
                            last == 0
                                    ? List.of("08:00", "08:20", "08:40", "09:00", "09:20", "09:40")
                                    : List.of("12:00", "12:30"));
        }
    }

    @Test
    void aDoctorMayChangeTheOwnScheduleAndAnotherHospitalsDoctorDoesNotExist() {
        var himself = clinic.doctorActing(doctor);
        var foreign = Clinic.openIn(database).doctor();

        assertThat(database.inTransaction(() -> schedules.requireFor(himself, doctor))
                        .id())
                .isEqualTo(doctor);
        assertThatThrownBy(() -> database.inTransaction(() -> schedules.requireFor(himself, clinic.doctor())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> database.inTransaction(() -> schedules.requireFor(himself, foreign)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theDayShowsWhatCanBeBookedAndNothingRetired() {
        var nextWeek = MONDAY.plusDays(7);
        change(30, LONGER);
        book(slot(nextWeek, "08:00"));
        clinic.block(slot(nextWeek, "08:30"));

        var day = database.inTransaction(() -> queries.ofDay(admin, doctor, nextWeek));

        assertThat(day)
                .extracting(SlotView::startTime, SlotView::isBooked, SlotView::isBlocked, SlotView::bookable)
                .containsExactly(
                        tuple(LocalTime.of(8, 0), true, false, false),
                        tuple(LocalTime.of(8, 30), false, true, false),
                        tuple(LocalTime.of(9, 0), false, false, true),
                        tuple(LocalTime.of(9, 30), false, false, true));
    }

    @Test
    void A5_ofARunningSlotEnoughMustBeLeft() {
        clock.set(at("08:27:00"));
        assertThat(bookable("08:15")).isTrue();
        clock.set(at("08:27:01"));
        assertThat(bookable("08:15")).isFalse();
    }

    private boolean bookable(String start) {
        return database.inTransaction(() -> queries.ofDay(admin, doctor, MONDAY)).stream()
                .filter(slot -> slot.startTime().equals(LocalTime.parse(start)))
                .findFirst()
                .orElseThrow()
                .bookable();
    }
}
