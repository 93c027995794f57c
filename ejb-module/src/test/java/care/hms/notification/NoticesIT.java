package care.hms.notification;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.AppointmentCancelled;
import care.hms.appointment.AppointmentRescheduled;
import care.hms.appointment.CancelledBy;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.noshow.AppointmentMarkedNoShow;
import care.hms.noshow.AppointmentReinstated;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.NoShowsSettled;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is written into the outbox, in the transaction of its cause (N1, N4). */
class NoticesIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("09:15"));
    private final NotificationSettings settings = new NotificationSettings(
            Optional.of(new NotificationSettings.Sms(URI.create("http://gateway.example"), "HMS", "account", "token")),
            Optional.of(new NotificationSettings.Mail("hms@clinic.example", Optional.empty(), "")),
            Optional.of("operations@clinic.example"));
    private final Announcements<NotificationsWritten> written = new Announcements<>();
    private final JpaNotificationChoices choices = new JpaNotificationChoices(database.entities());
    private final JpaFacts facts = new JpaFacts(database.entities(), choices);
    private final JpaOutbox outbox = new JpaOutbox(database.entities());
    private final Notices notices = new Notices(facts, outbox, settings, clock, written);
    private final AppointmentNotices observer = new AppointmentNotices(notices);
    private final UUID patientAccount = clinic.somebody(Role.PATIENT).accountId();
    private final UUID doctorAccount = clinic.somebody(Role.DOCTOR).accountId();
    private final UUID patient = clinic.patient();
    private final UUID doctor = clinic.doctor();

    NoticesIT() {
        sql.run("update patients set phone = '+49 30 1', account_id = ? where id = ?", patientAccount, patient);
        sql.run("update doctors set account_id = ? where id = ?", doctorAccount, doctor);
        sql.run("update accounts set email = 'lee@clinic.example' where id = ?", doctorAccount);
    }

    private UUID appointment(String status) {
        return clinic.anAppointment().of(patient).with(doctor).status(status).store();
    }

    private UUID missed() {
        var id = appointment("NO_SHOW");
        sql.insert("no_show_logs", Rows.noShowLog(clinic.id(), id));
        return id;
    }

    private List<Map<String, Object>> messages(UUID appointment) {
        return sql.rows(
                "select notice, channel, priority, status, reason, account_id, patient_id, doctor_id, title, message,"
                        + " metadata, sent_at, created_at from notifications where appointment_id = ? order by notice, channel",
                appointment);
    }

    private List<String> told(UUID appointment) {
        return messages(appointment).stream()
                .map(row -> row.get("notice") + " " + row.get("channel") + " " + row.get("priority") + " "
                        + row.get("status"))
                .toList();
    }

    private AppointmentMarkedNoShow marked(UUID id) {
        return new AppointmentMarkedNoShow(id, clinic.id(), NoShowReason.AUTO_TIMEOUT, Source.TIMER);
    }

    private void cancelled(UUID id, CancelledBy by, boolean lastMinute) {
        database.inTransaction(() -> observer.onCancelled(new AppointmentCancelled(id, by, lastMinute)));
    }

    @Test
    void N4_aNoShowIsToldToThePatient() {
        var id = missed();

        database.inTransaction(() -> observer.onMarkedNoShow(marked(id)));

        assertThat(told(id)).containsExactly("NO_SHOW IN_APP NORMAL SENT", "NO_SHOW SMS NORMAL PENDING");
        assertThat(messages(id).get(0))
                .containsEntry("account_id", patientAccount)
                .containsEntry("patient_id", patient)
                .containsEntry("doctor_id", null)
                .containsEntry("title", "Missed Appointment")
                .containsEntry(
                        "message",
                        "You missed your appointment with Dr. Lee on Jan 19 at 09:00. Please contact the clinic to"
                                + " reschedule.")
                .containsEntry("metadata", "{\"appointmentId\": \"" + id + "\"}")
                .containsEntry("created_at", at("09:15"))
                .containsEntry("sent_at", at("09:15"));
        assertThat(written.all())
                .containsExactly(new NotificationsWritten(EnumSet.of(Channel.SMS), Set.of(patientAccount)));
        assertThat(sql.value(Boolean.class, "select notification_sent from no_show_logs where appointment_id = ?", id))
                .isTrue();
    }

    @Test
    void N1_withoutAnAccountNothingIsSentYet() {
        sql.run("update patients set account_id = null where id = ?", patient);
        var id = missed();

        database.inTransaction(() -> observer.onMarkedNoShow(marked(id)));

        assertThat(told(id)).containsExactly("NO_SHOW IN_APP NORMAL SUPPRESSED", "NO_SHOW SMS NORMAL PENDING");
        assertThat(messages(id).get(0)).containsEntry("reason", "NO_ACCOUNT");
        assertThat(sql.value(Boolean.class, "select notification_sent from no_show_logs where appointment_id = ?", id))
                .isFalse();
    }

    @Test
    void aClosedAccountReadsNothing() {
        sql.run("update accounts set enabled = false where id = ?", doctorAccount);
        var id = appointment("CANCELLED");

        cancelled(id, CancelledBy.PATIENT, true);

        assertThat(messages(id)).extracting(row -> row.get("reason")).containsExactly("NO_ADDRESS", "NO_ACCOUNT");
        assertThat(written.all()).isEmpty();
    }

    @Test
    void A6_bothEntrancesWriteTheSame() {
        var one = missed();
        var other = clinic.anAppointment().of(patient).status("NO_SHOW").store();
        sql.insert("no_show_logs", Rows.noShowLog(clinic.id(), other));

        database.inTransaction(() -> observer.onMarkedNoShow(marked(one)));
        database.inTransaction(() -> observer.onNoShowsSettled(new NoShowsSettled(List.of(other))));

        var columns = "select to_jsonb(n) - array['id', 'idempotency_key', 'appointment_id', 'metadata',"
                + " 'next_attempt_at'] as row from notifications n where appointment_id = ? order by channel";
        assertThat(sql.rows(columns, one)).hasSize(2).isEqualTo(sql.rows(columns, other));
    }

    @Test
    void N4_aPatientsCancellationIsToldToTheDoctor() {
        var late = appointment("CANCELLED");
        cancelled(late, CancelledBy.PATIENT, true);
        sql.run("update appointments set slot_id = null where id = ?", late);
        var early = clinic.anAppointment()
                .of(patient)
                .with(doctor)
                .at("11:00")
                .status("CANCELLED")
                .store();
        cancelled(early, CancelledBy.PATIENT, false);

        assertThat(told(late))
                .containsExactly("CANCELLED_LAST_MINUTE EMAIL HIGH PENDING", "CANCELLED_LAST_MINUTE IN_APP HIGH SENT");
        assertThat(messages(late).get(1))
                .containsEntry("account_id", doctorAccount)
                .containsEntry("doctor_id", doctor)
                .containsEntry("patient_id", null)
                .containsEntry("message", "Anna Berg cancelled their 09:00 appointment on Jan 19.");
        assertThat((String) messages(late).get(1).get("metadata")).contains("\"isLastMinute\": true");
        assertThat(told(early)).containsExactly("CANCELLED_BY_PATIENT IN_APP NORMAL SENT");
        assertThat((String) messages(early).get(0).get("metadata")).contains("\"isLastMinute\": false");
    }

    @Test
    void N4_aCancellationByTheClinicIsToldToThePatient() {
        var id = appointment("CANCELLED");

        cancelled(id, CancelledBy.CLINIC, true);

        assertThat(told(id))
                .containsExactly("CANCELLED_BY_CLINIC IN_APP NORMAL SENT", "CANCELLED_BY_CLINIC SMS NORMAL PENDING");
        assertThat((String) messages(id).get(0).get("metadata")).doesNotContain("isLastMinute");
    }

    @Test
    void N4_emergencyLeaveIsToldToThePatientAndToTheReceptionWhoHasHimInTheWaitingRoom() {
        var reception =
                List.of(clinic.receptionist().accountId(), clinic.receptionist().accountId());
        Clinic.openIn(database).receptionist();
        var id = appointment("CANCELLED");

        database.inTransaction(() -> {
            notices.announce(notices.plan(Notice.EMERGENCY_LEAVE, List.of(id), ""));
            notices.announce(notices.plan(Notice.WAITING_PATIENT_AFFECTED, List.of(id), ""));
        });

        assertThat(told(id))
                .containsExactly(
                        "EMERGENCY_LEAVE IN_APP HIGH SENT",
                        "EMERGENCY_LEAVE SMS HIGH PENDING",
                        "WAITING_PATIENT_AFFECTED IN_APP HIGH SENT",
                        "WAITING_PATIENT_AFFECTED IN_APP HIGH SENT");
        assertThat(messages(id).subList(2, 4).stream().map(row -> row.get("account_id")))
                .containsExactlyInAnyOrderElementsOf(reception);
    }

    @Test
    void N4_aNoShowThatIsTakenBackIsToldInTheApplication() {
        var id = appointment("CHECKED_IN");

        database.inTransaction(
                () -> observer.onReinstated(new AppointmentReinstated(id, clinic.id(), at("09:20"), at("09:45"))));

        assertThat(told(id)).containsExactly("REINSTATED IN_APP NORMAL SENT");
        assertThat(messages(id).get(0))
                .containsEntry("account_id", patientAccount)
                .containsEntry("title", "Appointment Reinstated")
                .containsEntry(
                        "message",
                        "Your appointment with Dr. Lee on Jan 19 at 09:00 no longer counts as missed. Please take a seat in"
                                + " the waiting room.");
    }

    @Test
    void N4_whoeverIsMovedIsToldEachTime() {
        var id = appointment("SCHEDULED");
        Runnable moved = () -> database.inTransaction(() -> {
            database.entities()
                    .createNativeQuery("update appointments set version = version + 1 where id = '" + id + "'")
                    .executeUpdate();
            observer.onRescheduled(new AppointmentRescheduled(id, at("09:15"), Source.STAFF));
        });

        moved.run();
        moved.run();
        database.inTransaction(
                () -> observer.onRescheduled(new AppointmentRescheduled(id, at("09:15"), Source.PATIENT)));

        assertThat(told(id)).hasSize(4).allMatch(told -> told.startsWith("RESCHEDULED"));
    }

    @Test
    void N1_whatIsRolledBackIsToldToNobody() {
        var id = missed();

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    observer.onMarkedNoShow(marked(id));
                    throw new IllegalStateException("the commit fails");
                }))
                .hasMessage("the commit fails");

        assertThat(messages(id)).isEmpty();
    }

    @Test
    void theSameCauseIsToldOnceAlsoAtTheSameMoment() throws Exception {
        var id = missed();
        Supplier<Integer> announce = () -> {
            observer.onMarkedNoShow(marked(id));
            return 1;
        };

        var ended = AtOnce.inTransactions(database, List.of(announce, announce, announce));

        assertThat(ended).allMatch(one -> one.failure() == null);
        assertThat(told(id)).hasSize(2);
    }

    @Test
    void manyAreToldWithThreeStatementsWhateverTheirNumber() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) {
            var id = clinic.anAppointment().status("NO_SHOW").store();
            sql.insert("no_show_logs", Rows.noShowLog(clinic.id(), id));
            ids.add(id);
        }

        database.inTransaction(() -> observer.onNoShowsSettled(new NoShowsSettled(ids)));

        assertThat(sql.count("notifications where hospital_id = ? and notice = 'NO_SHOW'", clinic.id()))
                .isEqualTo(80);
        assertThat(sql.count(
                        "notifications where hospital_id = ? and reason = 'NO_PHONE' and channel = 'SMS'", clinic.id()))
                .isEqualTo(40);
    }

    @Test
    void aPlanWritesNothing() {
        var id = appointment("SCHEDULED");

        var plan = database.inTransaction(() -> notices.plan(Notice.EMERGENCY_LEAVE, List.of(id), "leave"));

        assertThat(plan).extracting(PlannedNotification::channel).containsExactly(Channel.SMS, Channel.IN_APP);
        assertThat(plan.toString()).doesNotContain("Lee", "Anna", "Berg");
        assertThat(messages(id)).isEmpty();
    }

    @Test
    void N3_whatTheHospitalAndThePatientDecidedHolds() {
        var admin = clinic.somebody(Role.HOSPITAL_ADMIN);
        var person = new Actor(patientAccount, clinic.id(), Role.PATIENT, null, patient);
        database.inTransaction(() -> new ChangeNotificationPolicy(choices)
                .change(admin, new HospitalPolicy("de", true, null, null, 120, 5)));
        var german = appointment("CANCELLED");
        cancelled(german, CancelledBy.CLINIC, false);
        assertThat(messages(german).get(0)).containsEntry("title", "Termin abgesagt");

        database.inTransaction(() -> new ChangePreferences(choices)
                .change(person, patient, new PatientPreferences("en", false, null, null)));
        var english = clinic.anAppointment()
                .of(patient)
                .with(doctor)
                .at("11:00")
                .status("CANCELLED")
                .store();
        cancelled(english, CancelledBy.CLINIC, false);

        assertThat(messages(english).get(0)).containsEntry("title", "Appointment Cancelled");
        assertThat(messages(english).get(1)).containsEntry("reason", "OPTED_OUT");
        assertThat(sql.count("notifications where appointment_id = ? and maximum_attempts = 5", english))
                .isEqualTo(2);
    }

    @Test
    void S7_everyAdministratorAndTheOperatorHearOnceThatTheSweepFails() {
        var admins = List.of(
                clinic.somebody(Role.HOSPITAL_ADMIN).accountId(),
                Clinic.openIn(database).somebody(Role.HOSPITAL_ADMIN).accountId());
        var notify = new NotifyAdministrators(facts, outbox, settings, clock, written);
        var run = UUID.randomUUID().toString();

        database.inTransaction(() -> notify.sweepFails(3, run));
        database.inTransaction(() -> notify.sweepFails(3, run));
        database.inTransaction(() -> notify.sweepRecovered(run));

        for (var admin : admins) {
            assertThat(sql.rows(
                            "select title, priority, message from notifications where account_id = ? order by title",
                            admin))
                    .extracting(row -> row.get("title") + " " + row.get("priority"))
                    .containsExactly("Sweep Failing HIGH", "Sweep Recovered NORMAL");
        }
        assertThat(sql.rows(
                        "select channel, status, hospital_id from notifications where position(? in idempotency_key) > 0"
                                + " and channel = 'EMAIL'",
                        run))
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("status", "PENDING").containsEntry("hospital_id", null));
    }
}
