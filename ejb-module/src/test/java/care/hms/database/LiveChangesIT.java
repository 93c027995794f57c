package care.hms.database;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Changed;
import care.hms.Clinic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What the schema tells every node of, and when. */
class LiveChangesIT {

    private static final int PATIENCE_MILLIS = 5_000;

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private Connection listening;

    @BeforeEach
    void listen() throws SQLException {
        listening = database.connect();
        listening.createStatement().execute("listen hms_changes");
    }

    @AfterEach
    void close() throws SQLException {
        listening.close();
    }

    /** Everything that was told of this clinic until a mark of our own comes back. */
    private List<Changed> told() throws SQLException {
        var mark = UUID.randomUUID();
        sql.run("select pg_notify('hms_changes', ?)", "MANY " + mark);
        var told = new ArrayList<Changed>();
        while (true) {
            for (var each : listening.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS)) {
                var change = ChangeFeed.read(each.getParameter());
                if (mark.equals(change.hospitalId())) {
                    return told;
                }
                if (clinic.id().equals(change.hospitalId())) {
                    told.add(change);
                }
            }
        }
    }

    @Test
    void aNewAppointmentAndItsChangeAreToldWithTheirVersions() throws SQLException {
        var id = clinic.anAppointment().store();
        sql.run("update appointments set version = version + 1 where id = ?", id);

        assertThat(told())
                .containsExactly(
                        new Changed(clinic.id(), Changed.Kind.APPOINTMENT, id, 0),
                        new Changed(clinic.id(), Changed.Kind.APPOINTMENT, id, 1));
    }

    @Test
    void aMovedDeadlineIsToldAndWhatOnlyTheEngineNotesIsNot() throws SQLException {
        var id = clinic.anAppointment().store();
        told();
        sql.run("update appointments set process_behind = true where id = ?", id);
        assertThat(told()).isEmpty();

        sql.run("update appointments set no_show_due_at = ? where id = ?", at("09:30"), id);
        assertThat(told()).extracting(Changed::id).containsExactly(id);
    }

    @Test
    void whatIsRolledBackIsToldToNobody() throws SQLException {
        var id = clinic.anAppointment().store();
        told();

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.entities()
                            .createNativeQuery("update appointments set version = version + 1 where id = :id")
                            .setParameter("id", id)
                            .executeUpdate();
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(told()).isEmpty();
    }

    @Test
    void anAlertIsToldByItsAppointment() throws SQLException {
        var id = clinic.anAppointment().status("CHECKED_IN").store();
        told();
        sql.insert("stage_alerts", Rows.stageAlert(clinic.id(), id));
        sql.run("update stage_alerts set version = version + 1 where appointment_id = ?", id);

        assertThat(told())
                .containsExactly(
                        new Changed(clinic.id(), Changed.Kind.ALERT, id, 0),
                        new Changed(clinic.id(), Changed.Kind.ALERT, id, 0));
    }

    @Test
    void ofVeryManyAtOnceTheHospitalAloneIsTold() throws SQLException {
        for (int i = 0; i < 21; i++) {
            clinic.anAppointment().store();
        }
        told();
        sql.run("update appointments set version = version + 1 where hospital_id = ?", clinic.id());

        assertThat(told()).containsExactly(new Changed(clinic.id(), Changed.Kind.MANY, null, 0));
    }

    @Test
    void aStatementThatTouchesNothingTellsNothing() throws SQLException {
        sql.run("update appointments set version = version + 1 where id = ?", UUID.randomUUID());
        sql.run("update stage_alerts set version = version + 1 where id = ?", UUID.randomUUID());

        assertThat(told()).isEmpty();
    }
}
