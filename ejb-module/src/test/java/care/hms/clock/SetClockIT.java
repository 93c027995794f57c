package care.hms.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.Conflict;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetClockIT {

    private static final Instant REAL = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant DOMAIN = Instant.parse("2026-01-19T06:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final HandSetClock realTime = new HandSetClock(REAL);
    private final ClinicClock clinic = new ClinicClock();
    private final JpaSimulatedClock stored = new JpaSimulatedClock(database.entities());
    private final Announcements<ClockChanged> changed = new Announcements<>();
    private final SetClock setClock = new SetClock(clinic, stored, realTime, changed);
    private final Actor platform = new Actor(UUID.randomUUID(), null, Role.SYSTEM_ADMIN, null, null);

    @BeforeEach
    @AfterEach
    void realTimeAgain() {
        database.empty();
    }

    private void simulate(int speed, boolean running) {
        database.inTransaction(() -> stored.store(new SimulatedTime(REAL, DOMAIN, speed, running), "wish"));
    }

    private ClockState set(Instant now, Integer speed, Boolean running) {
        return database.inTransaction(() -> setClock.set(platform, now, speed, running));
    }

    @Test
    void aRestartAndAnotherNodeReadWhatWasStored() {
        simulate(60, true);

        var row = database.inTransaction(stored::find).orElseThrow();

        assertThat(row.time()).isEqualTo(new SimulatedTime(REAL, DOMAIN, 60, true));
        assertThat(row.requested()).isEqualTo("wish");
    }

    @Test
    void realTimeCannotBeSet() {
        assertThatThrownBy(() -> set(DOMAIN, null, null))
                .isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                        .isEqualTo("clock.not-simulated"));
        assertThat(database.inTransaction(stored::find)).isEmpty();
    }

    @Test
    void aJumpGoesOnFromThereAtTheSameSpeed() {
        simulate(60, true);
        realTime.set(REAL.plusSeconds(10));
        var there = DOMAIN.plusSeconds(7200);

        assertThat(set(there, null, null)).isEqualTo(new ClockState(there, 60, true, true));

        var time = new SimulatedTime(REAL.plusSeconds(10), there, 60, true);
        assertThat(database.inTransaction(stored::find))
                .map(JpaSimulatedClock.Row::time)
                .contains(time);
        assertThat(changed.all()).containsExactly(new ClockChanged(time));
    }

    @Test
    void aChangeOfSpeedLosesNoTime() {
        simulate(60, true);
        realTime.set(REAL.plusSeconds(10));

        assertThat(set(null, 1, null)).isEqualTo(new ClockState(DOMAIN.plusSeconds(600), 1, true, true));
    }

    @Test
    void aPausedClockStandsWhereItWasAndGoesOnFromThere() {
        simulate(60, true);
        realTime.set(REAL.plusSeconds(10));
        assertThat(set(null, null, false).now()).isEqualTo(DOMAIN.plusSeconds(600));

        realTime.set(REAL.plusSeconds(1000));
        assertThat(set(null, null, true)).isEqualTo(new ClockState(DOMAIN.plusSeconds(600), 60, true, true));
    }

    @Test
    void timeNeverGoesBack() {
        simulate(60, true);
        realTime.set(REAL.plusSeconds(10));

        assertThatThrownBy(() -> set(DOMAIN.plusSeconds(600).minusNanos(1000), null, null))
                .isInstanceOfSatisfying(
                        Conflict.class, failure -> assertThat(failure.code()).isEqualTo("clock.never-back"));
        assertThat(set(DOMAIN.plusSeconds(600), null, null).now()).isEqualTo(DOMAIN.plusSeconds(600));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3601})
    void noOtherSpeed(int speed) {
        simulate(60, true);

        assertThatThrownBy(() -> set(null, speed, null)).isInstanceOf(Invalid.class);
    }

    @Test
    void onlyThePlatformsAdministratorSetsIt() {
        simulate(60, true);
        var admin = new Actor(UUID.randomUUID(), UUID.randomUUID(), Role.HOSPITAL_ADMIN, null, null);

        assertThatThrownBy(() -> database.inTransaction(() -> setClock.set(admin, null, 1, null)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> setClock.state(admin)).isInstanceOf(AccessDenied.class);
    }

    /** Both would begin it: the second would find that time has passed, and refuse to go back. */
    @Test
    @Timeout(30)
    void ofTwoNodesThatStartTogetherTheSecondFollowsTheFirst() throws Exception {
        var time = new SimulatedTime(REAL, DOMAIN, 60, true);
        var threads = Executors.newSingleThreadExecutor();
        try {
            var second = database.inTransaction(() -> {
                assertThat(stored.findToBegin()).isEmpty();
                var waiting = threads.submit(() -> database.inTransaction(stored::findToBegin));
                database.awaitWaiting("lock table simulated_clock");
                stored.store(time, "wish");
                return waiting;
            });

            assertThat(second.get()).contains(new JpaSimulatedClock.Row(time, "wish"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Timeout(30)
    void whoSetsItWhileSomebodyElseDoesSeesWhatHeSet() throws Exception {
        simulate(60, false);
        var threads = Executors.newSingleThreadExecutor();
        try (var somebody = database.connect();
                var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("update simulated_clock set anchor_domain = '" + DOMAIN.plusSeconds(200) + "'");
            var setting = threads.submit(() -> set(DOMAIN.plusSeconds(100), null, null));
            database.awaitWaiting("simulated_clock");
            somebody.commit();

            assertThatThrownBy(setting::get).cause().isInstanceOfSatisfying(Conflict.class, failure -> assertThat(
                            failure.code())
                    .isEqualTo("clock.never-back"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theStateTellsWhatThisNodeFollows() {
        assertThat(setClock.state(platform).simulated()).isFalse();
        assertThat(setClock.state(platform).running()).isTrue();

        clinic.follow(new SimulatedTime(REAL, DOMAIN, 60, false));

        assertThat(setClock.state(platform)).isEqualTo(new ClockState(DOMAIN, 60, false, true));
    }

    @Test
    void simulatedTimeIsForADemoOnly() {
        assertThat(isDemo(true)).as("empty, and about to be seeded").isTrue();
        assertThat(isDemo(false)).as("empty").isFalse();

        sql.insert("hospitals", Rows.hospital(UUID.randomUUID()));
        assertThat(isDemo(true)).as("in use already").isFalse();

        sql.insert("installation", Rows.of("fact", "demo", "created_at", REAL));
        assertThat(isDemo(false)).as("seeded as a demo").isTrue();
    }

    private boolean isDemo(boolean wanted) {
        return database.inTransaction(() -> stored.isDemo(wanted));
    }
}
