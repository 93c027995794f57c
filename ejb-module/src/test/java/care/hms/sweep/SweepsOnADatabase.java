package care.hms.sweep;

import care.hms.Announcements;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.appointment.AppointmentParts;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import care.hms.noshow.NoShowParts;
import care.hms.stagealert.AlertParts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A node's sweep on the database of the tests, with the container's transactions around it and its clocks in hand. */
final class SweepsOnADatabase {

    final HandSetClock clock;
    final HandSetClock realTime;
    final NodeMemory memory = new NodeMemory();
    final Announcements<SweepFailing> failing = new Announcements<>();
    final Announcements<SweepRecovered> recovered = new Announcements<>();
    final Announcements<SweepEnded> ended = new Announcements<>();

    private final TestDatabase database;
    private final RunSweep runSweep;

    /** Called before a chunk's own transaction begins; a test may stand still in it, or break. */
    Runnable beforeChunk = () -> {};

    /** Called before the administrators are told how the sweep does; a test may break it. */
    Runnable beforeAlarm = () -> {};

    /** Called before anything is asked of the ledger; a test may take the database away. */
    Runnable beforeLedger = () -> {};

    SweepsOnADatabase(TestDatabase database, HandSetClock clock, HandSetClock realTime) {
        this.database = database;
        this.clock = clock;
        this.realTime = realTime;
        this.runSweep = new RunSweep(
                new LedgerInTransactions(),
                new AlarmInTransactions(),
                memory,
                new RunningSweeps(realTime),
                NoShowParts.settleDue(database, clock, () -> beforeChunk.run()),
                AppointmentParts.giveDeadlines(database),
                AlertParts.raiseDue(database, clock),
                AlertParts.resolveGone(database, clock),
                clock,
                realTime,
                ended);
    }

    Optional<SweepRun> run(Source source) {
        return run(UUID.randomUUID(), source);
    }

    Optional<SweepRun> run(UUID id, Source source) {
        return database.outsideOfTransactions(() -> runSweep.run(id, source));
    }

    /** What the timer does at a tick of the calendar. */
    void tick(Instant tick) {
        var calendarSweep = new CalendarSweep(runSweep, HospitalParts.rules(database.entities()), memory);
        database.outsideOfTransactions(() -> {
            calendarSweep.run(tick);
            return null;
        });
    }

    private JpaSweepRuns runs() {
        return new JpaSweepRuns(database.entities());
    }

    private final class LedgerInTransactions extends SweepLedger {

        private final SweepLedger ledger = new SweepLedger(runs(), clock, realTime);

        private <T> T own(Supplier<T> work) {
            beforeLedger.run();
            return database.inTransaction(work);
        }

        @Override
        public Lease begin(UUID id, Source source) {
            return own(() -> ledger.begin(id, source));
        }

        @Override
        public void hold(UUID id) {
            ledger.hold(id);
        }

        @Override
        public void check(UUID id) {
            own(() -> {
                ledger.check(id);
                return null;
            });
        }

        @Override
        public SweepRun end(UUID id, Source source, Work work, Instant realStart) {
            return own(() -> ledger.end(id, source, work, realStart));
        }

        @Override
        public void addFailed(Map<SweepRun, Work> attempts) {
            own(() -> {
                ledger.addFailed(attempts);
                return null;
            });
        }

        @Override
        SweepRun failed(UUID id, Source source, Instant startedAt, Instant realStart, Work work, String why) {
            return ledger.failed(id, source, startedAt, realStart, work, why);
        }
    }

    private final class AlarmInTransactions extends SweepAlarm {

        private final SweepAlarm alarm = new SweepAlarm(runs(), clock, failing, recovered);

        @Override
        public void look() {
            beforeAlarm.run();
            database.inTransaction(alarm::look);
        }
    }
}
