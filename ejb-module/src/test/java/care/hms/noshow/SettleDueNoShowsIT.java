package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.DueWork.Due;
import care.hms.DueWork.Tally;
import care.hms.Fence;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.appointment.AppointmentParts;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.schedule.ScheduleParts;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that are due, as the start-up and the sweep ask for it. */
class SettleDueNoShowsIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final HandSetClock clock = new HandSetClock(at("09:15"));
    private final JpaNoShows noShows = new JpaNoShows(database.entities());
    private final List<Integer> chunks = new ArrayList<>();
    private final Announcements<NoShowsSettled> announced = new Announcements<>();
    private final SettleDueNoShows settleDue = new SettleDueNoShows(noShows, new InItsOwnTransaction(), clock);
    private Clinic clinic;

    private static final Fence NO_FENCE = new Fence() {
        @Override
        public void hold() {}

        @Override
        public void check() {}
    };

    /** What the container does around a chunk: a transaction of its own, and whatever breaks it arrives wrapped. */
    private final class InItsOwnTransaction extends SettleChunk {

        private final SettleChunk chunk = new SettleChunk(noShows, clock, announced);

        @Override
        public int settle(List<UUID> ids, Source source, Fence fence) {
            chunks.add(ids.size());
            try {
                return database.inTransaction(() -> chunk.settle(ids, source, fence));
            } catch (PersistenceException e) {
                throw new EJBException(e);
            }
        }
    }

    @BeforeEach
    void nobodyElsesAppointments() {
        database.empty();
        clinic = Clinic.openIn(database);
    }

    @AfterEach
    void noPoison() {
        database.ownerSql().run("drop trigger if exists poison on appointments");
        database.ownerSql().run("drop function if exists poison()");
    }

    private Tally settleDue(int page) {
        return settleDue(page, NO_FENCE);
    }

    private Tally settleDue(int page, Fence fence) {
        return database.outsideOfTransactions(() -> settleDue.settleDue(Source.STARTUP, Set.of(), fence, page));
    }

    private static Tally settled(int found, int marked, List<UUID> failed) {
        return new Tally(found, marked, failed, null);
    }

    private Map<String, Object> appointment(UUID id) {
        return sql.row("select * from appointments where id = ?", id);
    }

    private Map<String, Object> log(UUID id) {
        return sql.row("select * from no_show_logs where appointment_id = ?", id);
    }

    private String status(UUID id) {
        return (String) appointment(id).get("status");
    }

    private UUID holder(UUID slot) {
        return sql.value(UUID.class, "select appointment_id from doctor_slots where id = ?", slot);
    }

    @Test
    void A6_aTimerThatSettlesAllLeavesTheTracesOfATimer() {
        var id = clinic.anAppointment().lasting(15).store();

        database.outsideOfTransactions(() -> settleDue.settleDue(Source.TIMER, Set.of(), NO_FENCE));

        assertThat(log(id)).containsEntry("source", "timer");
        assertThat(sql.row("select source from appointment_events where appointment_id = ?", id))
                .containsEntry("source", "timer");
        assertThat(sql.row("select way, operation from audit_events where object_id = ?", id))
                .containsEntry("way", "timer")
                .containsEntry("operation", "markNoShow");
    }

    @Test
    void A6_theEffectsAreStatusVersionLogAndTimeline() {
        var id = clinic.anAppointment().lasting(15).store();

        assertThat(settleDue(10)).isEqualTo(settled(1, 1, List.of()));

        assertThat(appointment(id))
                .containsEntry("status", "NO_SHOW")
                .containsEntry("no_show_at", at("09:15"))
                .containsEntry("version", 1L);
        assertThat(log(id))
                .containsEntry("hospital_id", clinic.id())
                .containsEntry("reason", "AUTO_TIMEOUT")
                .containsEntry("note", null)
                .containsEntry("slot_time", LocalTime.of(9, 0))
                .containsEntry("timeout_minutes", 15)
                .containsEntry("triggered_at", at("09:15"))
                .containsEntry("slot_released", false)
                .containsEntry("slot_released_at", null)
                .containsEntry("notification_sent", false)
                .containsEntry("created_by", null)
                .containsEntry("source", "startup")
                .containsEntry("reversed_at", null);
        assertThat(sql.row(
                        "select at, event, source, actor_id, detail from appointment_events where appointment_id = ?",
                        id))
                .containsEntry("at", at("09:15"))
                .containsEntry("event", "MARKED_NO_SHOW")
                .containsEntry("source", "startup")
                .containsEntry("actor_id", null)
                .containsEntry("detail", "{\"reason\": \"AUTO_TIMEOUT\", \"slotReleased\": \"false\"}");
    }

    @Test
    void T3_aSlotThatHasEndedIsKept() {
        var id = clinic.anAppointment().store();
        var slot = (UUID) appointment(id).get("slot_id");

        settleDue(10);

        assertThat(holder(slot)).isEqualTo(id);
    }

    @Test
    void T3_aSlotThatStillRunsIsReleasedWhenTheDelayIsShorter() {
        var id = clinic.anAppointment().column("no_show_due_at", at("09:05")).store();
        var slot = (UUID) appointment(id).get("slot_id");
        clock.set(at("09:14:59"));

        settleDue(10);

        assertThat(holder(slot)).isNull();
        assertThat(log(id)).containsEntry("slot_released", true).containsEntry("slot_released_at", at("09:14:59"));
    }

    @Test
    void A4_aReleaseLeavesTheBlock() {
        var id = clinic.anAppointment().column("no_show_due_at", at("09:05")).store();
        var slot = (UUID) appointment(id).get("slot_id");
        clinic.block(slot);
        clock.set(at("09:05"));

        settleDue(10);

        assertThat(sql.row("select is_booked, is_blocked from doctor_slots where id = ?", slot))
                .isEqualTo(Map.of("is_booked", false, "is_blocked", true));
    }

    @Test
    void T1_onlyWhatIsDueAndExpected() {
        var due = clinic.anAppointment().store();
        var confirmed = clinic.anAppointment().status("CONFIRMED").store();
        var untouched = List.of(
                clinic.anAppointment()
                        .column("no_show_due_at", at("09:15:00.000001"))
                        .store(),
                clinic.anAppointment().status("CHECKED_IN").store(),
                clinic.anAppointment().status("IN_PROGRESS").store(),
                clinic.anAppointment().status("COMPLETED").store(),
                clinic.anAppointment().status("CANCELLED").store(),
                clinic.anAppointment().status("NO_SHOW").store());
        var before = untouched.stream().map(this::appointment).toList();

        assertThat(settleDue(100)).isEqualTo(settled(2, 2, List.of()));

        assertThat(status(due)).isEqualTo("NO_SHOW");
        assertThat(status(confirmed)).isEqualTo("NO_SHOW");
        assertThat(untouched.stream().map(this::appointment).toList()).isEqualTo(before);
        assertThat(sql.count("no_show_logs")).isEqualTo(2);
    }

    @Test
    void T7_ofEveryHospitalHoweverOld() {
        var old = clinic.anAppointment().store();
        var elsewhere = Clinic.openIn(database).anAppointment().store();
        clock.set(at("09:15").plusSeconds(400L * 86_400));

        settleDue(10);

        assertThat(status(old)).isEqualTo("NO_SHOW");
        assertThat(status(elsewhere)).isEqualTo("NO_SHOW");
    }

    @Test
    void A6_whoChangedSinceItWasFoundIsLeftAlone() {
        var cameAfterAll = clinic.anAppointment().store();
        var moved = clinic.anAppointment().store();
        var due = clinic.anAppointment().store();
        sql.run(
                "update appointments set status = 'CHECKED_IN', checked_in_at = ? where id = ?",
                at("09:14"),
                cameAfterAll);
        sql.run("update appointments set no_show_due_at = ? where id = ?", at("11:00"), moved);

        var marked = database.inTransaction(
                () -> noShows.settle(List.of(cameAfterAll, moved, due), at("09:15"), Source.CRON));

        assertThat(marked).containsExactly(new Due(at("09:15"), due));
        assertThat(status(cameAfterAll)).isEqualTo("CHECKED_IN");
        assertThat(status(moved)).isEqualTo("SCHEDULED");
        assertThat(status(due)).isEqualTo("NO_SHOW");
    }

    @Test
    void theEarliestDueComeFirstAPageAtATime() {
        var late = clinic.anAppointment().column("no_show_due_at", at("09:14")).store();
        var early = clinic.anAppointment().column("no_show_due_at", at("09:12")).store();
        var middle =
                clinic.anAppointment().column("no_show_due_at", at("09:13")).store();

        assertThat(database.inTransaction(() -> noShows.due(at("09:15"), Set.of(), Due.FIRST, 2)))
                .extracting(Due::id)
                .containsExactly(early, middle);
        assertThat(settleDue(2)).isEqualTo(settled(3, 3, List.of()));
        assertThat(chunks).containsExactly(2, 1);
        assertThat(status(late)).isEqualTo("NO_SHOW");
    }

    @Test
    void N1_whatWasMarkedIsAnnouncedOnceForAChunk() {
        var ids = storeMany(3);
        clinic.anAppointment().at("10:00").store();

        settleDue(10);
        settleDue(10);

        assertThat(announced.all()).hasSize(1);
        assertThat(announced.all().get(0).appointmentIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(announced.all().get(0).settled()).extracting(Due::at).containsOnly(at("09:15"));
    }

    @Test
    void nothingDueIsNothingDone() {
        clinic.anAppointment().at("10:00").store();

        assertThat(settleDue(10)).isEqualTo(settled(0, 0, List.of()));
        assertThat(chunks).isEmpty();
    }

    @Test
    @Timeout(20)
    void A6_aRowThatSomebodyHoldsIsSkippedAndNotWaitedFor() throws SQLException {
        var held = clinic.anAppointment().store();
        var free = clinic.anAppointment().store();

        try (var somebody = database.connect();
                var statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("select 1 from appointments where id = '" + held + "' for no key update");

            assertThat(settleDue(10)).isEqualTo(settled(2, 1, List.of()));

            assertThat(status(held)).isEqualTo("SCHEDULED");
            assertThat(status(free)).isEqualTo("NO_SHOW");
            somebody.rollback();
        }
        assertThat(settleDue(10)).isEqualTo(settled(1, 1, List.of()));
        assertThat(status(held)).isEqualTo("NO_SHOW");
    }

    @Test
    void A7_twoAtOnceMarkEachRowOnce() throws Exception {
        var ids = storeMany(60);
        Supplier<List<Due>> chunk = () -> noShows.settle(ids, at("09:15"), Source.CRON);

        var ended = AtOnce.inTransactions(database, List.of(chunk, chunk, chunk));

        assertThat(ended.stream().flatMap(one -> one.answer().stream()).map(Due::id))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sql.count("appointments where status = 'NO_SHOW' and version = 1"))
                .isEqualTo(60);
        assertThat(sql.count("no_show_logs")).isEqualTo(60);
        assertThat(sql.count("appointment_events")).isEqualTo(60);
    }

    @Test
    void A6_aChunkThatFailsIsHalvedUntilTheBadRowsStandAlone() {
        var ids = storeMany(9);
        var bad = Set.of(ids.get(2), ids.get(7));
        poison(bad);

        var settled = settleDue(100);

        assertThat(settled.found()).isEqualTo(9);
        assertThat(settled.done()).isEqualTo(7);
        assertThat(settled.failed()).containsExactlyInAnyOrderElementsOf(bad);
        for (var id : ids) {
            assertThat(status(id)).isEqualTo(bad.contains(id) ? "SCHEDULED" : "NO_SHOW");
        }
        assertThat(sql.count("no_show_logs")).isEqualTo(7);
        assertThat(chunks).startsWith(9, 4).contains(1);
    }

    @Test
    void A6_aBadRowAloneIsReported() {
        var bad = clinic.anAppointment().store();
        poison(Set.of(bad));

        assertThat(settleDue(100)).isEqualTo(settled(1, 0, List.of(bad)));
    }

    @Test
    void S3_aPageOfBadRowsAloneDoesNotEndTheRun() {
        var bad = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            bad.add(clinic.anAppointment().column("no_show_due_at", at("09:10")).store());
        }
        var good = clinic.anAppointment().store();
        poison(Set.copyOf(bad));

        var settled = settleDue(3);

        assertThat(settled.found()).isEqualTo(4);
        assertThat(settled.done()).isEqualTo(1);
        assertThat(settled.failed()).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(status(good)).isEqualTo("NO_SHOW");
    }

    @Test
    void S1_behindAFenceThatFellNothingIsWrittenAndNobodyIsBlamed() {
        storeMany(4);
        var asked = new ArrayList<String>();
        var fallen = new Fence() {
            @Override
            public void hold() {
                asked.add("hold");
                if (asked.size() > 1) {
                    throw new Conflict("fence", "has fallen");
                }
            }

            @Override
            public void check() {
                throw new AssertionError("no row has failed");
            }
        };

        var settled = settleDue(2, fallen);

        assertThat(settled.done()).isEqualTo(2);
        assertThat(settled.failed()).isEmpty();
        assertThat(settled.broken()).hasMessage("has fallen");
        assertThat(sql.count("appointments where status = 'NO_SHOW'")).isEqualTo(2);
    }

    @Test
    void S3_aDatabaseThatIsGoneIsNoBadRow() {
        poison(Set.copyOf(storeMany(4)));
        var gone = new Fence() {
            @Override
            public void hold() {}

            @Override
            public void check() {
                throw new PersistenceException("no connection");
            }
        };

        var settled = settleDue(4, gone);

        assertThat(settled.failed()).isEmpty();
        assertThat(settled.broken()).hasMessage("no connection");
        assertThat(chunks).containsExactly(4);
    }

    @Test
    void A6_bothEntrancesLeaveTheSameRows() {
        for (var due : List.of("09:05", "09:15")) {
            clock.set(at(due));
            var one = clinic.anAppointment()
                    .status("CONFIRMED")
                    .column("no_show_due_at", at(due))
                    .store();
            var other = clinic.anAppointment()
                    .status("CONFIRMED")
                    .column("no_show_due_at", at(due))
                    .store();

            assertThat(settleOne(one)).isEqualTo(Answer.MARKED);
            assertThat(settleDue(100)).isEqualTo(settled(1, 1, List.of()));

            assertThat(everything(one)).isEqualTo(everything(other)).hasSize(4).allSatisfy(table -> assertThat(table)
                    .hasSize(1));
        }
    }

    /** All columns of all rows that belong to the appointment, but for those that tell one appointment from another. */
    private List<List<Map<String, Object>>> everything(UUID id) {
        return List.of(
                sql.rows(
                        "select to_jsonb(a) - array['id', 'patient_id', 'doctor_id', 'slot_id',"
                                + " 'process_behind'] as appointment"
                                + " from appointments a where id = ?",
                        id),
                sql.rows(
                        "select to_jsonb(s) - array['id', 'doctor_id', 'appointment_id'] as slot from doctor_slots s"
                                + " where id = (select slot_id from appointments where id = ?)",
                        id),
                sql.rows(
                        "select to_jsonb(l) - array['id', 'appointment_id'] as log from no_show_logs l"
                                + " where appointment_id = ?",
                        id),
                sql.rows(
                        "select to_jsonb(e) - array['id', 'appointment_id'] as event from appointment_events e"
                                + " where appointment_id = ?",
                        id));
    }

    private Answer settleOne(UUID id) {
        var entities = database.entities();
        var effects = new NoShowEffects(
                ScheduleParts.slotBook(entities), noShows, AppointmentParts.timeline(entities), new Announcements<>());
        var settle = new SettleNoShows(AppointmentParts.appointments(entities), effects, clock);
        return database.inTransaction(() -> settle.settle(id, Source.STARTUP));
    }

    private List<UUID> storeMany(int count) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            ids.add(clinic.anAppointment().store());
        }
        return ids;
    }

    /** These rows cannot be changed, whoever tries. */
    private void poison(Set<UUID> ids) {
        var list = String.join("', '", ids.stream().map(UUID::toString).toList());
        database.ownerSql()
                .run("create function poison() returns trigger language plpgsql as"
                        + " 'begin raise exception ''poisoned''; end'");
        database.ownerSql()
                .run("create trigger poison before update on appointments for each row" + " when (new.id in ('" + list
                        + "')) execute function poison()");
    }
}
