package care.hms.stagealert;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Announcements;
import care.hms.Clinic;
import care.hms.Fence;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.StoredAppointment;
import care.hms.appointment.AppointmentParts;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts set-based, as the sweep raises and resolves them. */
class RaiseDueAlertsIT {

    private static final Fence OPEN = new Fence() {
        @Override
        public void hold() {}

        @Override
        public void check() {}
    };

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final HandSetClock clock = new HandSetClock(at("09:30"));
    private final Announcements<AlertsRaised> announced = new Announcements<>();
    private final RaiseDueAlerts raiseDue = AlertParts.raiseDue(database, clock, announced);
    private final ResolveGoneAlerts resolveGone = AlertParts.resolveGone(database, clock);
    private Clinic clinic;

    @BeforeEach
    void nobodyElsesAppointments() {
        database.empty();
        clinic = Clinic.openIn(database);
    }

    private int raised(AlertType type) {
        return raise().get(type);
    }

    private Map<AlertType, Integer> raise() {
        var tallies = database.outsideOfTransactions(() -> raiseDue.raiseDue(Source.CRON, Set.of(), OPEN));
        assertThat(tallies.values()).allSatisfy(tally -> {
            assertThat(tally.failed()).isEmpty();
            assertThat(tally.broken()).isNull();
        });
        return Map.of(
                AlertType.NO_VITALS, tallies.get(AlertType.NO_VITALS).done(),
                AlertType.NO_DOCTOR, tallies.get(AlertType.NO_DOCTOR).done(),
                AlertType.WAITING_TOO_LONG,
                        tallies.get(AlertType.WAITING_TOO_LONG).done());
    }

    private int resolve() {
        var tally = database.outsideOfTransactions(() -> resolveGone.resolve(Source.CRON, Set.of(), OPEN));
        assertThat(tally.broken()).isNull();
        return tally.done();
    }

    private StoredAppointment waiting() {
        return clinic.anAppointment()
                .status("CHECKED_IN")
                .column("no_vitals_due_at", at("09:20"))
                .column("waiting_too_long_due_at", at("09:30"));
    }

    private StoredAppointment waitingFor(AlertType type) {
        return type == AlertType.NO_DOCTOR
                ? waiting().column("vitals_recorded_at", at("09:10")).column("no_doctor_due_at", at("09:25"))
                : waiting();
    }

    @ParameterizedTest(name = "T4 T5 {0} at {1}: {2}")
    @CsvSource({
        "NO_VITALS, 09:19:59.999999, 0",
        "NO_VITALS, 09:20:00, 1",
        "NO_DOCTOR, 09:24:59.999999, 0",
        "NO_DOCTOR, 09:25:00, 1",
        "WAITING_TOO_LONG, 09:29:59.999999, 0",
        "WAITING_TOO_LONG, 09:30:00, 1",
    })
    void itIsRaisedFromTheDueInstantOn(AlertType type, String now, int alerts) {
        waitingFor(type).store();
        clock.set(at(now));

        assertThat(raised(type)).isEqualTo(alerts);
        assertThat(sql.count("stage_alerts where alert_type = ?", type.name())).isEqualTo(alerts);
    }

