package care.hms.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.hms.Announcements;
import care.hms.Clinic;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxQueriesIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final OutboxQueries queries = new OutboxQueries(new JpaOutboxEntries(database.entities()));
    private final UUID appointment = clinic.anAppointment().store();

    private List<AppointmentMessage> about(UUID id) {
        return database.inTransaction(() -> queries.about(clinic.receptionist(), id));
    }

    @Test
    void theStaffReadsWhoWasToldOfAnAppointment() {
        var sms = Rows.notification(clinic.id(), appointment, clinic.patient());
        sms.put("status", "SUPPRESSED");
        sms.put("reason", "NO_PHONE");
        database.sql().insert("notifications", sms);
        var inApp = Rows.notification(clinic.id(), appointment, null);
        inApp.put("notice", "WAITING_PATIENT_AFFECTED");
        inApp.put("channel", "IN_APP");
        inApp.put("status", "SENT");
        inApp.put("sent_at", Rows.at("09:16"));
        inApp.put("account_id", clinic.somebody(Role.RECEPTIONIST).accountId());
        database.sql().insert("notifications", inApp);

        assertThat(about(appointment))
                .extracting(AppointmentMessage::to, AppointmentMessage::status, AppointmentMessage::reason)
                .containsExactlyInAnyOrder(
                        tuple(Role.PATIENT, Status.SUPPRESSED, "NO_PHONE"),
                        tuple(Role.RECEPTIONIST, Status.SENT, null));
    }

    @Test
    void anotherHospitalsMessagesAreNotThere() {
        var elsewhere = Clinic.openIn(database);
        var theirs = elsewhere.anAppointment().store();
        database.sql().insert("notifications", Rows.notification(elsewhere.id(), theirs, elsewhere.patient()));

        assertThat(about(theirs)).isEmpty();
    }

    /** An e-mail to whoever operates the platform, which was given up. */
    private UUID toTheOperator() {
        var mail = Rows.notification(null, null, null);
        mail.put("notice", "SWEEP_FAILING");
        mail.put("channel", "EMAIL");
        mail.put("status", "FAILED");
        mail.put("reason", "TIMEOUT");
        database.sql().insert("notifications", mail);
        return (UUID) mail.get("id");
    }

    private List<UUID> failed(Actor actor) {
        return database.inTransaction(() -> queries.list(actor, Status.FAILED, Channel.EMAIL, 0, 200)).items().stream()
                .map(OutboxEntry::id)
                .toList();
    }

    @Test
    void S7_whoOperatesThePlatformIsToldByTheAdministratorOfThePlatformAloneOnceMore() {
        var system = clinic.somebodyOfThePlatform();
        var admin = clinic.somebody(Role.HOSPITAL_ADMIN);
        var retry = new RetryNotification(new JpaOutboxEntries(database.entities()), new Announcements<>());
        var mail = toTheOperator();

        assertThat(failed(system)).contains(mail);
        assertThat(failed(admin)).doesNotContain(mail);
        assertThatThrownBy(() -> database.inTransaction(() -> retry.retry(admin, mail)))
                .isInstanceOf(NotFound.class);

        database.inTransaction(() -> retry.retry(system, mail));

        assertThat(failed(system)).doesNotContain(mail);
        assertThat(database.sql().row("select status, attempts, reason from notifications where id = ?", mail))
                .containsEntry("status", "PENDING")
                .containsEntry("attempts", 0)
                .containsEntry("reason", null);
    }

    @Test
    void theAdministratorOfThePlatformSeesNothingOfAHospital() {
        var system = clinic.somebodyOfThePlatform();
        var admin = clinic.somebody(Role.HOSPITAL_ADMIN);
        var theirs = Rows.notification(clinic.id(), appointment, clinic.patient());
        theirs.put("channel", "EMAIL");
        theirs.put("status", "FAILED");
        theirs.put("reason", "TIMEOUT");
        database.sql().insert("notifications", theirs);
        var id = (UUID) theirs.get("id");
        var retry = new RetryNotification(new JpaOutboxEntries(database.entities()), new Announcements<>());

        assertThat(failed(admin)).contains(id);
        assertThat(failed(system)).doesNotContain(id);
        assertThatThrownBy(() -> database.inTransaction(() -> retry.retry(system, id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aPatientReadsTheOwnMessagesOnly() {
        var patient = clinic.somebody(Role.PATIENT);
        assertThatThrownBy(() -> queries.about(patient, appointment)).isInstanceOf(AccessDenied.class);
    }
}
