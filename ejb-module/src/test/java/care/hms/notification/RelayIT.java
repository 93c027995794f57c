package care.hms.notification;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims, leases, results, and relays side by side. */
class RelayIT {

    private static final Instant NOW = at("09:16");
    private static final String WAITING_FOR_THE_TURN =
            "pg_stat_activity where wait_event = 'advisory' and position('hashtextextended' in query) > 0";

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final HandSetClock clock = new HandSetClock(NOW);
    private final DeliveryFigures figures = new DeliveryFigures();
    private final JpaRelay rows = new JpaRelay(database.entities());
    private final NotificationSettings settings =
            new NotificationSettings(Optional.empty(), Optional.empty(), Optional.empty());
    private final ClaimNotifications claim = new InTransactionClaim();
    private final RecordDelivery record = new InTransactionRecord();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Clinic clinic;
    private UUID patient;
    private UUID appointment;

    /** What the container does around it. */
    private final class InTransactionClaim extends ClaimNotifications {
        private final ClaimNotifications claim = new ClaimNotifications(rows, settings, clock);

        @Override
        public List<Parcel> claim(Channel channel, int most, int perHospital) {
            return database.inTransaction(() -> claim.claim(channel, most, perHospital));
        }
    }

    private final class InTransactionRecord extends RecordDelivery {
        private final RecordDelivery record = new RecordDelivery(rows, figures, clock);

        @Override
        public void record(Channel channel, Parcel parcel, Delivery delivery) {
            database.inTransaction(() -> record.record(channel, parcel, delivery));
        }
    }

