package care.hms.appointment;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Clinic;
import care.hms.Fence;
import care.hms.StoredAppointment;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patients who were imported as waiting, from 08:55 on for 09:00. */
class GiveDeadlinesIT {

    private static final Fence OPEN = new Fence() {
        @Override
        public void hold() {}

        @Override
        public void check() {}
    };

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final GiveDeadlines give = AppointmentParts.giveDeadlines(database);
    private Clinic clinic;

    @BeforeEach
    void nobodyElsesAppointments() {
        database.empty();
        clinic = Clinic.openIn(database);
    }

    private StoredAppointment imported() {
        return clinic.anAppointment().status("CHECKED_IN");
    }

    private int given() {
        var tally = database.outsideOfTransactions(() -> give.giveMissing(OPEN));
        assertThat(tally.failed()).isEmpty();
        assertThat(tally.broken()).isNull();
        return tally.done();
    }

    private Map<String, Object> deadlines(UUID id) {
        return sql.row(
                "select no_vitals_due_at, no_doctor_due_at, waiting_too_long_due_at from appointments where id = ?",
                id);
    }

    private static Map<String, Object> due(String noVitals, String noDoctor, String waitingTooLong) {
        return Rows.of(
                "no_vitals_due_at",
                at(noVitals),
                "no_doctor_due_at",
                noDoctor == null ? null : at(noDoctor),
                "waiting_too_long_due_at",
                at(waitingTooLong));
    }

    @ParameterizedTest(name = "T4 T5 {0}, checked in {1}, vitals {2}: due {3}, {4}, {5}")
    @CsvSource({
        "SLOT_END, 08:55, , 09:20, , 09:30",
        "SLOT_END, 09:20, 09:22, 09:25, 09:32, 09:50",
        "SLOT_START, 08:55, 09:03, 09:05, 09:13, 09:30",
        "STAGE, 08:55, 08:58, 09:00, 09:08, 09:30",
    })
    void theyAreThoseOfTheHospitalsPolicy(
            String alertClock, String arrived, String vitals, String noVitals, String noDoctor, String waiting) {
        clinic.policy("alert_clock", alertClock);
        var id = imported()
                .column("checked_in_at", at(arrived))
                .column("vitals_recorded_at", vitals == null ? null : at(vitals))
                .store();

        assertThat(given()).isOne();

        assertThat(deadlines(id)).isEqualTo(due(noVitals, noDoctor, waiting));
        assertThat(given()).isZero();
    }

    @Test
    void eachHospitalHasItsOwn() {
        var here = imported().store();
        var there = Clinic.openIn(database)
                .policy("no_vitals_after_minutes", 7)
                .anAppointment()
                .status("CHECKED_IN")
                .store();

        assertThat(given()).isEqualTo(2);

        assertThat(deadlines(here)).isEqualTo(due("09:20", null, "09:30"));
        assertThat(deadlines(there)).isEqualTo(due("09:22", null, "09:30"));
    }

    @Test
    void whatIsThereStays() {
        var id = imported()
                .column("vitals_recorded_at", at("09:10"))
                .column("waiting_too_long_due_at", at("11:11"))
                .store();

        given();

        assertThat(deadlines(id)).isEqualTo(due("09:20", "09:25", "11:11"));
    }

    @Test
    void S8_theInstanceFollowsAndNobodysVersionChanges() {
        var id = imported().store();

        given();

        assertThat(sql.row("select process_behind, version from appointments where id = ?", id))
                .isEqualTo(Map.of("process_behind", true, "version", 0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCHEDULED", "CONFIRMED", "IN_PROGRESS", "COMPLETED", "CANCELLED", "NO_SHOW"})
    void nobodyElseHasAny(String status) {
        clinic.anAppointment().status(status).store();

        assertThat(given()).isZero();
    }

    /** Or what is computed with the old rule would be written after the change has moved everybody else. */
    @Test
    @Timeout(60)
    void E5_aChangeOfThePolicyIsWaitedFor() throws SQLException {
        var id = imported().store();
        CompletableFuture<Integer> giving;
        try (var deciding = database.connect();
                var statement = deciding.createStatement()) {
            deciding.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('rules of " + clinic.id() + "', 0))");
            statement.execute("update hospitals set no_vitals_after_minutes = 9 where id = '" + clinic.id() + "'");
            giving = CompletableFuture.supplyAsync(this::given);
            database.awaitWaiting("pg_advisory_xact_lock_shared");

            deciding.commit();
        }

        assertThat(giving).succeedsWithin(Duration.ofSeconds(30));
        assertThat(deadlines(id)).isEqualTo(due("09:24", null, "09:30"));
    }

    /** What somebody changes at this moment is left to the next run. */
    @Test
    @Timeout(60)
    void whoeverIsBeingChangedIsPassedOver() throws SQLException {
        var held = imported().store();
        var free = imported().store();
        try (var staff = database.connect();
                var statement = staff.createStatement()) {
            staff.setAutoCommit(false);
            statement.execute("select 1 from appointments where id = '" + held + "' for no key update");

            assertThat(given()).isOne();
        }

        assertThat(deadlines(free)).isEqualTo(due("09:20", null, "09:30"));
        assertThat(given()).isOne();
    }
}