    @Test
    void theChunkTellsOnceSinceWhenWhatItRaisedWasDue() {
        waiting().store();
        waiting().column("no_vitals_due_at", at("09:21")).store();
        waitingFor(AlertType.NO_DOCTOR)
                .column("waiting_too_long_due_at", at("10:00"))
                .store();
        clock.set(at("09:29"));

        raise();
        raise();

        assertThat(announced.all())
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withIgnoreCollectionOrder(true)
                        .build())
                .containsExactly(
                        new AlertsRaised(AlertType.NO_VITALS, Source.CRON, List.of(at("09:20"), at("09:21"))),
                        new AlertsRaised(AlertType.NO_DOCTOR, Source.CRON, List.of(at("09:25"))));
    }

    @ParameterizedTest
    @EnumSource(AlertType.class)
    void bothEntrancesLeaveTheSameRows(AlertType type) {
        clinic.policy("zone", "Asia/Kolkata");
        var patient = clinic.patient();
        var other = clinic.patient();
        sql.run("update patients set first_name = 'Per%1$s', last_name = 'Öst%s' where id in (?, ?)", patient, other);
        var byTimer = waitingFor(type).of(patient).store();
        var entities = database.entities();
        var raiseOne = new RaiseAlert(
                AppointmentParts.appointments(entities),
                new JpaStageAlerts(entities),
                HospitalParts.rules(entities),
                AppointmentParts.timeline(entities),
                clock,
                new Announcements<>());
        assertThat(database.inTransaction(() -> raiseOne.raise(byTimer, type))).isEqualTo(Answer.RAISED);
        var bySweep = waitingFor(type).of(other).store();

        assertThat(raised(type)).isOne();

        assertThat(everything(bySweep, type, other))
                .isEqualTo(everything(byTimer, type, patient))
                .hasSize(2)
                .allSatisfy(table -> assertThat(table).hasSize(1));
    }

    private List<List<Map<String, Object>>> everything(UUID appointment, AlertType type, UUID patient) {
        var mrn = sql.value(String.class, "select mrn from patients where id = ?", patient);
        return List.of(
                sql.rows(
                        "select to_jsonb(s) - array['id', 'appointment_id', 'message'] as alert,"
                                + " replace(message, ?, 'MRN') as message"
                                + " from stage_alerts s where appointment_id = ? and alert_type = ?",
                        mrn,
                        appointment,
                        type.name()),
                sql.rows(
                        "select to_jsonb(e) - array['id', 'appointment_id', 'source'] as event from appointment_events e"
                                + " where appointment_id = ? and detail ->> 'alertType' = ?",
                        appointment,
                        type.name()));
    }

    @Test
    void theAuditSaysThatTheSweepDidIt() {
        var id = waiting().store();

        raise();

        assertThat(sql.rows(
                        "select hospital_id, actor_id, operation, object_type, way, outcome, detail ->> 'alertType' as type"
                                + " from audit_events where object_id = ? order by type",
                        id))
                .extracting(line -> line.get("operation") + " " + line.get("way") + " " + line.get("type"))
                .containsExactly("raiseAlert sweep NO_VITALS", "raiseAlert sweep WAITING_TOO_LONG");
    }

    @ParameterizedTest(name = "L1 also when it is {0} by now")
    @ValueSource(strings = {"ACTIVE", "ACKNOWLEDGED", "RESOLVED"})
    void L1_itIsRaisedOnce(String status) {
        var id = waiting().store();
        raise();
        sql.run(
                "update stage_alerts set status = ?, acknowledged_by = ?,"
                        + " resolved_at = case when ? = 'RESOLVED' then now() end where appointment_id = ?",
                status,
                clinic.receptionist().accountId(),
                status,
                id);

        assertThat(raise().values()).containsOnly(0);
        assertThat(sql.count("stage_alerts where appointment_id = ?", id)).isEqualTo(2);
    }

    @Test
    void whoeverNoLongerWaitsHasNoReason() {
        for (var status : List.of("SCHEDULED", "CONFIRMED", "IN_PROGRESS", "COMPLETED", "CANCELLED", "NO_SHOW")) {
            clinic.anAppointment()
                    .status(status)
                    .column("no_vitals_due_at", at("09:20"))
                    .column("no_doctor_due_at", at("09:20"))
                    .column("waiting_too_long_due_at", at("09:20"))
                    .store();
        }

        assertThat(raise().values()).containsOnly(0);
    }

    @Test
    void L2_whatHasNoReasonAnyMoreIsResolvedByNobody() {
        var seen = waiting().store();
        var gotVitals = waiting().store();
        var stays = waiting().store();
        raise();
        sql.run(
                "update appointments set status = 'IN_PROGRESS', consultation_started_at = ? where id = ?",
                at("09:29"),
                seen);
        sql.run("update appointments set vitals_recorded_at = ? where id = ?", at("09:29"), gotVitals);

        assertThat(resolve()).isEqualTo(3);

        assertThat(sql.rows(
                        "select alert_type, status, resolved_at, resolved_by from stage_alerts where appointment_id = ?",
                        seen))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert)
                        .containsEntry("status", "RESOLVED")
                        .containsEntry("resolved_at", at("09:30"))
                        .containsEntry("resolved_by", null));
        assertThat(sql.rows(
                        "select alert_type from stage_alerts where appointment_id = ? and status = 'ACTIVE'",
                        gotVitals))
                .containsExactly(Map.of("alert_type", "WAITING_TOO_LONG"));
        assertThat(sql.count("stage_alerts where appointment_id = ? and status = 'ACTIVE'", stays))
                .isEqualTo(2);
        assertThat(sql.count("appointment_events where event = 'ALERT_RESOLVED' and appointment_id = ?", seen))
                .isEqualTo(2);
        assertThat(resolve()).isZero();
    }
}