    @BeforeEach
    void nobodyElsesMessages() {
        database.empty();
        clinic = Clinic.openIn(database);
        patient = patientOf(clinic);
        appointment = clinic.anAppointment().of(patient).status("NO_SHOW").store();
        sql.insert("no_show_logs", Rows.noShowLog(clinic.id(), appointment));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private UUID patientOf(Clinic whose) {
        var id = whose.patient();
        sql.run("update patients set phone = '+49 30 1' where id = ?", id);
        return id;
    }

    private UUID waiting(Object... columns) {
        return waiting(clinic, appointment, patient, columns);
    }

    private UUID waiting(Clinic whose, UUID about, UUID whom, Object... columns) {
        var row = Rows.notification(whose.id(), about, whom);
        row.put("attempts", 0);
        row.put("next_attempt_at", Instant.parse("2026-01-01T00:00:00Z"));
        row.putAll(Rows.of(columns));
        sql.insert("notifications", row);
        return (UUID) row.get("id");
    }

    private Map<String, Object> row(UUID id) {
        return sql.row(
                "select status, reason, attempts, claim, sent_at,"
                        + " extract(epoch from next_attempt_at - now())::int as wait from notifications where id = ?",
                id);
    }

    private Parcel claimOne() {
        var claimed = claim.claim(Channel.SMS, 10, 10);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private boolean isTold() {
        return sql.value(
                Boolean.class, "select notification_sent from no_show_logs where appointment_id = ?", appointment);
    }

    @Test
    void whatIsClaimedIsNobodyElsesWhileTheLeaseLasts() {
        var id = waiting();

        var parcel = claimOne();

        assertThat(parcel.id()).isEqualTo(id);
        assertThat(parcel.to()).isEqualTo("+49 30 1");
        assertThat(parcel.attempt()).isEqualTo(1);
        assertThat(claim.claim(Channel.SMS, 10, 10)).isEmpty();
        assertThat(row(id)).containsEntry("status", "SENDING").containsEntry("claim", parcel.claim());
        assertThat((Integer) row(id).get("wait")).isBetween(100, 120);
    }

    /** The gateway was down from before the quiet hours until after they began. */
    @Test
    void aLaterAttemptKeepsTheQuietHoursToo() {
        sql.run("insert into notification_policies values (?, 'en', true, '21:00', '07:00', 120, 40)", clinic.id());
        clock.set(at("20:59"));
        var id = waiting();
        record.record(Channel.SMS, claimOne(), Delivery.failed("HTTP_500"));
        sql.run("update notifications set next_attempt_at = now() where id = ?", id);

        clock.set(at("22:10"));
        assertThat(claim.claim(Channel.SMS, 10, 10)).isEmpty();
        assertThat(sql.row("select status, attempts, claim, not_before from notifications where id = ?", id))
                .containsEntry("status", "PENDING")
                .containsEntry("attempts", 1)
                .containsEntry("claim", null)
                .containsEntry("not_before", at("07:00").plus(Duration.ofDays(1)));

        var urgent = waiting("priority", "HIGH");
        assertThat(claimOne().id()).isEqualTo(urgent);

        clock.set(at("07:00").plus(Duration.ofDays(1)));
        assertThat(claimOne().attempt()).isEqualTo(2);
    }

    /** Whoever chose hours of his own is not bound to the hospital's. */
    @Test
    void aPatientsOwnQuietHoursGoFirst() {
        sql.run(
                "insert into notification_preferences values (?, ?, null, true, '09:00', '10:00')",
                patient,
                clinic.id());
        waiting();

        assertThat(claim.claim(Channel.SMS, 10, 10)).isEmpty();

        clock.set(at("10:00"));
        assertThat(claim.claim(Channel.SMS, 10, 10)).hasSize(1);
    }

    @Test
    void whatWasAcceptedIsSentAndToldInTheLog() {
        var id = waiting();
        assertThat(isTold()).isFalse();

        record.record(Channel.SMS, claimOne(), Delivery.accepted());

        assertThat(row(id))
                .containsEntry("status", "SENT")
                .containsEntry("sent_at", NOW)
                .containsEntry("claim", null);
        assertThat(isTold()).isTrue();
        assertThat(figures.counts()).isEqualTo(Map.of(new DeliveryFigures.Figure(Channel.SMS, "ACCEPTED"), 1L));
    }

    @Test
    void whatFailedWaitsLongerEachTimeAndIsGivenUpAtLast() {
        var id = waiting("maximum_attempts", 3);
        for (var attempt = 1; attempt <= 2; attempt++) {
            record.record(Channel.SMS, claimOne(), Delivery.failed("HTTP_500"));
            assertThat(row(id))
                    .containsEntry("status", "PENDING")
                    .containsEntry("reason", "HTTP_500")
                    .containsEntry("attempts", attempt);
            assertThat((Integer) row(id).get("wait")).isBetween(attempt == 1 ? 0 : 1, attempt == 1 ? 2 : 4);
            assertThat(claim.claim(Channel.SMS, 10, 10)).isEmpty();
            sql.run("update notifications set next_attempt_at = now() where id = ?", id);
        }
        record.record(Channel.SMS, claimOne(), Delivery.failed("TIMEOUT"));

        assertThat(row(id)).containsEntry("status", "FAILED").containsEntry("reason", "TIMEOUT");
        assertThat(isTold()).isFalse();
    }

    @Test
    void whatWasRefusedForGoodIsGivenUpAtOnce() {
        var id = waiting();

        record.record(Channel.SMS, claimOne(), Delivery.refused("HTTP_400"));

        assertThat(row(id)).containsEntry("status", "FAILED").containsEntry("reason", "HTTP_400");
    }

    @Test
    void aRelayThatDiedLosesNothingAndOneThatComesBackChangesNothing() {
        var id = waiting();
        var dead = claimOne();
        sql.run("update notifications set next_attempt_at = now() where id = ?", id);

        var alive = claimOne();
        record.record(Channel.SMS, dead, Delivery.failed("TIMEOUT"));

        assertThat(row(id)).containsEntry("status", "SENDING").containsEntry("claim", alive.claim());
        record.record(Channel.SMS, alive, Delivery.accepted());
        record.record(Channel.SMS, dead, Delivery.failed("TIMEOUT"));
        assertThat(row(id)).containsEntry("status", "SENT").containsEntry("attempts", 2);
    }

    @Test
    void whatWaitsForTheMorningIsClaimedInTheMorning() {
        var id = waiting("not_before", NOW.plusSeconds(1));
        assertThat(claim.claim(Channel.SMS, 10, 10)).isEmpty();

        clock.set(NOW.plusSeconds(1));

        assertThat(claimOne().id()).isEqualTo(id);
    }

    @Test
    void theAddressAndWhetherItIsStillWantedAreAskedWhenItLeaves() {
        waiting();
        sql.run("update patients set phone = null where id = ?", patient);
        assertThat(claimOne().suppression()).isEqualTo(Suppression.NO_PHONE);

        sql.run("update patients set phone = '+49 30 2' where id = ?", patient);
        waiting();
        sql.run(
                "insert into notification_preferences (patient_id, hospital_id, sms) values (?, ?, false)",
                patient,
                clinic.id());
        assertThat(claimOne().suppression()).isEqualTo(Suppression.OPTED_OUT);
        sql.run("delete from notification_preferences");

        waiting("useful_until", NOW.minusSeconds(1));
        assertThat(claimOne().suppression()).isEqualTo(Suppression.TOO_OLD);
    }

    /** The gateway was down, and meanwhile the patient came after all. */
    @Test
    void A8_aNoShowThatWasTakenBackIsNotToldAnyMore() {
        var id = waiting();
        record.record(Channel.SMS, claimOne(), Delivery.failed("HTTP_500"));
        sql.run("update notifications set next_attempt_at = now() where id = ?", id);
        sql.run("update appointments set status = 'CHECKED_IN', checked_in_at = ? where id = ?", NOW, appointment);

        var parcel = claimOne();

        assertThat(parcel.suppression()).isEqualTo(Suppression.OUTDATED);
        record.record(Channel.SMS, parcel, Delivery.suppressed(parcel.suppression()));
        assertThat(row(id)).containsEntry("status", "SUPPRESSED").containsEntry("reason", "OUTDATED");
    }

    @ParameterizedTest(name = "{0} about what was {1} and moved at {2}: {3}")
    @CsvSource({
        "RESCHEDULED, SCHEDULED, 09:15, ",
        "RESCHEDULED, CONFIRMED, 09:15, ",
        "RESCHEDULED, SCHEDULED, 09:16, OUTDATED",
        "RESCHEDULED, CANCELLED, 09:15, OUTDATED",
        "RESCHEDULED, CHECKED_IN, 09:15, OUTDATED",
        "RESCHEDULED, NO_SHOW, 09:15, OUTDATED",
        "SCHEDULE_CHANGED, SCHEDULED, , ",
        "SCHEDULE_CHANGED, SCHEDULED, 09:16, OUTDATED",
        "SCHEDULE_CHANGED, CANCELLED, , OUTDATED",
        "CANCELLED_BY_CLINIC, CANCELLED, 09:16, ",
        "EMERGENCY_LEAVE, CANCELLED, 09:16, ",
    })
    void whatIsNoLongerTrueIsNotTold(String notice, String status, String movedAt, Suppression expected) {
        var about = clinic.anAppointment()
                .of(clinic.patient())
                .status(status)
                .column("moved_at", movedAt == null ? null : at(movedAt))
                .store();
        waiting(clinic, about, patient, "notice", notice, "created_at", at("09:15"));

        assertThat(claimOne().suppression()).isEqualTo(expected);
    }

    @Test
    void urgentOnesGoFirstAndNoHospitalHoldsUpAnother() {
        var other = Clinic.openIn(database);
        var theirPatient = patientOf(other);
        var theirs = other.anAppointment().of(theirPatient).status("NO_SHOW").store();
        for (int i = 0; i < 50; i++) {
            waiting();
        }
        var ordinary = waiting(other, theirs, theirPatient);
        var urgent = waiting(other, theirs, theirPatient, "priority", "HIGH");

        var claimed = claim.claim(Channel.SMS, 4, 4).stream().map(Parcel::id).toList();

        assertThat(claimed).hasSize(4).contains(urgent);
        var rest = claim.claim(Channel.SMS, 8, 4).stream().map(Parcel::id).toList();
        // The first hospital has its share on the way already.
        assertThat(claimed.contains(ordinary) || rest.contains(ordinary)).isTrue();
        assertThat(claim.claim(Channel.SMS, 8, 4)).isEmpty();
        assertThat(sql.count("notifications where status = 'SENDING' and hospital_id = ?", clinic.id()))
                .isEqualTo(4);
    }

    /** A lane has no more room because two nodes look at the same moment. */
    @Test
    void twoThatClaimAtOnceKeepTheHospitalsLimitTogether() throws Exception {
        for (int i = 0; i < 20; i++) {
            waiting();
        }
        var other = database.inTransaction(() -> {
            assertThat(rows.claim(Channel.SMS, 8, 4, ClaimNotifications.LEASE, NOW, Optional.empty()))
                    .hasSize(4);
            var claiming = threads.submit(() -> claim.claim(Channel.SMS, 8, 4));
            await().until(() -> claiming.isDone() || sql.count(WAITING_FOR_THE_TURN) == 1);
            // Another channel waits for nobody.
            assertThat(claim.claim(Channel.EMAIL, 8, 4)).isEmpty();
            return claiming;
        });

        assertThat(other.get()).isEmpty();
        assertThat(sql.count("notifications where status = 'SENDING'")).isEqualTo(4);
    }

    @Test
    void twoRelaysSendEachMessageOnce() {
        var ids = IntStream.range(0, 200).mapToObj(i -> waiting()).toList();
        Queue<UUID> sent = new ConcurrentLinkedQueue<>();
        Carrier carrier = parcel -> {
            sent.add(parcel.id());
            return Delivery.accepted();
        };
        var relays = List.of(relay(8, carrier), relay(8, carrier));

        relays.forEach(ChannelRelay::wake);

        await().atMost(Duration.ofSeconds(30)).until(() -> sql.count("notifications where status = 'SENT'") == 200);
        relays.forEach(ChannelRelay::stop);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sql.count("notifications where attempts = 1")).isEqualTo(200);
    }

    @Test
    void oneThatHangsHoldsUpItsOwnHospitalOnly() {
        var other = Clinic.openIn(database);
        var theirPatient = patientOf(other);
        var theirs = other.anAppointment().of(theirPatient).status("NO_SHOW").store();
        for (int i = 0; i < 20; i++) {
            waiting();
        }
        var release = new CountDownLatch(1);
        Carrier carrier = parcel -> {
            if (parcel.appointmentId().equals(appointment)) {
                wait(release);
            }
            return Delivery.accepted();
        };
        var relay = relay(8, carrier);
        relay.wake();
        await().until(() -> sql.count("notifications where status = 'SENDING'") == 4);

        for (int i = 0; i < 20; i++) {
            waiting(other, theirs, theirPatient);
        }
        relay.wake();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> sql.count("notifications where status = 'SENT' and hospital_id = ?", other.id()) == 20);
        assertThat(sql.count("notifications where status = 'SENDING' and hospital_id = ?", clinic.id()))
                .isEqualTo(4);
        release.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> sql.count("notifications where status = 'SENT'") == 40);
        relay.stop();
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** As on one node, with a thread more than is sent at once. */
    private ChannelRelay relay(int atOnce, Carrier carrier) {
        return new ChannelRelay(Channel.SMS, atOnce, threads, claim, record, carrier);
    }
}
