package care.hms.absence;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.Stale;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.schedule.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor who works on Mondays from 08:00 to 12:00 changes that; it is a Monday, 08:50. */
class ScheduleChangeRulesIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:50"));
    private final AbsencesOnADatabase absences = new AbsencesOnADatabase(database, clock);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final UUID doctor = clinic.doctor();

    @BeforeEach
    void heWorksOnMondays() {
        clinic.policy("slot_horizon_days", 7);
        clinic.works(doctor, DayOfWeek.MONDAY, "08:00", "12:00");
    }

    private static WantedSchedule mondays(int minutes, String start, String end) {
        return new WantedSchedule(
                minutes, List.of(new WorkingHours(DayOfWeek.MONDAY, LocalTime.parse(start), LocalTime.parse(end))));
    }

    private ScheduleOutcome change(WantedSchedule wanted) {
        return database.inTransaction(() -> absences.changeSchedule.change(admin, doctor, null, wanted));
    }

    private UUID appointment(String start, String status) {
        return clinic.anAppointment().with(doctor).at(start).status(status).store();
    }

    private List<UUID> affected(WantedSchedule wanted) {
        return change(wanted).affected().stream().map(AffectedAppointment::id).toList();
    }

    private long told(UUID appointment) {
        return sql.count("notifications where appointment_id = ? and notice = 'SCHEDULE_CHANGED'", appointment);
    }

    @Test
    void E4_whoIsStillToComeAndLiesOutsideIsAffected() {
        var over = clinic.anAppointment()
                .with(doctor)
                .at("08:30")
                .column("no_show_due_at", at("09:30"))
                .store();
        var running = appointment("08:45", "CONFIRMED");
        var inside = appointment("09:30", "SCHEDULED");
        var crossing = appointment("09:50", "SCHEDULED");
        var confirmed = appointment("10:30", "CONFIRMED");
        appointment("10:45", "CHECKED_IN");
        appointment("11:00", "IN_PROGRESS");
        appointment("11:15", "COMPLETED");
        appointment("11:30", "CANCELLED");
        appointment("11:45", "NO_SHOW");
        clinic.anAppointment().at("11:00").store();

        var outcome = change(mondays(15, "09:00", "10:00"));

        assertThat(outcome.affected())
                .extracting(AffectedAppointment::id)
                .containsExactly(running, crossing, confirmed);
        assertThat(outcome.affected().get(2))
                .extracting(AffectedAppointment::date, AffectedAppointment::time, one -> one.patient()
                        .lastName())
                .containsExactly(Rows.DAY, LocalTime.of(10, 30), "Berg");
        assertThat(List.of(told(running), told(crossing), told(confirmed))).containsOnly(2L);
        assertThat(List.of(told(over), told(inside))).containsOnly(0L);
        assertThat(sql.count("appointments where doctor_id = ? and status in ('SCHEDULED', 'CONFIRMED')", doctor))
                .isEqualTo(5);
    }

    @Test
    void T11_whoIsDueIsNotAffected() {
        var due = appointment("09:00", "SCHEDULED");
        sql.run("update appointments set no_show_due_at = ? where id = ?", at("09:05"), due);
        clock.set(at("09:04:59"));
        assertThat(affected(mondays(15, "10:00", "12:00"))).containsExactly(due);

        clock.set(at("09:05:00"));
        assertThat(affected(mondays(15, "10:00", "12:30"))).isEmpty();
    }

    @Test
    void E4_slotsOfAnotherLengthConcernNobodyInside() {
        appointment("10:00", "SCHEDULED");

        assertThat(affected(mondays(20, "08:00", "12:00"))).isEmpty();
    }

    @Test
    void E4_eachChangeIsToldOnce() {
        var patient = clinic.patient();
        sql.run("update patients set phone = '+49 30 1' where id = ?", patient);
        var id = clinic.anAppointment().of(patient).with(doctor).at("11:00").store();

        assertThat(change(mondays(15, "08:00", "11:00")).patientNotifications()).isOne();
        assertThat(told(id)).isEqualTo(2);

        var same = change(mondays(15, "08:00", "11:00"));
        assertThat(same.affected()).hasSize(1);
        assertThat(same.patientNotifications()).isZero();
        assertThat(told(id)).isEqualTo(2);

        change(mondays(15, "08:00", "10:00"));
        assertThat(told(id)).isEqualTo(4);
        assertThat(sql.rows(
                        "select distinct channel, priority, title from notifications where appointment_id = ?"
                                + " order by channel",
                        id))
                .extracting(row -> row.values().toString())
                .containsExactly(
                        "[IN_APP, NORMAL, Schedule Change Notification]",
                        "[SMS, NORMAL, Schedule Change Notification]");
    }

    @Test
    void aPreviewIsWhatThenHappensAndChangesNothing() {
        appointment("10:00", "SCHEDULED");
        var id = appointment("11:00", "CONFIRMED");
        var wanted = mondays(20, "08:00", "10:30");
        var before = doctors();

        var previewed = database.inTransaction(() -> absences.previewSchedule.preview(admin, doctor, wanted));

        assertThat(doctors()).isEqualTo(before);
        assertThat(told(id)).isZero();
        assertThat(previewed.affected()).extracting(AffectedAppointment::id).containsExactly(id);
        assertThat(change(wanted).affected()).isEqualTo(previewed.affected());
        assertThat(told(id)).isEqualTo(previewed.affected().get(0).messages().size());
    }

    private String doctors() {
        return sql.rows(
                        "select d.version, d.slot_minutes, w.start_time, w.end_time from doctors d"
                                + " join working_hours w on w.doctor_id = d.id where d.id = ?",
                        doctor)
                + " " + sql.count("doctor_slots where doctor_id = ?", doctor);
    }

    @Test
    void hoursThatCannotBeAreRefusedByBoth() {
        for (var wanted :
                List.of(mondays(4, "08:00", "12:00"), mondays(15, "12:00", "08:00"), new WantedSchedule(15, null))) {
            assertThatThrownBy(() -> change(wanted)).isInstanceOf(Invalid.class);
            assertThatThrownBy(
                            () -> database.inTransaction(() -> absences.previewSchedule.preview(admin, doctor, wanted)))
                    .isInstanceOf(Invalid.class);
        }
    }

    @Test
    void aChangeOfAnOldVersionIsRefusedThoughOnlyTheHoursAreOthers() {
        var version = change(mondays(15, "08:00", "11:00")).doctor().version();

        assertThatThrownBy(() -> database.inTransaction(() ->
                        absences.changeSchedule.change(admin, doctor, version - 1, mondays(15, "08:00", "10:00"))))
                .isInstanceOf(Stale.class);
        var next = database.inTransaction(
                        () -> absences.changeSchedule.change(admin, doctor, version, mondays(15, "08:00", "10:00")))
                .doctor()
                .version();
        assertThat(next)
                .isEqualTo(version + 1)
                .isEqualTo(sql.value(Long.class, "select version from doctors where id = ?", doctor));
    }
}
