package care.hms.schedule;

import static care.hms.database.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A doctor's Monday with slots of a quarter of an hour, as seen at 08:20. */
class SlotQueriesIT {

    private static final LocalDate MONDAY = Rows.DAY;

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:20"));
    private final SlotQueries queries = new SlotQueries(
            new JpaSlots(database.entities()),
            new JpaDoctors(database.entities()),
            HospitalParts.rules(database.entities()),
            clock);
    private final Actor reception = clinic.somebody(Role.RECEPTIONIST);
    private final UUID doctor = clinic.doctor();

    private UUID slot(String start) {
        return clinic.slot(doctor, start, 15);
    }

    private static List<String> times(List<SlotView> slots) {
        return slots.stream().map(slot -> slot.startTime().toString()).toList();
    }

    private List<SlotView> bookable(UUID of) {
        return database.inTransaction(() -> queries.bookable(reception, of, MONDAY, MONDAY));
    }

    @Test
    void onlyWhatCouldBeBookedNowIsOffered() {
        slot("08:00");
        slot("08:15");
        clinic.block(slot("08:30"));
        clinic.anAppointment().with(doctor).at("08:45").store();
        slot("09:00");

        assertThat(times(bookable(doctor))).containsExactly("08:15", "09:00");
        clock.set(at("08:29"));
        assertThat(times(bookable(doctor))).containsExactly("09:00");
    }

    @Test
    void withoutADoctorThoseOfAllAreOfferedAndNoneOfAnotherHospital() {
        slot("09:00");
        clinic.slot(clinic.doctor(), "08:45", 30);
        var elsewhere = Clinic.openIn(database);
        elsewhere.slot(elsewhere.doctor(), "09:00", 15);

        assertThat(times(bookable(null))).containsExactly("08:45", "09:00");
    }

    @Test
    void theSoonestIsTheFirstOfThatDayOrLater() {
        slot("09:15");
        slot("09:00");

        assertThat(database.inTransaction(() -> queries.soonest(reception, doctor, MONDAY)))
                .hasValueSatisfying(slot -> assertThat(slot.startTime()).hasToString("09:00"));
        assertThat(database.inTransaction(() -> queries.soonest(reception, doctor, MONDAY.plusDays(1))))
                .isEmpty();
    }

    @Test
    void theNearestAreThoseAroundTheOneThatIsGoneInOrder() {
        for (var start : List.of("08:30", "08:45", "09:15", "10:00", "11:00")) {
            slot(start);
        }
        var taken = clinic.anAppointment().with(doctor).at("09:00").store();
        var gone = database.sql().value(UUID.class, "select slot_id from appointments where id = ?", taken);

        assertThat(times(database.inTransaction(() -> queries.nearest(reception, gone, 3))))
                .containsExactly("08:30", "08:45", "09:15");
    }

    @Test
    void theSlotOfAnotherHospitalIsUnknown() {
        var elsewhere = Clinic.openIn(database);
        var theirs = elsewhere.slot(elsewhere.doctor(), "09:00", 15);

        assertThat(database.inTransaction(() -> queries.find(reception, theirs)))
                .isEmpty();
        assertThatThrownBy(() -> database.inTransaction(() -> queries.nearest(reception, theirs, 3)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyAsksForMoreThanAMonth() {
        assertThatThrownBy(() -> queries.bookable(reception, doctor, MONDAY, MONDAY.plusDays(32)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> queries.bookable(reception, doctor, MONDAY, MONDAY.minusDays(1)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> queries.soonest(reception, doctor, null)).isInstanceOf(Invalid.class);
    }
}
