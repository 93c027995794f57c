package care.hms.board;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BoardQueriesIT {

    private static final BoardFilter THE_DAY = new BoardFilter(Rows.DAY, null, Set.of());

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final Actor nurse = clinic.somebody(Role.NURSE);
    private final BoardQueries queries = new BoardQueries(new JpaBoard(database.entities()));

    private <T> T read(Supplier<T> query) {
        return database.inTransaction(query);
    }

    private BoardRow row(UUID id) {
        return read(() -> queries.find(nurse, id)).orElseThrow();
    }

    @Test
    void aRowTellsWhatTheBoardShows() {
        var patient = clinic.patient();
        var doctor = clinic.doctor();
        var id = clinic.anAppointment()
                .of(patient)
                .with(doctor)
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"))
                .column("version", 4)
                .store();
        sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), id));

        var row = row(id);

        assertThat(row.status()).isEqualTo(AppointmentStatus.CHECKED_IN);
        assertThat(row.version()).isEqualTo(4);
        assertThat(row.patientId()).isEqualTo(patient);
        assertThat(row.patient().born()).isEqualTo("1980-02-29");
        assertThat(row.doctor().id()).isEqualTo(doctor);
        assertThat(row.start()).isEqualTo("09:00");
        assertThat(row.startsAt()).isEqualTo(at("09:00"));
        assertThat(row.checkedInAt()).isEqualTo(at("08:55"));
        assertThat(row.undoUntil()).as("two minutes, the policy").isEqualTo(at("08:57"));
        assertThat(row.noVitalsDueAt()).isEqualTo(at("09:20"));
        assertThat(row.waitingTooLongDueAt()).isEqualTo(at("09:30"));
        assertThat(row.noDoctorDueAt()).isNull();
        assertThat(row.squeezedIn()).isFalse();
        assertThat(row.alerts())
                .containsExactly(new BoardRow.Alert(AlertType.NO_VITALS, AlertStatus.ACTIVE, at("09:20")));
    }

    @Test
    void aResolvedAlertIsNotShown() {
        var id = clinic.anAppointment().status("CHECKED_IN").store();
        sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), id));
        sql.run(
                "update stage_alerts set status = 'RESOLVED', resolved_at = ? where appointment_id = ?",
                at("09:21"),
                id);

        assertThat(row(id).alerts()).isEmpty();
    }

    @Test
    void theStampChangesWithTheRowAndWithItsAlerts() {
        var id = clinic.anAppointment().status("CHECKED_IN").store();
        var first = row(id).stamp();
        sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), id));
        var alerted = row(id).stamp();
        sql.run("update stage_alerts set version = version + 1 where appointment_id = ?", id);
        var attended = row(id).stamp();
        sql.run("update appointments set version = version + 1 where id = ?", id);

        assertThat(List.of(first, alerted, attended, row(id).stamp())).doesNotHaveDuplicates();
        assertThat(read(() -> queries.stamps(nurse, THE_DAY))).containsExactly(new RowStamp(id, row(id).stamp()));
    }

    @Test
    void theStampChangesWithEachDeadlineThatMovesWithoutAVersion() {
        var id = clinic.anAppointment().status("CHECKED_IN").store();
        var stamps = new ArrayList<>(List.of(row(id).stamp()));
        for (var deadline :
                List.of("no_show_due_at", "no_vitals_due_at", "no_doctor_due_at", "waiting_too_long_due_at")) {
            sql.run("update appointments set " + deadline + " = ? where id = ?", at("10:10"), id);
            stamps.add(row(id).stamp());
        }

        assertThat(stamps).doesNotHaveDuplicates();
        assertThat(read(() -> queries.stamps(nurse, THE_DAY))).containsExactly(new RowStamp(id, row(id).stamp()));
    }

    @Test
    void aBoardHasTheDaysRowsInOrderOfTheirStart() {
        var late = clinic.anAppointment().at("11:00").store();
        var early = clinic.anAppointment().at("08:00").store();
        clinic.anAppointment()
                .column("appointment_date", Rows.DAY.plusDays(1).toString())
                .store();

        assertThat(read(() -> queries.open(nurse, THE_DAY)))
                .extracting(BoardRow::id)
                .containsExactly(early, late);
    }

    @Test
    void filtersHoldForRowsAndStampsAndForWhatIsShownLater() {
        var doctor = clinic.doctor();
        var waiting = clinic.anAppointment().with(doctor).status("CHECKED_IN").store();
        var expected = clinic.anAppointment().with(doctor).at("10:00").store();
        var elsewhere = clinic.anAppointment().status("CHECKED_IN").store();
        var filter = new BoardFilter(Rows.DAY, doctor, Set.of(AppointmentStatus.CHECKED_IN));
        var all = List.of(waiting, expected, elsewhere);

        assertThat(read(() -> queries.open(nurse, filter)))
                .extracting(BoardRow::id)
                .containsExactly(waiting);
        assertThat(read(() -> queries.show(nurse, filter, all)))
                .extracting(BoardRow::id)
                .containsExactly(waiting);
        assertThat(read(() -> queries.repaint(nurse, filter, all)))
                .extracting(BoardRow::id)
                .containsExactly(waiting);
        assertThat(read(() -> queries.stamps(nurse, filter)))
                .extracting(RowStamp::id)
                .containsExactly(waiting);
        assertThat(read(() -> queries.repaint(nurse, filter, List.of()))).isEmpty();
    }

    @Test
    void anotherHospitalsRowsDoNotExist() {
        var id = Clinic.openIn(database).anAppointment().store();

        assertThat(read(() -> queries.find(nurse, id))).isEmpty();
        assertThat(read(() -> queries.repaint(nurse, THE_DAY, List.of(id)))).isEmpty();
        assertThat(read(() -> queries.lastAct(nurse, id))).isEmpty();
    }

    @Test
    void aPatientHasNoBoard() {
        var patient = clinic.patientActing(clinic.patient());

        assertThatThrownBy(() -> read(() -> queries.open(patient, THE_DAY))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> read(() -> queries.stamps(patient, THE_DAY))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> read(() -> queries.lastAct(patient, UUID.randomUUID())))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void theLastActTellsWhoDidItAndWhatFollowed() {
        var id = clinic.anAppointment()
                .status("CANCELLED")
                .column("slot_id", null)
                .store();
        event(id, "CANCELLED", "08:50", nurse.accountId(), "{\"slotReleased\": \"true\"}");
        event(id, "ALERT_RESOLVED", "08:51", null, "{}");

        var last = read(() -> queries.lastAct(nurse, id)).orElseThrow();

        assertThat(last.event()).isEqualTo(TimelineEvent.CANCELLED);
        assertThat(last.at()).isEqualTo(at("08:50"));
        assertThat(last.by()).isNotBlank();
        assertThat(last.slotReleased()).isTrue();
        assertThat(last.slotTakenBack()).isNull();
        assertThat(last.sms()).isNull();
    }

    @Test
    void whatHappenedByItselfWasNobody() {
        var id = clinic.anAppointment().status("NO_SHOW").store();
        event(id, "MARKED_NO_SHOW", "09:15", null, "{\"slotReleased\": \"false\"}");

        var last = read(() -> queries.lastAct(nurse, id)).orElseThrow();

        assertThat(last.by()).isNull();
        assertThat(last.slotReleased()).isFalse();
    }

    private void event(UUID appointment, String event, String time, UUID by, String detail) {
        sql.run(
                "insert into appointment_events (hospital_id, appointment_id, at, event, source, actor_id, detail)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb)",
                clinic.id(),
                appointment,
                at(time),
                event,
                by == null ? "timer" : "staff",
                by,
                detail);
    }

    /** Whatever the day holds, each of them is one statement. */
    @Test
    void aBoardIsOneStatementHoweverLongTheDay() {
        for (int rows : new int[] {1, 40}) {
            for (int i = 0; i < rows; i++) {
                var id = clinic.anAppointment().status("CHECKED_IN").store();
                sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), id));
            }
            var statements = database.statementsOf(() -> queries.open(nurse, THE_DAY));
            assertThat(statements).as("%s more rows", rows).isEqualTo(1);
            assertThat(database.statementsOf(() -> queries.stamps(nurse, THE_DAY)))
                    .isEqualTo(1);
        }
    }
}
