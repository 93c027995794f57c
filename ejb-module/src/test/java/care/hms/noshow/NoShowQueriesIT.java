package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.hospital.HospitalParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The history and its figures (§3, §8, R1, R2). Appointments are of Monday, 19 January 2026, 09:00, unless said. */
class NoShowQueriesIT {

    private static final LocalDate DAY = Rows.DAY;

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("12:00"));
    private final NoShowQueries queries = new NoShowQueries(
            new JpaNoShowReports(database.entities()), HospitalParts.rules(database.entities()), clock);
    private final Actor nurse = clinic.somebody(Role.NURSE);
    private final UUID doctor = clinic.doctor();

    private UUID appointment(String status) {
        return clinic.anAppointment()
                .with(doctor)
                .at(nextStart())
                .status(status)
                .store();
    }

    private int slots;

    private String nextStart() {
        return "%02d:%02d".formatted(8 + slots / 4, 15 * (slots++ % 4));
    }

    private UUID missed(NoShowReason reason) {
        var id = appointment("NO_SHOW");
        var row = Rows.noShowLog(clinic.id(), id);
        row.put("reason", reason.name());
        if (reason != NoShowReason.AUTO_TIMEOUT) {
            row.put("created_by", nurse.accountId());
        }
        sql.insert("no_show_logs", row);
        return id;
    }

    private void reversed(UUID appointment) {
        sql.run(
                "update no_show_logs set reversed_at = ?, reversed_by = ?, reversal_reason = 'came'"
                        + " where appointment_id = ?",
                at("10:00"),
                nurse.accountId(),
                appointment);
        sql.run(
                "update appointments set status = 'COMPLETED', checked_in_at = ?, consultation_started_at = ?,"
                        + " completed_at = ? where id = ?",
                at("10:00"),
                at("10:05"),
                at("10:10"),
                appointment);
    }

    private static NoShowFilter any() {
        return new NoShowFilter(DAY, DAY, null, null, null);
    }

    private List<NoShowLogView> logs(Actor actor, NoShowFilter filter) {
        return database.inTransaction(() -> queries.logs(actor, filter, 0, 50)).items();
    }

    private NoShowStats stats(Actor actor, NoShowFilter filter) {
        return database.inTransaction(() -> queries.stats(actor, filter));
    }

    // History

    @Test
    void aLineTellsWhoDidNotComeToWhomAndWhatBecameOfIt() {
        var id = missed(NoShowReason.PATIENT_CALLED);
        reversed(id);

        var line = logs(nurse, any()).get(0);

        assertThat(line.appointmentId()).isEqualTo(id);
        assertThat(line.reason()).isEqualTo(NoShowReason.PATIENT_CALLED);
        assertThat(line.date()).isEqualTo(DAY);
        assertThat(line.timeoutMinutes()).isEqualTo(15);
        assertThat(line.triggeredAt()).isEqualTo(at("09:15"));
        assertThat(line.createdBy()).isEqualTo(nurse.accountId());
        assertThat(line.reversed()).isEqualTo(new NoShowLogView.Reversal(at("10:00"), nurse.accountId(), "came"));
        assertThat(line.patient().lastName()).isEqualTo("Berg");
        assertThat(line.doctor().user().lastName()).isEqualTo("Lee");
        assertThat(line.patientId()).isEqualTo(line.patient().id());
    }

    @Test
    void everyFilterFinds() {
        var id = missed(NoShowReason.AUTO_TIMEOUT);
        var patient = sql.value(UUID.class, "select patient_id from appointments where id = ?", id);
        var other = clinic.anAppointment().status("NO_SHOW").store();
        var log = Rows.noShowLog(clinic.id(), other);
        log.put("reason", "MANUAL_STAFF");
        log.put("created_by", nurse.accountId());
        sql.insert("no_show_logs", log);

        for (var filter : List.of(
                new NoShowFilter(DAY, DAY, doctor, null, null),
                new NoShowFilter(DAY, DAY, null, patient, null),
                new NoShowFilter(DAY, DAY, null, null, NoShowReason.AUTO_TIMEOUT))) {
            assertThat(logs(nurse, filter))
                    .as("%s", filter)
                    .extracting(NoShowLogView::appointmentId)
                    .containsExactly(id);
        }
        assertThat(logs(nurse, any())).hasSize(2);
        assertThat(logs(nurse, new NoShowFilter(DAY.plusDays(1), DAY.plusDays(1), null, null, null)))
                .isEmpty();
        assertThat(logs(Clinic.openIn(database).somebody(Role.NURSE), any())).isEmpty();
    }

    @Test
    void anExportHoldsEveryLineThatTheFilterWantsAndOfADoctorOnlyTheOwn() {
        var id = missed(NoShowReason.AUTO_TIMEOUT);

        assertThat(database.inTransaction(() -> queries.export(nurse, any())))
                .extracting(NoShowLogView::appointmentId)
                .containsExactly(id);
        assertThat(database.inTransaction(() -> queries.export(clinic.doctorActing(clinic.doctor()), any())))
                .isEmpty();
    }

    @Test
    void nobodyNamesDaysAndGetsTheLastThirty() {
        missed(NoShowReason.AUTO_TIMEOUT);
        var none = new NoShowFilter(null, null, null, null, null);
        assertThat(logs(nurse, none)).hasSize(1);
        clock.set(at("12:00").plus(Duration.ofDays(29)));
        assertThat(logs(nurse, none)).hasSize(1);
        clock.set(at("12:00").plus(Duration.ofDays(30)));
        assertThat(logs(nurse, none)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-20, 2026-01-19", "2025-01-18, 2026-01-19"})
    void aRangeHasADirectionAndALength(LocalDate from, LocalDate to) {
        assertThatThrownBy(() -> logs(nurse, new NoShowFilter(from, to, null, null, null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("from");
        logs(nurse, new NoShowFilter(LocalDate.parse("2025-01-19"), DAY, null, null, null));
    }

    @Test
    void aDoctorReadsTheOwnWhateverIsAskedFor() {
        missed(NoShowReason.AUTO_TIMEOUT);
        var colleague = clinic.doctorActing(clinic.doctor());

        assertThat(logs(colleague, new NoShowFilter(DAY, DAY, doctor, null, null)))
                .isEmpty();
        assertThat(logs(clinic.doctorActing(doctor), any())).hasSize(1);
        assertThat(stats(colleague, any()).all().appointments()).isZero();
    }

    /** Unlinked, or not linked yet. */
    @Test
    void aDoctorWithoutARecordReadsNothing() {
        missed(NoShowReason.AUTO_TIMEOUT);
        var nobodysDoctor = clinic.somebody(Role.DOCTOR);

        assertThat(logs(nobodysDoctor, any())).isEmpty();
        var stats = stats(nobodysDoctor, any());
        assertThat(stats.all().appointments()).isZero();
        assertThat(stats.byReason()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PATIENT"})
    void nobodyElseReads(Role role) {
        assertThatThrownBy(() -> logs(clinic.somebody(role), any())).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> stats(clinic.somebody(role), any())).isInstanceOf(AccessDenied.class);
    }

    // Figures (R1)

    @Test
    void theRateIsOfThoseWhoHadAnOutcome() {
        missed(NoShowReason.AUTO_TIMEOUT);
        missed(NoShowReason.PATIENT_CALLED);
        List.of("COMPLETED", "IN_PROGRESS", "CHECKED_IN", "SCHEDULED", "CONFIRMED", "CANCELLED")
                .forEach(this::appointment);

        var stats = stats(nurse, any());

        assertThat(stats.all()).isEqualTo(new NoShowStats.Figures(5, 2, new BigDecimal("0.4000")));
        assertThat(stats.byReason())
                .containsExactly(
                        new NoShowStats.OfReason(NoShowReason.AUTO_TIMEOUT, NoShowStats.Figures.of(5, 1)),
                        new NoShowStats.OfReason(NoShowReason.PATIENT_CALLED, NoShowStats.Figures.of(5, 1)));

        var called = stats(nurse, new NoShowFilter(DAY, DAY, null, null, NoShowReason.PATIENT_CALLED));

        assertThat(called.all())
                .as("of all, whatever became of the others")
                .isEqualTo(new NoShowStats.Figures(5, 1, new BigDecimal("0.2000")));
    }

    @Test
    void aReversedNoShowCountsAsWhatItBecame() {
        reversed(missed(NoShowReason.AUTO_TIMEOUT));
        missed(NoShowReason.AUTO_TIMEOUT);

        var stats = stats(nurse, any());

        assertThat(stats.all()).isEqualTo(new NoShowStats.Figures(2, 1, new BigDecimal("0.5000")));
        assertThat(stats.byReason())
                .containsExactly(new NoShowStats.OfReason(NoShowReason.AUTO_TIMEOUT, NoShowStats.Figures.of(2, 1)));
    }

    @Test
    void whoseSlotHasNotEndedIsInNoRate() {
        missed(NoShowReason.PATIENT_CALLED);
        clock.set(at("08:14:59"));
        assertThat(stats(nurse, any()).all()).isEqualTo(new NoShowStats.Figures(0, 0, null));
        assertThat(stats(nurse, any()).byReason()).isEmpty();
        clock.set(at("08:15:00"));
        assertThat(stats(nurse, any()).all().appointments()).isEqualTo(1);
    }

    @Test
    void lateCancellationsStandApart() {
        cancelled(Duration.ZERO);
        cancelled(Duration.ofHours(24));
        cancelled(Duration.ofHours(24).plusSeconds(1));
        cancelled(Duration.ofSeconds(-1));
        var forTheDoctorsAbsence = cancelled(Duration.ofHours(1));
        sql.run(
                "insert into appointment_events (hospital_id, appointment_id, at, event, source, detail)"
                        + " values (?, ?, ?, 'CANCELLED', 'staff', '{\"absenceId\": \"x\"}')",
                clinic.id(),
                forTheDoctorsAbsence,
                at("08:00"));

        var stats = stats(nurse, any());

        assertThat(stats.lateCancellations()).isEqualTo(2);
        assertThat(stats.all().appointments()).isZero();
    }

    private UUID cancelled(Duration before) {
        return clinic.anAppointment()
                .status("CANCELLED")
                .column("booked_at", at("00:00").minus(Duration.ofDays(7)))
                .column("cancelled_at", at("09:00").minus(before))
                .store();
    }

    @Test
    void everyGroupingSumsUpToTheWhole() {
        missed(NoShowReason.AUTO_TIMEOUT);
        appointment("COMPLETED");
        slots = 8;
        appointment("COMPLETED");
        clinic.anAppointment()
                .at("11:00")
                .column("appointment_date", DAY.minusDays(1).toString())
                .column("starts_at", at("11:00").minus(Duration.ofDays(1)))
                .column("ends_at", at("11:15").minus(Duration.ofDays(1)))
                .column("no_show_due_at", at("11:15").minus(Duration.ofDays(1)))
                .column("booked_at", at("11:00").minus(Duration.ofDays(2)))
                .status("NO_SHOW")
                .store();

        var stats = stats(nurse, new NoShowFilter(DAY.minusDays(1), DAY, null, null, null));

        assertThat(stats.all()).isEqualTo(new NoShowStats.Figures(4, 2, new BigDecimal("0.5000")));
        assertThat(stats.byDay())
                .containsExactly(
                        new NoShowStats.OfDay(DAY.minusDays(1), NoShowStats.Figures.of(1, 1)),
                        new NoShowStats.OfDay(DAY, NoShowStats.Figures.of(3, 1)));
        assertThat(stats.byWeekday())
                .containsExactlyInAnyOrder(
                        new NoShowStats.OfWeekday(7, NoShowStats.Figures.of(1, 1)),
                        new NoShowStats.OfWeekday(1, NoShowStats.Figures.of(3, 1)));
        assertThat(stats.byHour())
                .containsExactlyInAnyOrder(
                        new NoShowStats.OfHour(8, NoShowStats.Figures.of(2, 1)),
                        new NoShowStats.OfHour(10, NoShowStats.Figures.of(1, 0)),
                        new NoShowStats.OfHour(11, NoShowStats.Figures.of(1, 1)));
        assertThat(stats.byDoctor()).hasSize(2).anySatisfy(of -> {
            assertThat(of.doctorId()).isEqualTo(doctor);
            assertThat(of.figures()).isEqualTo(NoShowStats.Figures.of(3, 1));
        });
    }
}
