package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import care.hms.Announcements;
import care.hms.Clinic;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.AppointmentParts;
import care.hms.appointment.Booking;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.schedule.ScheduleParts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A patient who was a no-show comes after all (A8). */
class ReinstateIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("09:20"));
    private final Announcements<AppointmentReinstated> reinstated = new Announcements<>();
    private final Reinstate reinstate = new Reinstate(
            AppointmentParts.appointments(database.entities()),
            ScheduleParts.slotBook(database.entities()),
            HospitalParts.rules(database.entities()),
            new JpaNoShows(database.entities()),
            AppointmentParts.timeline(database.entities()),
            clock,
            reinstated);
    private final Actor receptionist = clinic.receptionist();
    private final UUID doctor = clinic.doctor();

    private boolean reinstate(Actor actor, UUID id, String reason) {
        return database.inTransaction(() -> reinstate.reinstate(actor, id, null, reason));
    }

    private UUID missed() {
        var id = clinic.anAppointment().with(doctor).status("NO_SHOW").store();
        sql.insert("no_show_logs", Rows.noShowLog(clinic.id(), id));
        return id;
    }

    private UUID slotOf(UUID appointment) {
        return sql.value(UUID.class, "select slot_id from appointments where id = ?", appointment);
    }

    private String refusal(UUID id) {
        return catchThrowableOfType(DomainFailure.class, () -> reinstate(receptionist, id, "came"))
                .code();
    }

    @Test
    void thePatientWaitsInTheOldSlotAndAlertsCountFromNow() {
        var id = missed();

        assertThat(reinstate(receptionist, id, "Stuck in the lift")).isTrue();

        assertThat(sql.row("select * from appointments where id = ?", id))
                .containsEntry("status", "CHECKED_IN")
                .containsEntry("checked_in_at", at("09:20"))
                .containsEntry("no_vitals_due_at", at("09:25"))
                .containsEntry("waiting_too_long_due_at", at("09:50"));
        assertThat(sql.row("select appointment_id, is_booked from doctor_slots where id = ?", slotOf(id)))
                .containsEntry("appointment_id", id)
                .containsEntry("is_booked", true);
        assertThat(sql.row(
                        "select reversed_at, reversed_by, reversal_reason from no_show_logs"
                                + " where appointment_id = ?",
                        id))
                .containsEntry("reversed_at", at("09:20"))
                .containsEntry("reversed_by", receptionist.accountId())
                .containsEntry("reversal_reason", "Stuck in the lift");
        assertThat(sql.row(
                        "select event, detail ->> 'slotTakenBack' as back from appointment_events"
                                + " where appointment_id = ?",
                        id))
                .containsEntry("event", "REINSTATED")
                .containsEntry("back", "true");
        assertThat(reinstated.all())
                .containsExactly(new AppointmentReinstated(id, clinic.id(), at("09:25"), at("09:50")));
    }

    @Test
    void whoeverHasTheSlotNowKeepsItAndThePatientIsSqueezedIn() {
        var id = missed();
        var slot = slotOf(id);
        var other = clinic.anAppointment().status("CANCELLED").store();
        sql.run("update doctor_slots set appointment_id = ? where id = ?", other, slot);

        assertThat(reinstate(receptionist, id, "came")).isFalse();

        assertThat(slotOf(id)).isNull();
        assertThat(sql.value(UUID.class, "select appointment_id from doctor_slots where id = ?", slot))
                .isEqualTo(other);
    }

    @Test
    void aSlotThatWasNeverReleasedIsStillThePatients() {
        var id = missed();
        sql.run("update doctor_slots set appointment_id = ? where id = ?", id, slotOf(id));

        assertThat(reinstate(receptionist, id, "came")).isTrue();

        assertThat(sql.count("doctor_slots where appointment_id = ?", id)).isEqualTo(1);
    }

    @Test
    void aBlockedSlotStaysBlocked() {
        var id = missed();
        clinic.block(slotOf(id));
        var slot = slotOf(id);

        assertThat(reinstate(receptionist, id, "came")).isFalse();

        assertThat(sql.row("select is_blocked, is_booked from doctor_slots where id = ?", slot))
                .containsEntry("is_blocked", true)
                .containsEntry("is_booked", false);
    }

    @Test
    void onTheSameLocalDayOnly() {
        var id = missed();
        clock.set(at("23:59:59"));
        reinstate(receptionist, id, "came");
        var other = clinic.anAppointment().status("NO_SHOW").store();
        clock.set(at("00:00").plus(Duration.ofDays(1)));

        assertThat(refusal(other)).isEqualTo("appointment.not-today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCHEDULED", "CONFIRMED", "CHECKED_IN", "IN_PROGRESS", "COMPLETED", "CANCELLED"})
    void onlyANoShow(String status) {
        assertThat(refusal(clinic.anAppointment().status(status).store())).isEqualTo("appointment.illegal-transition");
    }

    @Test
    void nobodyIsInTwoPlaces() {
        var patient = clinic.patient();
        var id = clinic.anAppointment().of(patient).status("NO_SHOW").store();
        clinic.anAppointment().of(patient).status("CHECKED_IN").store();

        assertThat(refusal(id)).isEqualTo("patient.overlap");
        assertThat(sql.value(String.class, "select status from appointments where id = ?", id))
                .isEqualTo("NO_SHOW");
    }

    /** Two desks at once: the one gives the late patient his old slot anew, the other takes his no-show back. */
    @Test
    @Timeout(60)
    void whoeverBooksTheSlotForThePatientMeanwhileIsWaitedFor() throws SQLException {
        var patient = clinic.patient();
        var id = clinic.anAppointment()
                .of(patient)
                .with(doctor)
                .lasting(30)
                .status("NO_SHOW")
                .store();
        var wanted = new Booking(patient, slotOf(id), null, null);
        var book = AppointmentParts.book(database.entities(), clock);
        CompletableFuture<UUID> booking;
        CompletableFuture<Boolean> reinstating;
        try (var somebody = database.connect();
                var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("select 1 from doctor_slots where id = '" + slotOf(id) + "' for no key update");
            booking =
                    CompletableFuture.supplyAsync(() -> database.inTransaction(() -> book.book(receptionist, wanted)));
            await().until(() -> waitingForASlot() == 1);
            reinstating = CompletableFuture.supplyAsync(() -> reinstate(receptionist, id, "came"));
            await().until(() -> waitingForASlot() == 2);
            somebody.rollback();
        }

        assertThat(booking).succeedsWithin(Duration.ofSeconds(30));
        assertThat(reinstating)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo("patient.overlap"));
    }

    private long waitingForASlot() {
        return sql.count("pg_stat_activity where wait_event_type = 'Lock' and query like 'update doctor_slots%'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withAReason(String reason) {
        var id = missed();

        assertThatThrownBy(() -> reinstate(receptionist, id, reason))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> reinstate(receptionist, id, "x".repeat(501))).isInstanceOf(Invalid.class);
    }

    @Test
    void byWhoeverChecksIn() {
        var id = missed();

        assertThatThrownBy(() -> reinstate(clinic.somebody(Role.PATIENT), id, "came"))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> reinstate(clinic.doctorActing(clinic.doctor()), id, "came"))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> reinstate(Clinic.openIn(database).receptionist(), id, "came"))
                .isInstanceOf(NotFound.class);
        reinstate(clinic.doctorActing(doctor), id, "came");
    }

    @Test
    void whatWasImportedAsANoShowHasNoLineToReverse() {
        var id = clinic.anAppointment().status("NO_SHOW").store();

        reinstate(receptionist, id, "came");

        assertThat(sql.count("no_show_logs where appointment_id = ?", id)).isZero();
    }
}
