package care.hms.schedule;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.AtOnce;
import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.NotFound;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.BookingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SlotBookIT {

    private static final BookingPolicy POLICY = new BookingPolicy(Duration.ofMinutes(3));

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final SlotBook book = ScheduleParts.slotBook(database.entities());
    private final UUID slot = clinic.slot(clinic.doctor(), "09:00", 15);

    private Map<String, Object> flags() {
        return sql.row("select is_booked, is_blocked from doctor_slots where id = ?", slot);
    }

    @Test
    void A4_aSlotIsBlockedUntilItsLastBlockGoes() {
        var first = clinic.block(slot);
        var second = clinic.block(slot);
        assertThat(flags()).containsEntry("is_blocked", true);

        sql.run("delete from slot_blocks where slot_id = ? and owner = ?", slot, first);
        assertThat(flags()).containsEntry("is_blocked", true);

        sql.run("delete from slot_blocks where slot_id = ? and owner = ?", slot, second);
        assertThat(flags()).containsEntry("is_blocked", false);
    }

    @Test
    void A4_aReleaseNeverClearsABlock() {
        var id = clinic.anAppointment().store();
        var booked = sql.value(UUID.class, "select slot_id from appointments where id = ?", id);
        clinic.block(booked);

        assertThat(database.inTransaction(() -> book.release(booked, id))).isTrue();

        assertThat(sql.row("select is_booked, is_blocked from doctor_slots where id = ?", booked))
                .isEqualTo(Map.of("is_booked", false, "is_blocked", true));
    }

    @Test
    void onlyWhoHoldsASlotGivesItBack() {
        var id = clinic.anAppointment().store();
        var booked = sql.value(UUID.class, "select slot_id from appointments where id = ?", id);

        assertThat(database.inTransaction(() -> book.release(booked, UUID.randomUUID())))
                .isFalse();
        assertThat(database.inTransaction(() -> book.release(booked, id))).isTrue();
        assertThat(database.inTransaction(() -> book.release(booked, id))).isFalse();
    }

    @Test
    void neitherFlagCanBeSetByHand() {
        assertThatThrownBy(() -> sql.run("update doctor_slots set is_booked = true where id = ?", slot))
                .isInstanceOfSatisfying(Sql.Refused.class, refused -> assertThat(refused.state())
                        .isEqualTo("428C9"));
    }

    @Test
    void A3_aBookingAndABlockAtOnceNeverPassEachOtherUnseen() throws Exception {
        for (int round = 0; round < 20; round++) {
            var free = clinic.slot(clinic.doctor(), "09:00", 15);
            var offered = database.inTransaction(() -> book.require(clinic.id(), free));
            var appointment = clinic.anAppointment().status("CANCELLED").store();
            Supplier<Boolean> booking = () -> {
                book.take(offered, appointment, POLICY, at("08:00"));
                return true;
            };
            Supplier<Boolean> blocking = () -> database.entities()
                            .createNativeQuery("insert into slot_blocks (id, hospital_id, slot_id, reason, owner,"
                                    + " created_at) values (gen_random_uuid(), :hospital, :slot, 'Repair',"
                                    + " gen_random_uuid(), now())")
                            .setParameter("hospital", clinic.id())
                            .setParameter("slot", free)
                            .executeUpdate()
                    == 1;

            var ended = AtOnce.inTransactions(database, List.of(booking, blocking));

            // Whoever came first: the block stands, and a refused booking was refused because of it.
            assertThat(ended.get(1).failure()).isNull();
            assertThat(ended.get(0).code()).isIn(null, "slot.blocked");
            assertThat(sql.row("select is_booked, is_blocked from doctor_slots where id = ?", free))
                    .isEqualTo(Map.of("is_booked", ended.get(0).failure() == null, "is_blocked", true));
        }
    }

    @Test
    void A10_aRetiredSlotIsNotOfferedAndCannotBeTaken() {
        var offered = database.inTransaction(() -> book.require(clinic.id(), slot));
        sql.run("update doctor_slots set retired_at = now() where id = ?", slot);

        assertThatThrownBy(() -> database.inTransaction(() -> book.require(clinic.id(), slot)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> database.inTransaction(() -> book.take(offered, UUID.randomUUID(), POLICY, at("08:00"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void whatIsOfferedIsToldAsItStands() {
        var offered = database.inTransaction(() -> book.require(clinic.id(), slot));

        assertThat(offered.id()).isEqualTo(slot);
        assertThat(offered.time().date()).isEqualTo(Rows.DAY);
        assertThat(offered.time().startsAt()).isEqualTo(at("09:00"));
        assertThat(offered.time().endsAt()).isEqualTo(at("09:15"));
        assertThat(offered.time().start()).isEqualTo("09:00");
        assertThat(offered.time().end()).isEqualTo("09:15");
    }
}
