package care.hms.appointment;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.Page;
import care.hms.Source;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppointmentQueriesIT {

    private static final AppointmentFilter ANY = new AppointmentFilter(null, null, null, null);

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final Actor receptionist = clinic.receptionist();
    private final AppointmentQueries queries = new AppointmentQueries(
            new JpaAppointmentViews(database.entities()),
            new JpaTimeline(database.entities()),
            HospitalParts.rules(database.entities()),
            new HandSetClock(at("10:00")));

    private AppointmentView get(Actor actor, UUID id) {
        return database.inTransaction(() -> queries.get(actor, id));
    }

    private Page<AppointmentView> list(Actor actor, AppointmentFilter filter, int page, int size) {
        return database.inTransaction(() -> queries.list(actor, filter, page, size));
    }

    private List<UUID> ids(Actor actor, AppointmentFilter filter) {
        return list(actor, filter, 0, 200).items().stream()
                .map(AppointmentView::id)
                .toList();
    }

    @Test
    void oneAppointmentWithEverythingThatBelongsToIt() {
        var patient = clinic.patient();
        var doctor = clinic.doctor();
        var id = clinic.anAppointment()
                .of(patient)
                .with(doctor)
                .status("CHECKED_IN")
                .column("reason", "Cough")
                .column("vitals_recorded_at", at("09:10"))
                .column("no_vitals_due_at", at("09:20"))
                .column("version", 4)
                .store();
        var nurse = clinic.somebody(Role.NURSE).accountId();
        var vitals = Rows.vitals(clinic.id(), id, nurse);
        vitals.put("temperature_celsius", new BigDecimal("36.6"));
        sql.insert("vital_signs", vitals);
        var later = Rows.vitals(clinic.id(), id, nurse);
        later.put("temperature_celsius", new BigDecimal("37.0"));
        later.put("recorded_at", at("09:12"));
        sql.insert("vital_signs", later);
        sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), id));

        var view = get(receptionist, id);

        assertThat(view.status()).isEqualTo(AppointmentStatus.CHECKED_IN);
        assertThat(view.version()).isEqualTo(4);
        assertThat(view.patient().id()).isEqualTo(patient);
        assertThat(view.patient().dateOfBirth()).isEqualTo("1980-02-29");
        assertThat(view.doctor().id()).isEqualTo(doctor);
        assertThat(view.doctor().user()).isEqualTo(new AppointmentView.User("Min", "Lee"));
        assertThat(view.slot().isBooked()).isTrue();
        assertThat(view.slot().isBlocked()).isFalse();
        assertThat(view.appointmentDate()).isEqualTo(Rows.DAY);
        assertThat(view.startTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(view.endTime()).isEqualTo(LocalTime.of(9, 15));
        assertThat(view.startsAt()).isEqualTo(at("09:00"));
        assertThat(view.endsAt()).isEqualTo(at("09:15"));
        assertThat(view.zone()).isEqualTo("Europe/Berlin");
        assertThat(view.reason()).isEqualTo("Cough");
        assertThat(view.checkedInAt()).isEqualTo(at("08:55"));
        assertThat(view.vitalsRecordedAt()).isEqualTo(at("09:10"));
        assertThat(view.noShowDueAt()).isEqualTo(at("09:15"));
        assertThat(view.noVitalsDueAt()).isEqualTo(at("09:20"));
        assertThat(view.completedAt()).isNull();
        assertThat(view.noShowReason()).isNull();
        assertThat(view.vitals().temperatureCelsius()).isEqualByComparingTo("37.0");
        assertThat(view.alerts()).containsExactly(new AppointmentView.Alert("NO_VITALS", "ACTIVE", at("09:20")));
    }

    @Test
    void aNoShowTellsItsReasonAndAReversedOneDoesNot() {
        var id = clinic.anAppointment().status("NO_SHOW").store();
        sql.insert("no_show_logs", Rows.noShowLog(clinic.id(), id));

        assertThat(get(receptionist, id).noShowReason()).isEqualTo("AUTO_TIMEOUT");

        sql.run("update no_show_logs set reversed_at = now(), reversal_reason = 'came' where appointment_id = ?", id);
        assertThat(get(receptionist, id).noShowReason()).isNull();
    }

    @Test
    void withoutASlotThereIsNone() {
        var id = clinic.anAppointment()
                .status("CANCELLED")
                .column("slot_id", null)
                .store();

        assertThat(get(receptionist, id).slot()).isNull();
        assertThat(get(receptionist, id).vitals()).isNull();
        assertThat(get(receptionist, id).alerts()).isEmpty();
    }

    @Test
    void aListIsInOrderOfItsStartAndHoldsWhatTheFilterWants() {
        var doctor = clinic.doctor();
        var patient = clinic.patient();
        var late = clinic.anAppointment().with(doctor).at("11:00").store();
        var early = clinic.anAppointment().with(doctor).of(patient).at("08:00").store();
        var missed =
                clinic.anAppointment().of(patient).at("10:00").status("NO_SHOW").store();
        Clinic.openIn(database).anAppointment().store();

        assertThat(ids(receptionist, ANY)).containsExactly(early, missed, late);
        assertThat(ids(receptionist, new AppointmentFilter(Rows.DAY, null, null, null)))
                .hasSize(3);
        assertThat(ids(receptionist, new AppointmentFilter(Rows.DAY.plusDays(1), null, null, null)))
                .isEmpty();
        assertThat(ids(receptionist, new AppointmentFilter(null, doctor, null, null)))
                .containsExactly(early, late);
        assertThat(ids(receptionist, new AppointmentFilter(null, null, patient, null)))
                .containsExactly(early, missed);
        assertThat(ids(receptionist, new AppointmentFilter(null, doctor, patient, Set.of())))
                .containsExactly(early);
        assertThat(ids(receptionist, new AppointmentFilter(null, null, null, Set.of(AppointmentStatus.NO_SHOW))))
                .containsExactly(missed);
        assertThat(ids(
                        receptionist,
                        new AppointmentFilter(
                                null, null, null, Set.of(AppointmentStatus.NO_SHOW, AppointmentStatus.SCHEDULED))))
                .hasSize(3);
    }

    @Test
    void pagesFollowEachOther() {
        var doctor = clinic.doctor();
        var ids = List.of("08:00", "09:00", "10:00").stream()
                .map(start -> clinic.anAppointment().with(doctor).at(start).store())
                .toList();

        var first = list(receptionist, ANY, 0, 2);
        var second = list(receptionist, ANY, 1, 2);

        assertThat(first.items()).extracting(AppointmentView::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(second.items()).extracting(AppointmentView::id).containsExactly(ids.get(2));
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.total()).isEqualTo(3);
        assertThatThrownBy(() -> list(receptionist, ANY, 0, 201)).isInstanceOf(Invalid.class);
    }

    @Test
    void anotherHospitalsDoesNotExist() {
        var id = clinic.anAppointment().store();
        var stranger = Clinic.openIn(database).receptionist();

        assertThatThrownBy(() -> get(stranger, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> database.inTransaction(() -> queries.timeline(stranger, id)))
                .isInstanceOf(NotFound.class);
        assertThat(list(stranger, ANY, 0, 10).total()).isZero();
    }

    @Test
    void aPatientSeesHisOwnAndNobodyElses() {
        var patient = clinic.patient();
        var other = clinic.patient();
        var own = clinic.anAppointment().of(patient).store();
        var theirs = clinic.anAppointment().of(other).store();
        var self = clinic.patientActing(patient);

        assertThat(get(self, own).id()).isEqualTo(own);
        assertThatThrownBy(() -> get(self, theirs)).isInstanceOf(NotFound.class);
        assertThat(ids(self, ANY)).containsExactly(own);
        assertThat(list(self, ANY, 0, 10).total()).isOne();
        assertThat(ids(self, new AppointmentFilter(null, null, other, null))).isEmpty();
    }

    @Test
    void theTimelineIsInOrderAndKeepsItsDetails() {
        var id = clinic.anAppointment().store();
        var first = Rows.event(clinic.id(), id);
        first.put("actor_id", receptionist.accountId());
        sql.insert("appointment_events", first);
        sql.run(
                "update appointment_events set detail = '{\"slotId\": \"7\", \"count\": 3}' where appointment_id = ?",
                id);
        var second = Rows.event(clinic.id(), id);
        second.put("event", "MARKED_NO_SHOW");
        second.put("source", "timer");
        second.put("at", at("08:00"));
        sql.insert("appointment_events", second);

        assertThat(database.inTransaction(() -> queries.timeline(receptionist, id)))
                .containsExactly(
                        new TimelineEntry(
                                at("09:00"),
                                TimelineEvent.BOOKED,
                                Source.STAFF,
                                receptionist.accountId(),
                                Map.of("slotId", "7", "count", "3")),
                        new TimelineEntry(at("08:00"), TimelineEvent.MARKED_NO_SHOW, Source.TIMER, null, Map.of()));
    }

    @Test
    void T6_theLocalDayIsToldAsItWasBooked() {
        var id = clinic.anAppointment()
                .at("00:15")
                .column("booked_at", at("00:00").minusSeconds(7200))
                .store();

        assertThat(get(receptionist, id).appointmentDate()).isEqualTo(LocalDate.of(2026, 1, 19));
        assertThat(get(receptionist, id).startTime()).isEqualTo(LocalTime.of(0, 15));
        assertThat(get(receptionist, id).startsAt()).isEqualTo("2026-01-18T23:15:00Z");
    }

    // R3

    private List<UUID> unresolved(Actor actor) {
        return database.inTransaction(() -> queries.unresolved(actor, 0, 50)).items().stream()
                .map(AppointmentView::id)
                .toList();
    }

    private UUID ofYesterday(UUID doctor, String status) {
        return clinic.anAppointment()
                .with(doctor)
                .status(status)
                .column("appointment_date", Rows.DAY.minusDays(1).toString())
                .store();
    }

    @Test
    void whoeverIsStillHereAfterTheDayIsAListToWorkOff() {
        var doctor = clinic.doctor();
        var waiting = ofYesterday(doctor, "CHECKED_IN");
        var inside = ofYesterday(clinic.doctor(), "IN_PROGRESS");
        ofYesterday(clinic.doctor(), "COMPLETED");
        clinic.anAppointment().status("CHECKED_IN").store();

        assertThat(unresolved(receptionist)).containsExactlyInAnyOrder(waiting, inside);
        assertThat(unresolved(clinic.doctorActing(doctor))).containsExactly(waiting);
        assertThat(unresolved(clinic.somebody(Role.DOCTOR)))
                .as("a doctor without a record")
                .isEmpty();
        assertThat(unresolved(Clinic.openIn(database).receptionist())).isEmpty();
    }
}
