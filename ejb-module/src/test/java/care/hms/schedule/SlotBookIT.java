package care.hms.schedule;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.NotFound;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.BookingPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    @Timeout(30)
    void A3_aBookingNeverPassesABlockUnseen() throws Exception {
        var offered = database.inTransaction(() -> book.require(clinic.id(), slot));
        var appointment = clinic.anAppointment().status("CANCELLED").store();
        var threads = Executors.newSingleThreadExecutor();
        try (var somebody = database.connect();
                var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("insert into slot_blocks (id, hospital_id, slot_id, reason, owner, created_at) values"
                    + " (gen_random_uuid(), '" + clinic.id() + "', '" + slot
                    + "', 'Repair', gen_random_uuid(), now())");
            var booking = threads.submit(() -> database.inTransaction(() -> book.take(
                    offered, appointment, POLICY, java.time.Clock.fixed(at("08:00"), java.time.ZoneOffset.UTC))));
            database.awaitWaiting("update doctor_slots");
            somebody.commit();

            assertThatThrownBy(booking::get).cause().isInstanceOfSatisfying(Conflict.class, failure -> assertThat(
                            failure.code())
                    .isEqualTo("slot.blocked"));
        } finally {
            threads.shutdownNow();
        }
        assertThat(flags()).isEqualTo(Map.of("is_booked", false, "is_blocked", true));
    }

    @Test
    void A10_aRetiredSlotIsNotOfferedAndCannotBeTaken() {
        var offered = database.inTransaction(() -> book.require(clinic.id(), slot));
        sql.run("update doctor_slots set retired_at = now() where id = ?", slot);

        assertThatThrownBy(() -> database.inTransaction(() -> book.require(clinic.id(), slot)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> database.inTransaction(() -> book.take(
                        offered,
                        UUID.randomUUID(),
                        POLICY,
                        java.time.Clock.fixed(at("08:00"), java.time.ZoneOffset.UTC))))
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
