package care.hms.appointment;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.Announcements;
import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.Stale;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.AlertClock;
import care.hms.hospital.ChangePolicies;
import care.hms.hospital.HospitalParts;
import care.hms.hospital.Policies;
import care.hms.hospital.PoliciesChanged;
import care.hms.hospital.Rules;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a hospital decides holds for whoever waits already (decision E5). */
class ChangePoliciesIT {

    private static final Policies DEFAULT = new Policies(null, AlertClock.SLOT_END, 5, 10, 30, 3, 60, 2);

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:00"));
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final Announcements<PoliciesChanged> changed = new Announcements<>() {
        @Override
        public void fire(PoliciesChanged event) {
            super.fire(event);
            new ChangedDeadlines(new JpaDeadlines(database.entities()), clock).onPoliciesChanged(event);
        }
    };
    private final ChangePolicies change = HospitalParts.changePolicies(database.entities(), changed);

    private long version() {
        return sql.value(Long.class, "select version from hospitals where id = ?", clinic.id());
    }

    private void change(Policies wanted) {
        database.inTransaction(() -> change.change(admin, version(), wanted));
    }

    private static Policies noShowAfter(Integer minutes) {
        return new Policies(minutes, AlertClock.SLOT_END, 5, 10, 30, 3, 60, 2);
    }

    private static Policies alerts(AlertClock alertClock, int noVitals, int noDoctor, int waiting) {
        return new Policies(null, alertClock, noVitals, noDoctor, waiting, 3, 60, 2);
    }

    private Instant due(UUID appointment, String column) {
        return sql.value(Instant.class, "select " + column + "_due_at from appointments where id = ?", appointment);
    }

    @ParameterizedTest(name = "E5 at {0}, no-show after {1} minutes: due at {2}")
    @CsvSource({
        "08:00, 30, 09:30", // later than the slot's end
        "08:00, 1, 09:01", // much sooner
        "08:56, 5, 09:05", // just as the policy says
        "09:01, 5, 09:06", // not in a moment that is nearly over
        "09:10, 5, 09:15", // nor in the past
        "09:14, 240, 13:00",
    })
    void whoeverIsExpectedWaitsByTheNewRule(String now, int after, String expected) {
        var scheduled = clinic.anAppointment().store();
        var confirmed = clinic.anAppointment().status("CONFIRMED").store();
        clock.set(at(now));

        change(noShowAfter(after));

        assertThat(due(scheduled, "no_show")).isEqualTo(at(expected));
        assertThat(due(confirmed, "no_show")).isEqualTo(at(expected));
        if (!expected.equals("09:15")) {
            assertThat(sql.row(
                            "select event, detail ->> 'deadline' as deadline, detail ->> 'dueAt' as due"
                                    + " from appointment_events where appointment_id = ?",
                            scheduled))
                    .isEqualTo(Map.of(
                            "event",
                            "DEADLINE_MOVED",
                            "deadline",
                            "NO_SHOW",
                            "due",
                            at(expected).toString()));
        }
    }

    @Test
    void S8_theInstancesOfThoseWhoseDeadlinesMovedAreBehindAndNoOthers() {
        var moved = clinic.anAppointment().store();
        var overdue = clinic.anAppointment().at("07:30").store();
        var completed = clinic.anAppointment().status("COMPLETED").store();
        var waiting = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"))
                .store();
        clock.set(at("09:00"));

        change(noShowAfter(30));

        assertThat(isBehind(moved)).isTrue();
        assertThat(List.of(overdue, completed, waiting)).noneMatch(this::isBehind);

        change(new Policies(30, AlertClock.SLOT_END, 6, 10, 30, 3, 60, 2));

        assertThat(isBehind(waiting)).isTrue();
        assertThat(List.of(overdue, completed)).noneMatch(this::isBehind);
    }

    private boolean isBehind(UUID appointment) {
        return sql.value(Boolean.class, "select process_behind from appointments where id = ?", appointment);
    }

