package care.hms.stagealert;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.Stale;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.AppointmentCancelled;
import care.hms.appointment.AppointmentParts;
import care.hms.appointment.CancelledBy;
import care.hms.appointment.ConsultationStarted;
import care.hms.appointment.VitalsRecorded;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an alert: seen, dealt with, or without reason (§4, decisions L1 to L4). */
class AttendAlertIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("09:40"));
    private final JpaStageAlerts alerts = new JpaStageAlerts(database.entities());
    private final AttendedAlerts attended =
            new AttendedAlerts(AppointmentParts.appointments(database.entities()), alerts);
    private final AcknowledgeAlert acknowledge =
            new AcknowledgeAlert(attended, AppointmentParts.timeline(database.entities()), clock);
    private final ResolveAlert resolve =
            new ResolveAlert(attended, AppointmentParts.timeline(database.entities()), clock);
    private final EndedReasons ended = new EndedReasons(
            AppointmentParts.appointments(database.entities()),
            alerts,
            AppointmentParts.timeline(database.entities()),
            clock);
    private final AlertQueries queries = new AlertQueries(new JpaAlertViews(database.entities()));
    private final Actor nurse = clinic.somebody(Role.NURSE);

    private UUID alert(AlertType type, UUID appointment) {
        var row = Rows.stageAlert(clinic.id(), appointment);
        var id = UUID.randomUUID();
        row.put("id", id);
        row.put("alert_type", type.name());
        row.put("message", "Patient Anna Berg has been waiting since 09:00.");
        sql.insert("stage_alerts", row);
        return id;
    }

    private UUID waiting() {
        return clinic.anAppointment().status("CHECKED_IN").store();
    }

    private UUID alert(AlertType type) {
        return alert(type, waiting());
    }

    private void acknowledge(Actor actor, UUID id) {
        database.inTransaction(() -> acknowledge.acknowledge(actor, id, null));
    }

    private void resolve(Actor actor, UUID id, Long version, String note) {
        database.inTransaction(() -> resolve.resolve(actor, id, version, note));
    }

    private String status(UUID id) {
        return sql.value(String.class, "select status from stage_alerts where id = ?", id);
    }

    private List<String> timeline(UUID alert) {
        return sql
                .rows(
                        "select e.event from appointment_events e join stage_alerts s"
                                + " on s.appointment_id = e.appointment_id where s.id = ? order by e.id",
                        alert)
                .stream()
                .map(row -> (String) row.get("event"))
                .toList();
    }

    // People

    @Test
    void theFirstWhoAcknowledgesItStaysTheOne() {
        var id = alert(AlertType.NO_VITALS);
        acknowledge(nurse, id);
        clock.set(at("09:41"));
        acknowledge(clinic.receptionist(), id);

        assertThat(sql.row(
                        "select status, acknowledged_at, acknowledged_by, version from stage_alerts where id = ?", id))
                .containsEntry("status", "ACKNOWLEDGED")
                .containsEntry("acknowledged_at", at("09:40"))
                .containsEntry("acknowledged_by", nurse.accountId())
                .containsEntry("version", 1L);
        assertThat(timeline(id)).containsExactly("ALERT_ACKNOWLEDGED");
    }

    @Test
    void itIsResolvedWithOrWithoutBeingAcknowledged() {
        var direct = alert(AlertType.NO_VITALS);
        resolve(nurse, direct, null, "Measured by hand");
        var seen = alert(AlertType.NO_VITALS);
        acknowledge(nurse, seen);
        resolve(nurse, seen, 1L, null);

        assertThat(sql.row("select status, resolved_at, resolved_by, note from stage_alerts where id = ?", direct))
                .containsEntry("status", "RESOLVED")
                .containsEntry("resolved_at", at("09:40"))
                .containsEntry("resolved_by", nurse.accountId())
                .containsEntry("note", "Measured by hand");
        assertThat(status(seen)).isEqualTo("RESOLVED");
        assertThat(timeline(seen)).containsExactly("ALERT_ACKNOWLEDGED", "ALERT_RESOLVED");
    }

    @Test
    void resolvedIsFinal() {
        var id = alert(AlertType.NO_VITALS);
        resolve(nurse, id, null, null);

        var again = catchThrowableOfType(Conflict.class, () -> resolve(nurse, id, null, null));

        assertThat(again.code()).isEqualTo("alert.resolved");
        assertThatThrownBy(() -> acknowledge(nurse, id)).isInstanceOf(Conflict.class);
        assertThat(timeline(id)).containsExactly("ALERT_RESOLVED");
    }

    @Test
    void whatAPersonResolvedIsNotRaisedAgain() {
        var appointment = waiting();
        resolve(nurse, alert(AlertType.NO_VITALS, appointment), null, null);

        var raisedAgain = database.inTransaction(() -> alerts.addOnce(
                AppointmentParts.appointments(database.entities())
                        .findLocked(appointment)
                        .orElseThrow(),
                AlertType.NO_VITALS,
                "-",
                at("10:00")));

        assertThat(raisedAgain).isFalse();
    }

    @Test
    void anotherVersionIsStale() {
        var id = alert(AlertType.NO_VITALS);

        assertThatThrownBy(() -> resolve(nurse, id, 7L, null)).isInstanceOf(Stale.class);
        assertThat(status(id)).isEqualTo("ACTIVE");
    }

    @Test
    void aNoteHasItsLength() {
        var id = alert(AlertType.NO_VITALS);

        assertThatThrownBy(() -> resolve(nurse, id, null, "x".repeat(501))).isInstanceOf(Invalid.class);
        resolve(nurse, id, null, "x".repeat(500));
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "NO_VITALS, RECEPTIONIST, yes",
        "NO_VITALS, NURSE, yes",
        "NO_VITALS, HOSPITAL_ADMIN, yes",
        "NO_VITALS, DOCTOR, -",
        "NO_DOCTOR, RECEPTIONIST, yes",
        "NO_DOCTOR, NURSE, -",
        "NO_DOCTOR, HOSPITAL_ADMIN, yes",
        "NO_DOCTOR, DOCTOR, own",
        "WAITING_TOO_LONG, RECEPTIONIST, yes",
        "WAITING_TOO_LONG, NURSE, yes",
        "WAITING_TOO_LONG, HOSPITAL_ADMIN, yes",
        "WAITING_TOO_LONG, DOCTOR, own",
        "WAITING_TOO_LONG, PATIENT, -",
    })
    void whoAttendsToWhat(AlertType type, Role role, String may) {
        var doctor = clinic.doctor();
        var appointment =
                clinic.anAppointment().with(doctor).status("CHECKED_IN").store();
        var id = alert(type, appointment);
        var actor = role == Role.DOCTOR ? clinic.doctorActing(doctor) : clinic.somebody(role);

        if (may.equals("-")) {
            assertThatThrownBy(() -> acknowledge(actor, id)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> resolve(actor, id, null, null)).isInstanceOf(AccessDenied.class);
            assertThat(status(id)).isEqualTo("ACTIVE");
            return;
        }
        if (may.equals("own")) {
            assertThatThrownBy(() -> acknowledge(clinic.doctorActing(clinic.doctor()), id))
                    .isInstanceOf(AccessDenied.class);
        }
        acknowledge(actor, id);
        resolve(actor, id, null, null);
        assertThat(status(id)).isEqualTo("RESOLVED");
    }

    @Test
    void anotherHospitalsAlertDoesNotExist() {
        var stranger = Clinic.openIn(database).somebody(Role.NURSE);
        var id = alert(AlertType.NO_VITALS);

        assertThatThrownBy(() -> acknowledge(stranger, id))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no alert " + id + ".");
        assertThatThrownBy(() -> resolve(stranger, id, null, null)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> database.inTransaction(() -> queries.get(stranger, id)))
                .isInstanceOf(NotFound.class);
        assertThat(status(id)).isEqualTo("ACTIVE");
    }

    // By itself (L2)

    @Test
    void vitalsEndTheWaitForVitalsOnly() {
        var appointment = waiting();
        var noVitals = alert(AlertType.NO_VITALS, appointment);
        var tooLong = alert(AlertType.WAITING_TOO_LONG, appointment);
        sql.run("update appointments set vitals_recorded_at = ? where id = ?", at("09:30"), appointment);

        database.inTransaction(() -> ended.onVitals(new VitalsRecorded(appointment, at("09:50"), true)));

        assertThat(sql.row("select status, resolved_at, resolved_by from stage_alerts where id = ?", noVitals))
                .containsEntry("status", "RESOLVED")
                .containsEntry("resolved_at", at("09:40"))
                .containsEntry("resolved_by", null);
        assertThat(status(tooLong)).isEqualTo("ACTIVE");
        assertThat(timeline(noVitals)).containsExactly("ALERT_RESOLVED");
    }

    @ParameterizedTest
    @EnumSource(AlertType.class)
    void theDoctorsStartEndsEveryWait(AlertType type) {
        var appointment = clinic.anAppointment().status("IN_PROGRESS").store();
        var id = alert(type, appointment);

        database.inTransaction(() -> ended.onConsultationStarted(new ConsultationStarted(appointment)));

        assertThat(status(id)).isEqualTo("RESOLVED");
    }

    @ParameterizedTest
    @EnumSource(AlertType.class)
    void cancellingEndsEveryWait(AlertType type) {
        var appointment = clinic.anAppointment().status("CANCELLED").store();
        var id = alert(type, appointment);

        database.inTransaction(
                () -> ended.onCancelled(new AppointmentCancelled(appointment, CancelledBy.CLINIC, false)));

        assertThat(status(id)).isEqualTo("RESOLVED");
    }

    @Test
    void whatAPersonResolvedKeepsThatPerson() {
        var appointment = clinic.anAppointment().status("IN_PROGRESS").store();
        var id = alert(AlertType.NO_VITALS, appointment);
        resolve(nurse, id, null, null);

        database.inTransaction(() -> ended.onConsultationStarted(new ConsultationStarted(appointment)));

        assertThat(sql.value(UUID.class, "select resolved_by from stage_alerts where id = ?", id))
                .isEqualTo(nurse.accountId());
        assertThat(timeline(id)).containsExactly("ALERT_RESOLVED");
    }

    // Reading

    private List<UUID> list(Actor actor, Set<AlertStatus> status, Set<AlertType> types, UUID doctor) {
        return database
                .inTransaction(() -> queries.list(actor, new AlertFilter(status, types, doctor), 0, 50))
                .items()
                .stream()
                .map(AlertView::id)
                .toList();
    }

    @Test
    void resolvedOnesAreShownWhenAskedFor() {
        var none = EnumSet.noneOf(AlertType.class);
        var active = alert(AlertType.NO_VITALS);
        var acknowledged = alert(AlertType.NO_DOCTOR);
        acknowledge(clinic.receptionist(), acknowledged);
        var resolved = alert(AlertType.WAITING_TOO_LONG);
        resolve(nurse, resolved, null, null);

        assertThat(list(nurse, EnumSet.noneOf(AlertStatus.class), none, null))
                .containsExactlyInAnyOrder(active, acknowledged);
        assertThat(list(nurse, EnumSet.of(AlertStatus.RESOLVED), none, null)).containsExactly(resolved);
        assertThat(list(nurse, EnumSet.of(AlertStatus.ACTIVE), none, null)).containsExactly(active);
        assertThat(list(nurse, EnumSet.allOf(AlertStatus.class), EnumSet.of(AlertType.NO_DOCTOR), null))
                .containsExactly(acknowledged);
        assertThat(list(Clinic.openIn(database).somebody(Role.NURSE), EnumSet.allOf(AlertStatus.class), none, null))
                .isEmpty();
    }

    @Test
    void aDoctorsOwnAreFiltered() {
        var doctor = clinic.doctor();
        var mine = alert(
                AlertType.NO_DOCTOR,
                clinic.anAppointment().with(doctor).status("CHECKED_IN").store());
        alert(AlertType.NO_DOCTOR);

        assertThat(list(nurse, EnumSet.noneOf(AlertStatus.class), EnumSet.noneOf(AlertType.class), doctor))
                .containsExactly(mine);
    }

    @Test
    void anAlertTellsWhoWaitsForWhomAndWhomItIsFor() {
        var id = alert(AlertType.NO_DOCTOR);

        var view = database.inTransaction(() -> queries.get(nurse, id));

        assertThat(view.patient().lastName()).isEqualTo("Berg");
        assertThat(view.doctor().user().lastName()).isEqualTo("Lee");
        assertThat(view.message()).isEqualTo("Patient Anna Berg has been waiting since 09:00.");
        assertThat(view.targetStaff()).containsExactly(Role.DOCTOR);
        assertThat(view.patientId()).isEqualTo(view.patient().id());
        assertThat(AlertType.NO_VITALS.targetStaff()).containsExactly(Role.NURSE);
        assertThat(AlertType.WAITING_TOO_LONG.targetStaff())
                .containsExactlyInAnyOrder(Role.RECEPTIONIST, Role.NURSE, Role.DOCTOR, Role.HOSPITAL_ADMIN);
    }
}