    @Test
    void whoeverIsDueStaysDue() {
        var overdue = clinic.anAppointment().store();
        clock.set(at("09:15"));

        change(noShowAfter(60));

        assertThat(due(overdue, "no_show")).isEqualTo(at("09:15"));
    }

    @ParameterizedTest
    @CsvSource({"CHECKED_IN", "IN_PROGRESS", "COMPLETED", "CANCELLED", "NO_SHOW"})
    void nothingThatIsSettledIsReopened(String status) {
        var appointment = clinic.anAppointment().status(status).store();
        var before = sql.row("select * from appointments where id = ?", appointment);
        clock.set(at("09:00"));

        change(noShowAfter(60));

        assertThat(sql.row("select * from appointments where id = ?", appointment))
                .isEqualTo(before);
    }

    @ParameterizedTest(name = "A11 checked in at 08:55, changed at {0}: due at {1}")
    @CsvSource({"08:56:00, 10:00", "08:57:00, 10:00", "08:57:01, 09:15"})
    void whoseCheckInCanBeUndoneWaitsByTheNewRuleOnceMore(String now, String expected) {
        var id = clinic.anAppointment().status("CHECKED_IN").store();
        clock.set(at(now));

        change(noShowAfter(60));

        assertThat(due(id, "no_show")).isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"vitals_recorded_at, 08:56", "no_show_at, 08:50"})
    void whoseCheckInCannotBeUndoneDoesNot(String column, String time) {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column(column, at(time))
                .store();
        clock.set(at("08:56"));

        change(noShowAfter(60));

        assertThat(due(id, "no_show")).isEqualTo(at("09:15"));
    }

    @Test
    void E5_theUndoneCheckInBringsTheNewDeadline() {
        var id = clinic.anAppointment().status("CHECKED_IN").store();
        clock.set(at("08:56"));
        change(noShowAfter(60));
        var undone = new Announcements<CheckInUndone>();
        var undo = new UndoCheckIn(
                AppointmentParts.appointments(database.entities()),
                HospitalParts.rules(database.entities()),
                AppointmentParts.timeline(database.entities()),
                clock,
                undone);

        database.inTransaction(() -> undo.undo(clinic.receptionist(), id, null));

        assertThat(due(id, "no_show")).isEqualTo(at("10:00"));
        assertThat(undone.all()).containsExactly(new CheckInUndone(id, at("10:00")));
    }

    @Test
    void anotherHospitalsWaitStays() {
        var theirs = Clinic.openIn(database).anAppointment().store();

        change(noShowAfter(60));

        assertThat(due(theirs, "no_show")).isEqualTo(at("09:15"));
    }

    @Test
    void whoeverWasMovedIntoARunningSlotIsCountedFromThen() {
        var moved = clinic.anAppointment()
                .column("moved_at", at("09:05"))
                .column("no_show_due_at", at("09:20"))
                .store();
        clock.set(at("09:06"));

        change(noShowAfter(10));

        assertThat(due(moved, "no_show")).isEqualTo(at("09:15"));
    }

    @Test
    void anotherPolicyMovesNoDeadline() {
        var scheduled = clinic.anAppointment().store();
        var waiting = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"))
                .store();
        clock.set(at("09:14"));

        change(new Policies(null, AlertClock.SLOT_END, 5, 10, 30, 4, 61, 3));

        assertThat(due(scheduled, "no_show")).isEqualTo(at("09:15"));
        assertThat(due(waiting, "no_vitals")).isEqualTo(at("09:20"));
        assertThat(due(waiting, "waiting_too_long")).isEqualTo(at("09:30"));
        assertThat(sql.count("appointment_events where appointment_id in (?, ?)", scheduled, waiting))
                .isZero();
    }

    /** Or whoever saves something else every few minutes would keep an alert away for ever. */
    @ParameterizedTest(name = "{0} stays when only the others change")
    @CsvSource({"no_vitals, 5, 11, 31", "no_doctor, 6, 10, 31", "waiting_too_long, 6, 11, 30"})
    void aDeadlineMovesWithItsOwnRuleOnly(String kind, int noVitals, int noDoctor, int waiting) {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("vitals_recorded_at", kind.equals("no_doctor") ? at("08:57") : null)
                .column("no_vitals_due_at", at("09:17"))
                .column("no_doctor_due_at", at("09:17"))
                .column("waiting_too_long_due_at", at("09:17"))
                .store();
        clock.set(at("09:14"));

        change(alerts(AlertClock.SLOT_END, noVitals, noDoctor, waiting));

        assertThat(due(id, kind)).isEqualTo(at("09:17"));
    }

    /** As soon as a change may make him due, and not later because of the next one. */
    @Test
    void theFiveMinutesCountFromTheChangeThatBroughtThem() {
        var id = clinic.anAppointment()
                .status("CHECKED_IN")
                .column("checked_in_at", at("08:00"))
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"))
                .store();
        clock.set(at("09:00"));
        change(alerts(AlertClock.STAGE, 5, 10, 30));
        assertThat(due(id, "no_vitals")).isEqualTo(at("09:05"));
        clock.set(at("09:02"));

        change(alerts(AlertClock.STAGE, 5, 10, 20));

        assertThat(due(id, "no_vitals")).isEqualTo(at("09:05"));
        assertThat(due(id, "waiting_too_long")).isEqualTo(at("09:20"));
    }

    /** The statements against the rules themselves, over many patients at every stage. */
    @ParameterizedTest
    @EnumSource(AlertClock.class)
    void theStatementsSayWhatTheRulesSay(AlertClock alertClock) {
        var random = new Random(alertClock.ordinal());
        var now = at("09:00");
        clock.set(now);
        var waiting = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            waiting.add(somebodyWaiting(random));
        }
        var before = rowsOf(waiting);
        var wanted = alerts(alertClock, 1 + random.nextInt(30), 1 + random.nextInt(30), 1 + random.nextInt(60));

        change(wanted);

        var rules = database.inTransaction(
                () -> HospitalParts.rules(database.entities()).of(clinic.id()));
        var after = rowsOf(waiting);
        for (var id : waiting) {
            assertThat(after.get(id)).as("%s", before.get(id)).isEqualTo(expected(before.get(id), rules, now));
        }
    }

    private UUID somebodyWaiting(Random random) {
        var arrived = at("08:00").plusSeconds(random.nextInt(3600));
        var appointment = clinic.anAppointment()
                .at("%02d:%02d".formatted(8 + random.nextInt(2), 15 * random.nextInt(4)))
                .status("CHECKED_IN")
                .column("checked_in_at", arrived)
                .column("no_vitals_due_at", at("08:30").plusSeconds(random.nextInt(3600)))
                .column("waiting_too_long_due_at", at("08:30").plusSeconds(random.nextInt(5400)));
        if (random.nextBoolean()) {
            appointment
                    .column("vitals_recorded_at", arrived.plusSeconds(random.nextInt(600)))
                    .column("no_doctor_due_at", at("08:30").plusSeconds(random.nextInt(3600)));
        }
        return appointment.store();
    }

    private Map<UUID, Map<String, Object>> rowsOf(List<UUID> ids) {
        var rows = new HashMap<UUID, Map<String, Object>>();
        ids.forEach(id -> rows.put(
                id,
                sql.row(
                        "select starts_at, ends_at, checked_in_at, vitals_recorded_at, no_vitals_due_at,"
                                + " no_doctor_due_at, waiting_too_long_due_at from appointments where id = ?",
                        id)));
        return rows;
    }

    private static Map<String, Object> expected(Map<String, Object> before, Rules rules, Instant now) {
        var expected = new HashMap<>(before);
        var start = (Instant) before.get("starts_at");
        var end = (Instant) before.get("ends_at");
        var arrived = (Instant) before.get("checked_in_at");
        var vitals = (Instant) before.get("vitals_recorded_at");
        if (vitals == null) {
            expected.compute(
                    "no_vitals_due_at",
                    (column, due) -> moved(due, rules.alerts().noVitalsDueAt(start, end, arrived), now));
        } else {
            expected.compute(
                    "no_doctor_due_at",
                    (column, due) -> moved(due, rules.alerts().noDoctorDueAt(start, end, vitals), now));
        }
        expected.compute(
                "waiting_too_long_due_at",
                (column, due) -> moved(due, rules.alerts().waitingTooLongDueAt(start, arrived), now));
        return expected;
    }

    private static Instant moved(Object due, Instant wanted, Instant now) {
        var before = (Instant) due;
        var soonest = now.plus(Duration.ofMinutes(5));
        if (!before.isAfter(now) || before.equals(wanted)) {
            return before;
        }
        return wanted.isAfter(soonest) ? wanted : soonest;
    }

    // Who, and what

    @Test
    void everyValueThatCannotBeIsNamed() {
        var wrong = new Policies(0, null, 0, 241, 481, 61, 367, 61);

        var refusal = catchThrowableOfType(Invalid.class, () -> change(wrong));

        assertThat(refusal.errors())
                .extracting(error -> error.field())
                .containsExactly(
                        "noShowAfterMinutes",
                        "alertClock",
                        "noVitalsAfterMinutes",
                        "noDoctorAfterMinutes",
                        "waitingTooLongAfterMinutes",
                        "minimumRemainingMinutes",
                        "slotHorizonDays",
                        "undoCheckInMinutes");
        assertThatThrownBy(() -> change(new Policies(null, AlertClock.STAGE, null, null, null, null, null, null)))
                .isInstanceOf(Invalid.class);
        assertThat(version()).isZero();
    }

    @Test
    void anotherVersionIsStale() {
        change(noShowAfter(20));

        assertThatThrownBy(() -> database.inTransaction(() -> change.change(admin, 0, DEFAULT)))
                .isInstanceOf(Stale.class);
        assertThat(version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HOSPITAL_ADMIN", "SYSTEM_ADMIN"})
    void nobodyElseDecides(Role role) {
        assertThatThrownBy(() -> database.inTransaction(() -> change.change(clinic.somebody(role), 0, DEFAULT)))
                .isInstanceOf(AccessDenied.class);
    }

    // At the same moment

    @Test
    void whoeverComputesWithTheOldRulesIsWaitedFor() throws SQLException {
        try (var booking = database.connect();
                var statement = booking.createStatement()) {
            booking.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock_shared(hashtextextended('rules of " + clinic.id() + "', 0))");
            var decided = CompletableFuture.runAsync(() -> change(noShowAfter(30)));
            database.awaitWaiting("pg_advisory_xact_lock");
            var late = clinic.anAppointment().store();

            booking.commit();

            assertThat(decided).succeedsWithin(Duration.ofSeconds(30));
            assertThat(due(late, "no_show")).isEqualTo(at("09:30"));
        }
    }

    /** Whoever settles a row holds no rules: the change waits for the row, and finds what became of it. */
    @Test
    void whatIsSettledWhileTheChangeWaitsIsLeftAlone() throws SQLException {
        var id = clinic.anAppointment().store();
        try (var staff = database.connect();
                var statement = staff.createStatement()) {
            staff.setAutoCommit(false);
            statement.execute("update appointments set status = 'NO_SHOW', no_show_at = '" + at("09:02")
                    + "', version = version + 1 where id = '" + id + "'");
            var decided = CompletableFuture.runAsync(() -> change(noShowAfter(30)));
            database.awaitWaiting("no_show_due_at");

            staff.commit();

            assertThat(decided).succeedsWithin(Duration.ofSeconds(30));
        }
        assertThat(sql.row("select status, no_show_due_at, process_behind from appointments where id = ?", id))
                .isEqualTo(Map.of("status", "NO_SHOW", "no_show_due_at", at("09:15"), "process_behind", false));
        assertThat(sql.count("appointment_events where appointment_id = ?", id)).isZero();
    }
}
