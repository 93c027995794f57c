package care.hms.absence;

import static care.hms.Clinic.at;
import static care.hms.absence.AbsenceType.EMERGENCY;
import static care.hms.absence.AbsenceType.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.AtOnce;
import care.hms.Clinic;
import care.hms.DomainFailure;
import care.hms.HandSetClock;
import care.hms.NotFound;
import care.hms.Stale;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.appointment.AppointmentParts;
import care.hms.appointment.Booking;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.notification.Channel;
import care.hms.notification.Notice;
import care.hms.notification.Suppression;
import care.hms.schedule.WorkingHours;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A doctor is away on a Monday, or on a part of it; it is eight in the morning unless said otherwise. */
class AbsenceIT {

    private static final String NOTE = "Auto-cancelled due to doctor emergency leave";
    private static final LocalDate MONDAY = Rows.DAY;

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("08:00"));
    private final AbsencesOnADatabase absences = new AbsencesOnADatabase(database, clock);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final UUID doctor = clinic.doctor();

    private static WantedAbsence day(AbsenceType type) {
        return days(type, MONDAY, MONDAY);
    }

    private static WantedAbsence days(AbsenceType type, LocalDate from, LocalDate to) {
        return new WantedAbsence(type, from, null, to, null, null);
    }

    private static WantedAbsence hours(AbsenceType type, String start, String end) {
        return new WantedAbsence(type, MONDAY, LocalTime.parse(start), MONDAY, LocalTime.parse(end), null);
    }

    private AbsenceOutcome add(WantedAbsence wanted) {
        return database.inTransaction(() -> absences.add.add(admin, doctor, wanted));
    }

    private AbsenceOutcome change(AbsenceView absence, WantedAbsence wanted) {
        return database.inTransaction(
                () -> absences.change.change(admin, doctor, absence.id(), absence.version(), wanted));
    }

    private AbsenceView withdraw(AbsenceView absence) {
        return database.inTransaction(() -> absences.withdraw.withdraw(admin, doctor, absence.id(), absence.version()));
    }

    private AbsenceEffects preview(WantedAbsence wanted) {
        return database.inTransaction(() -> absences.preview.preview(admin, doctor, wanted))
                .effects();
    }

    private AbsencePreview previewChange(AbsenceView absence, WantedAbsence wanted) {
        return database.inTransaction(
                () -> absences.previewChange.change(admin, doctor, absence.id(), absence.version(), wanted));
    }

    private AbsencePreview previewWithdrawal(AbsenceView absence) {
        return database.inTransaction(
                () -> absences.previewChange.withdrawal(admin, doctor, absence.id(), absence.version()));
    }

    private UUID appointment(String start, String status) {
        return clinic.anAppointment().with(doctor).at(start).status(status).store();
    }

    private String status(UUID appointment) {
        return sql.value(String.class, "select status from appointments where id = ?", appointment);
    }

    private UUID slotOf(UUID appointment) {
        return sql.value(UUID.class, "select slot_id from appointments where id = ?", appointment);
    }

    private boolean isBlocked(UUID slot) {
        return sql.value(Boolean.class, "select is_blocked from doctor_slots where id = ?", slot);
    }

    /** The local times of the doctor's slots that are blocked, in order. */
    private List<String> blocked(LocalDate day) {
        return sql
                .rows(
                        "select start_time from doctor_slots where doctor_id = ? and slot_date = ? and is_blocked"
                                + " and retired_at is null order by starts_at",
                        doctor,
                        Date.valueOf(day))
                .stream()
                .map(row -> row.get("start_time").toString())
                .toList();
    }

    private static void refuses(String code, Runnable act) {
        assertThat(catchThrowableOfType(DomainFailure.class, act::run).code()).isEqualTo(code);
    }

    // An emergency

    @Test
    void E1_anEmergencyCancelsWhoIsExpectedAndWhoWaitsAndNobodyElse() {
        clock.set(at("10:56"));
        var gone = Map.of(
                "completed", appointment("08:00", "COMPLETED"),
                "missed", appointment("08:30", "NO_SHOW"),
                "cancelled", appointment("09:00", "CANCELLED"));
        var withDoctor = appointment("10:30", "IN_PROGRESS");
        var waiting = appointment("11:00", "CHECKED_IN");
        var confirmed = appointment("11:30", "CONFIRMED");
        var expected = appointment("12:00", "SCHEDULED");
        var ofAnother = clinic.anAppointment().at("12:00").store();
        var before = gone.values().stream().map(this::status).toList();

        var effects = add(day(EMERGENCY)).effects();

        assertThat(effects.cancelled())
                .extracting(AffectedAppointment::id)
                .containsExactly(waiting, confirmed, expected);
        assertThat(effects.cancelled())
                .extracting(one -> one.status().name())
                .containsExactly("CHECKED_IN", "CONFIRMED", "SCHEDULED");
        assertThat(effects.inConsultation()).extracting(AffectedAppointment::id).containsExactly(withDoctor);
        assertThat(effects.affected()).isEmpty();
        assertThat(effects.slotsBlocked()).isEqualTo(7);
        assertThat(effects.slotsReleased()).isEqualTo(3);
        for (var id : List.of(waiting, confirmed, expected)) {
            assertThat(sql.row(
                            "select status, notes, cancellation_reason, cancelled_at, version from appointments"
                                    + " where id = ?",
                            id))
                    .containsEntry("status", "CANCELLED")
                    .containsEntry("notes", NOTE)
                    .containsEntry("cancellation_reason", NOTE)
                    .containsEntry("cancelled_at", at("10:56"))
                    .containsEntry("version", 1L);
            assertThat(sql.row(
                            "select appointment_id, is_booked, is_blocked from doctor_slots where id = ?", slotOf(id)))
                    .containsEntry("appointment_id", null)
                    .containsEntry("is_booked", false)
                    .containsEntry("is_blocked", true);
        }
        assertThat(gone.values().stream().map(this::status)).isEqualTo(before);
        assertThat(status(withDoctor)).isEqualTo("IN_PROGRESS");
        assertThat(sql.value(UUID.class, "select appointment_id from doctor_slots where id = ?", slotOf(withDoctor)))
                .isEqualTo(withDoctor);
        assertThat(status(ofAnother)).isEqualTo("SCHEDULED");
        assertThat(isBlocked(slotOf(ofAnother))).isFalse();
    }

    @Test
    void E1_theTimelineTheAuditAndTheAlertsTellOfEach() {
        clock.set(at("09:30"));
        var waiting = appointment("09:00", "CHECKED_IN");
        var expected = appointment("12:00", "SCHEDULED");
        var alert = Rows.stageAlert(clinic.id(), waiting);
        sql.insert("stage_alerts", alert);

        var absence = add(day(EMERGENCY)).absence();

        for (var id : List.of(waiting, expected)) {
            assertThat(sql.row(
                            "select event, source, actor_id, at, detail ->> 'absenceId' as absence,"
                                    + " detail ->> 'slotReleased' as released, detail ->> 'lastMinute' as last_minute"
                                    + " from appointment_events where appointment_id = ? and event = 'CANCELLED'",
                            id))
                    .containsEntry("source", "staff")
                    .containsEntry("actor_id", admin.accountId())
                    .containsEntry("at", at("09:30"))
                    .containsEntry("absence", absence.id().toString())
                    .containsEntry("released", "true")
                    .containsEntry("last_minute", id.equals(expected) ? "true" : "false");
            assertThat(sql.row(
                            "select actor_id, actor_role, outcome, detail ->> 'absenceId' as absence from audit_events"
                                    + " where object_id = ? and operation = 'cancelAppointment'",
                            id))
                    .containsEntry("actor_id", admin.accountId())
                    .containsEntry("actor_role", "HOSPITAL_ADMIN")
                    .containsEntry("outcome", "success")
                    .containsEntry("absence", absence.id().toString());
        }
        assertThat(sql.row(
                        "select status, resolved_at, resolved_by, version from stage_alerts where id = ?",
                        alert.get("id")))
                .containsEntry("status", "RESOLVED")
                .containsEntry("resolved_at", at("09:30"))
                .containsEntry("resolved_by", null)
                .containsEntry("version", 1L);
        assertThat(sql.count(
                        "appointment_events where appointment_id = ? and event = 'ALERT_RESOLVED'"
                                + " and detail ->> 'alertType' = 'NO_VITALS'",
                        waiting))
                .isOne();
    }

    @Test
    void E1_theNoteStandsBehindWhatWasNoted() {
        var noted = appointment("11:00", "SCHEDULED");
        var full = appointment("12:00", "SCHEDULED");
        sql.run("update appointments set notes = 'Brings an interpreter' where id = ?", noted);
        sql.run("update appointments set notes = ? where id = ?", "x".repeat(2000), full);

        add(day(EMERGENCY));

        assertThat(sql.value(String.class, "select notes from appointments where id = ?", noted))
                .isEqualTo("Brings an interpreter\n" + NOTE);
        assertThat(sql.value(String.class, "select notes from appointments where id = ?", full))
                .hasSize(2000)
                .endsWith("x" + NOTE);
    }

    @Test
    void N4_eachPatientIsToldOnceAndTheReceptionHearsWhoWaits() {
        clock.set(at("08:56"));
        var reception = clinic.receptionist();
        var account = clinic.somebody(Role.PATIENT).accountId();
        var known = clinic.patient();
        sql.run("update patients set phone = '+49 30 1', account_id = ? where id = ?", account, known);
        var first = clinic.anAppointment()
                .of(known)
                .with(doctor)
                .at("09:00")
                .status("CHECKED_IN")
                .store();
        var second = clinic.anAppointment().of(known).with(doctor).at("11:00").store();
        var unreachable = appointment("12:00", "SCHEDULED");

        var effects = add(day(EMERGENCY)).effects();

        // Two appointments are one patient, and whom no message reaches is not told.
        assertThat(effects.patientNotifications()).isOne();
        assertThat(effects.cancelled().stream().map(one -> one.messages().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList()))
                .containsExactly(
                        List.of(
                                "EMERGENCY_LEAVE to PATIENT by IN_APP",
                                "EMERGENCY_LEAVE to PATIENT by SMS",
                                "WAITING_PATIENT_AFFECTED to RECEPTIONIST by IN_APP"),
                        List.of("EMERGENCY_LEAVE to PATIENT by IN_APP", "EMERGENCY_LEAVE to PATIENT by SMS"),
                        List.of(
                                "EMERGENCY_LEAVE to PATIENT by IN_APP suppressed: NO_ACCOUNT",
                                "EMERGENCY_LEAVE to PATIENT by SMS suppressed: NO_PHONE"));
        assertThat(told(first))
                .containsExactly(
                        "EMERGENCY_LEAVE IN_APP HIGH SENT null " + account,
                        "EMERGENCY_LEAVE SMS HIGH PENDING null " + account,
                        "WAITING_PATIENT_AFFECTED IN_APP HIGH SENT null " + reception.accountId());
        assertThat(told(second)).hasSize(2);
        assertThat(told(unreachable))
                .containsExactly(
                        "EMERGENCY_LEAVE IN_APP HIGH SUPPRESSED NO_ACCOUNT null",
                        "EMERGENCY_LEAVE SMS HIGH SUPPRESSED NO_PHONE null");
    }

    private List<String> told(UUID appointment) {
        return sql
                .rows(
                        "select notice, channel, priority, status, reason, account_id from notifications"
                                + " where appointment_id = ? order by notice, channel",
                        appointment)
                .stream()
                .map(row -> row.values().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }

    @ParameterizedTest(name = "T11 at {0} the appointment of 09:00 is {1}")
    @CsvSource({"09:14:59, CANCELLED", "09:15:00, SCHEDULED"})
    void whoIsDueIsANoShowAndNotCancelled(String now, String status) {
        var id = appointment("09:00", "SCHEDULED");
        clock.set(at(now));

        add(day(EMERGENCY));

        assertThat(status(id)).isEqualTo(status);
    }

    @Test
    void E2_slotsBlockedCountsEverySlotOfTheTime() {
        var free = clinic.slot(doctor, "09:00", 15);
        var closed = clinic.slot(doctor, "09:30", 15);
        clinic.block(closed);
        var retired = clinic.slot(doctor, "09:45", 15);
        sql.run("update doctor_slots set retired_at = ? where id = ?", at("07:00"), retired);
        var booked = slotOf(appointment("10:00", "SCHEDULED"));
        var touched = clinic.slot(doctor, "10:25", 15);
        var after = clinic.slot(doctor, "10:40", 15);

        var effects = add(hours(PLANNED, "09:00", "10:30")).effects();

        assertThat(effects.slotsBlocked()).isEqualTo(4);
        assertThat(Stream.of(free, closed, booked, touched)).allMatch(this::isBlocked);
        assertThat(Stream.of(retired, after)).noneMatch(this::isBlocked);
    }

    // A planned leave

    @Test
    void E3_aPlannedLeaveBlocksAndWarnsAndLeavesTheAppointments() {
        var expected = appointment("11:00", "CONFIRMED");
        var done = appointment("07:00", "COMPLETED");

        var effects = add(day(PLANNED)).effects();

        assertThat(effects.affected()).extracting(AffectedAppointment::id).containsExactly(expected);
        assertThat(effects.affected().get(0).messages()).isEmpty();
        assertThat(effects.cancelled()).isEmpty();
        assertThat(effects.patientNotifications()).isZero();
        assertThat(status(expected)).isEqualTo("CONFIRMED");
        assertThat(status(done)).isEqualTo("COMPLETED");
        assertThat(isBlocked(slotOf(expected))).isTrue();
        assertThat(told(expected)).isEmpty();
    }

    @Test
    void E3_aPlannedLeaveThatBecomesAnEmergencyCancels() {
        var id = appointment("11:00", "SCHEDULED");
        var planned = add(day(PLANNED)).absence();

        var outcome = change(planned, day(EMERGENCY));

        assertThat(outcome.absence().type()).isEqualTo(EMERGENCY);
        assertThat(outcome.absence().version()).isEqualTo(planned.version() + 1);
        assertThat(outcome.effects().cancelled())
                .extracting(AffectedAppointment::id)
                .containsExactly(id);
        assertThat(status(id)).isEqualTo("CANCELLED");
        assertThat(told(id)).hasSize(2);
        refuses("absence.emergency", () -> change(outcome.absence(), day(PLANNED)));
    }

    @Test
    void E3_withdrawingTakesBackOnlyTheOwnBlocks() {
        var free = clinic.slot(doctor, "09:00", 15);
        var closed = clinic.slot(doctor, "09:30", 15);
        clinic.block(closed);
        var absence = add(day(PLANNED)).absence();
        assertThat(blocked(MONDAY)).containsExactly("09:00", "09:30");

        var withdrawn = withdraw(absence);

        assertThat(withdrawn.withdrawnAt()).isEqualTo(at("08:00"));
        assertThat(isBlocked(free)).isFalse();
        assertThat(isBlocked(closed)).isTrue();
        assertThat(sql.row("select withdrawn_by, withdrawn_at from doctor_absences where id = ?", absence.id()))
                .containsEntry("withdrawn_by", admin.accountId());
        refuses("absence.withdrawn", () -> withdraw(withdrawn));
        refuses("absence.withdrawn", () -> change(withdrawn, day(EMERGENCY)));
    }

    @Test
    void absencesMayOverlapAndEachOwnsItsBlocks() {
        clinic.slot(doctor, "09:00", 15);
        clinic.slot(doctor, "10:00", 15);
        clinic.slot(doctor, "11:00", 15);
        var planned = add(hours(PLANNED, "09:00", "10:30")).absence();
        var emergency = add(hours(EMERGENCY, "10:00", "12:00")).absence();
        assertThat(blocked(MONDAY)).containsExactly("09:00", "10:00", "11:00");

        withdraw(planned);
        assertThat(blocked(MONDAY)).containsExactly("10:00", "11:00");

        withdraw(emergency);
        assertThat(blocked(MONDAY)).isEmpty();
    }

    @Test
    void theSameAbsenceStandsOnce() throws Exception {
        clinic.slot(doctor, "09:00", 15);
        Supplier<AbsenceOutcome> twice = () -> absences.add.add(admin, doctor, day(PLANNED));

        var ended = AtOnce.inTransactions(database, List.of(twice, twice, twice));

        assertThat(ended.stream().map(AtOnce.Ended::code))
                .containsExactlyInAnyOrder(null, "absence.exists", "absence.exists");
        refuses("absence.exists", () -> preview(day(PLANNED)));
        var other = add(hours(PLANNED, "09:00", "10:00")).absence();
        refuses("absence.exists", () -> change(other, day(PLANNED)));
        assertThat(preview(day(EMERGENCY)).slotsBlocked()).isOne();
    }

    @Test
    void anAbsenceThatMovesTakesItsBlocksAlong() {
        clinic.slot(doctor, "09:00", 15);
        clinic.slot(doctor, "10:00", 15);
        var left = appointment("11:00", "SCHEDULED");
        var absence = add(hours(PLANNED, "09:00", "10:15")).absence();

        var moved = change(absence, hours(PLANNED, "10:00", "11:15"));

        assertThat(blocked(MONDAY)).containsExactly("10:00", "11:00");
        assertThat(moved.effects().slotsBlocked()).isEqualTo(2);
        assertThat(moved.effects().affected())
                .extracting(AffectedAppointment::id)
                .containsExactly(left);
        assertThatThrownBy(() -> change(absence, day(PLANNED))).isInstanceOf(Stale.class);
    }

    /** Whom reception forgot yesterday waits for nobody: that is R3's list. */
    @ParameterizedTest(name = "changed {0} hours after Monday began: {1}")
    @CsvSource({"23, true", "24, false", "32, false"})
    void E3_whatBecomesAnEmergencyLeavesTheDaysBeforeAsTheyAre(int hours, boolean cancelled) {
        var waiting = appointment("09:00", "CHECKED_IN");
        var withDoctor = appointment("09:30", "IN_PROGRESS");
        var absence = add(days(PLANNED, MONDAY, MONDAY.plusDays(2))).absence();
        clock.set(at("00:00").plus(Duration.ofHours(hours)));

        var wanted = days(EMERGENCY, MONDAY, MONDAY.plusDays(2));
        var previewed = previewChange(absence, wanted).effects();
        var effects = change(absence, wanted).effects();

        assertThat(previewed).as("what was shown is what happened").isEqualTo(effects);
        assertThat(effects.cancelled())
                .extracting(AffectedAppointment::id)
                .isEqualTo(cancelled ? List.of(waiting) : List.of());
        assertThat(effects.inConsultation())
                .extracting(AffectedAppointment::id)
                .isEqualTo(cancelled ? List.of(withDoctor) : List.of());
        assertThat(status(waiting)).isEqualTo(cancelled ? "CANCELLED" : "CHECKED_IN");
        assertThat(sql.count("notifications where appointment_id = ?", waiting) > 0)
                .isEqualTo(cancelled);
    }

    @Test
    void whatIsOverIsNeitherAddedNorChangedNorWithdrawn() {
        var absence = add(hours(PLANNED, "09:00", "10:00")).absence();
        clock.set(at("10:00"));

        refuses("absence.past", () -> add(hours(EMERGENCY, "09:00", "10:00")));
        refuses("absence.past", () -> preview(days(EMERGENCY, MONDAY.minusDays(1), MONDAY)));
        refuses("absence.over", () -> change(absence, hours(PLANNED, "09:00", "12:00")));
        refuses("absence.over", () -> withdraw(absence));
    }

    // Slots that come later

    @Test
    void A10_aSlotGeneratedInsideAnAbsenceIsBornBlocked() {
        clinic.works(doctor, DayOfWeek.TUESDAY, "08:00", "09:00");
        var tuesday = MONDAY.plusDays(1);
        var absence = add(new WantedAbsence(PLANNED, tuesday, LocalTime.of(8, 20), tuesday, null, null));
        assertThat(absence.effects().slotsBlocked()).isZero();

        database.inTransaction(() -> absences.generateSlots.generate(admin, doctor, tuesday, tuesday.plusDays(7)));

        assertThat(blocked(tuesday)).containsExactly("08:15", "08:30", "08:45");
        assertThat(blocked(tuesday.plusDays(7))).isEmpty();
        withdraw(absence.absence());
        assertThat(blocked(tuesday)).isEmpty();
    }

    @Test
    void A10_anAbsenceStandsThroughAChangeOfTheSchedule() {
        clinic.policy("slot_horizon_days", 7);
        schedule(30, "08:00", "10:00");
        var next = MONDAY.plusDays(7);
        var absence = add(new WantedAbsence(PLANNED, next, LocalTime.of(8, 50), next, LocalTime.of(9, 10), null))
                .absence();
        assertThat(blocked(next)).containsExactly("08:30", "09:00");

        clock.set(at("08:01"));
        schedule(15, "07:00", "10:00");
        // 08:30 was blocked because it touched the absence, which a slot of 15 minutes does not.
        assertThat(blocked(next)).containsExactly("08:45", "09:00");

        withdraw(absence);
        assertThat(blocked(next)).isEmpty();
    }

    private void schedule(int minutes, String start, String end) {
        var hours = new WorkingHours(DayOfWeek.MONDAY, LocalTime.parse(start), LocalTime.parse(end));
        database.inTransaction(
                () -> absences.changeSchedule.change(admin, doctor, null, new WantedSchedule(minutes, List.of(hours))));
    }

    @Test
    void A10_aSlotThatIsGeneratedWhileAnAbsenceBeginsIsBlockedWhoeverComesFirst() throws Exception {
        clinic.works(doctor, DayOfWeek.TUESDAY, "08:00", "09:00");
        for (int week = 0; week < 10; week++) {
            var tuesday = MONDAY.plusDays(1 + 7L * week);
            Supplier<Object> generating = () -> absences.generateSlots.generate(admin, doctor, tuesday, tuesday);
            Supplier<Object> leaving = () -> absences.add.add(admin, doctor, days(PLANNED, tuesday, tuesday));

            var ended = AtOnce.inTransactions(database, List.of(generating, leaving));

            assertThat(ended).allSatisfy(one -> assertThat(one.failure()).isNull());
            assertThat(blocked(tuesday)).hasSize(4);
        }
    }

    // Preview

    @ParameterizedTest
    @EnumSource
    void aPreviewIsWhatThenHappensFieldByField(AbsenceType type) {
        clock.set(at("09:20"));
        clinic.receptionist();
        clinic.receptionist();
        var reachable = clinic.patient();
        sql.run(
                "update patients set phone = '+49 30 1', account_id = ? where id = ?",
                clinic.somebody(Role.PATIENT).accountId(),
                reachable);
        var without = clinic.patient();
        sql.run("update patients set phone = '+49 30 2' where id = ?", without);
        sql.run(
                "insert into notification_preferences (patient_id, hospital_id, language, sms) values (?, ?, 'de', false)",
                without,
                clinic.id());
        clinic.anAppointment()
                .of(reachable)
                .with(doctor)
                .at("10:00")
                .status("CONFIRMED")
                .store();
        clinic.anAppointment().of(without).with(doctor).at("11:00").store();
        appointment("09:10", "CHECKED_IN");
        appointment("08:30", "IN_PROGRESS");
        appointment("08:00", "SCHEDULED"); // due, and not marked yet
        appointment("12:00", "NO_SHOW");
        clinic.slot(doctor, "13:00", 15);
        var rows = "select (select count(*) from slot_blocks where hospital_id = :h) || ' ' || (select count(*) from"
                + " doctor_absences where hospital_id = :h) || ' ' || (select count(*) from notifications where"
                + " hospital_id = :h) || ' ' || (select string_agg(status || version, ',' order by id) from appointments"
                + " where hospital_id = :h)";
        var everything = rows.replace(":h", "'" + clinic.id() + "'");
        var before = sql.value(String.class, everything);

        var previewed = preview(day(type));
        assertThat(sql.value(String.class, everything)).isEqualTo(before);
        var outcome = add(day(type));

        assertThat(outcome.effects()).isEqualTo(previewed);
        // And the answer is what the rows say.
        assertThat(sql.count("slot_blocks where owner = ?", outcome.absence().id()))
                .isEqualTo(previewed.slotsBlocked());
        assertThat(sql.count("appointments where doctor_id = ? and cancelled_at = ?", doctor, at("09:20")))
                .isEqualTo(previewed.cancelled().size());
        assertThat(previewed.cancelled()).hasSize(type == EMERGENCY ? 3 : 0);
        assertThat(previewed.affected()).hasSize(type == EMERGENCY ? 0 : 3);
        assertThat(previewed.inConsultation()).hasSize(1);
        for (var one : previewed.cancelled()) {
            assertThat(status(one.id())).isEqualTo("CANCELLED");
            assertThat(messageRows(one.id())).containsExactlyInAnyOrderElementsOf(one.messages());
        }
        assertThat(sql.count("notifications where hospital_id = ?", clinic.id()))
                .isEqualTo(previewed.cancelled().stream()
                        .mapToInt(one -> one.messages().size())
                        .sum());
        assertThat(sql.rows(
                        "select distinct patient_id from notifications where hospital_id = ? and patient_id is not null"
                                + " and status <> 'SUPPRESSED'",
                        clinic.id()))
                .hasSize(previewed.patientNotifications());
    }

    @Test
    void whatAnotherTimeOrTheEndWouldDoIsWhatThenHappens() {
        clinic.slot(doctor, "09:00", 15);
        clinic.block(clinic.slot(doctor, "09:30", 15));
        clinic.slot(doctor, "10:00", 15);
        var reached = appointment("11:00", "SCHEDULED");
        var absence = add(hours(PLANNED, "09:00", "10:15")).absence();
        var wanted = hours(EMERGENCY, "10:00", "11:15");

        var previewed = previewChange(absence, wanted);
        assertThat(previewed.slotsOpened()).as("somebody else blocks the other").isOne();
        assertThat(status(reached)).isEqualTo("SCHEDULED");
        assertThat(blocked(MONDAY)).containsExactly("09:00", "09:30", "10:00");

        var changed = change(absence, wanted);
        assertThat(changed.effects()).isEqualTo(previewed.effects());
        assertThat(blocked(MONDAY)).containsExactly("09:30", "10:00", "11:00");
        refuses("absence.emergency", () -> previewChange(changed.absence(), hours(PLANNED, "10:00", "11:00")));
        assertThatThrownBy(() -> previewWithdrawal(absence)).isInstanceOf(Stale.class);

        assertThat(previewWithdrawal(changed.absence()).slotsOpened()).isEqualTo(2);
        assertThat(blocked(MONDAY)).containsExactly("09:30", "10:00", "11:00");
        var withdrawn = withdraw(changed.absence());
        assertThat(blocked(MONDAY)).containsExactly("09:30");
        refuses("absence.withdrawn", () -> previewWithdrawal(withdrawn));
    }

    private List<AffectedAppointment.Message> messageRows(UUID appointment) {
        return sql.rows("select * from notifications where appointment_id = ?", appointment).stream()
                .map(row -> new AffectedAppointment.Message(
                        Notice.valueOf((String) row.get("notice")),
                        row.get("patient_id") == null ? Role.RECEPTIONIST : Role.PATIENT,
                        Channel.valueOf((String) row.get("channel")),
                        row.get("status").equals("SUPPRESSED") ? Suppression.valueOf((String) row.get("reason")) : null,
                        (String) row.get("title"),
                        (String) row.get("message")))
                .toList();
    }

    // At the same moment

    @Test
    void E1_ofABookingAndAnEmergencyNoLiveAppointmentIsLeftInABlockedSlot() throws Exception {
        var book = AppointmentParts.book(database.entities(), clock);
        var reception = clinic.receptionist();
        var outcomes = new ArrayList<String>();
        for (int round = 0; round < 40; round++) {
            var his = clinic.doctor();
            var slot = clinic.slot(his, "11:00", 15);
            var patient = clinic.patient();
            // Somewhere in between the two meet; whoever is quicker on this machine must not always win.
            var later = TimeUnit.MILLISECONDS.toNanos(10L * (round % 20));
            Supplier<Object> booking = () -> {
                LockSupport.parkNanos(later);
                return book.book(reception, new Booking(patient, slot, null, null));
            };
            Supplier<Object> leaving = () -> absences.add.add(admin, his, day(EMERGENCY));

            var ended = AtOnce.inTransactions(
                    database, round % 2 == 0 ? List.of(booking, leaving) : List.of(leaving, booking));

            var booked = ended.get(round % 2);
            var left = (AbsenceOutcome) ended.get(1 - round % 2).answer();
            assertThat(isBlocked(slot)).isTrue();
            assertThat(sql.count(
                            "appointments where doctor_id = ? and status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN')",
                            his))
                    .isZero();
            if (booked.code() == null) {
                assertThat(left.effects().cancelled())
                        .extracting(AffectedAppointment::id)
                        .containsExactly((UUID) booked.answer());
                outcomes.add("booked and cancelled");
            } else {
                assertThat(booked.code()).isEqualTo("slot.blocked");
                assertThat(left.effects().cancelled()).isEmpty();
                assertThat(sql.count("appointments where doctor_id = ?", his)).isZero();
                outcomes.add("blocked");
            }
        }
        assertThat(outcomes).contains("booked and cancelled", "blocked");
    }

    @Test
    void E1_whoeverCancelsAtTheSameMomentWaitsAndNobodyIsCancelledTwice() throws Exception {
        var cancel = AppointmentParts.cancel(database.entities(), clock);
        var reception = clinic.receptionist();
        for (int round = 0; round < 15; round++) {
            var his = clinic.doctor();
            var acts = new ArrayList<Supplier<Object>>();
            var ids = new ArrayList<UUID>();
            for (var start : List.of("09:00", "10:00", "11:00", "12:00")) {
                var id = clinic.anAppointment().with(his).at(start).store();
                ids.add(id);
                acts.add(() -> {
                    cancel.cancel(reception, id, null, null);
                    return id;
                });
            }
            acts.add(round % 5, () -> absences.add.add(admin, his, day(EMERGENCY)));

            var ended = AtOnce.inTransactions(database, acts);

            assertThat(ended.stream().map(AtOnce.Ended::code))
                    .allMatch(code -> code == null || code.equals("appointment.illegal-transition"));
            assertThat(ids).allSatisfy(id -> {
                assertThat(status(id)).isEqualTo("CANCELLED");
                assertThat(sql.count("appointment_events where appointment_id = ? and event = 'CANCELLED'", id))
                        .isOne();
            });
        }
    }

    // Many

    @Test
    void hundredsAreCancelledWithAFewStatements() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 300; i++) {
            ids.add(clinic.anAppointment()
                    .with(doctor)
                    .at(LocalTime.of(9, 0).plusMinutes(2L * i).toString())
                    .lasting(2)
                    .store());
        }

        var statements = database.statementsOf(
                () -> assertThat(add(day(EMERGENCY)).effects().cancelled()).hasSize(300));

        // 300 rows are updated in six batches of fifty; nothing else grows with their number.
        assertThat(statements).isLessThan(40);
        assertThat(sql.count("appointments where doctor_id = ? and status = 'CANCELLED'", doctor))
                .isEqualTo(300);
        assertThat(sql.count("notifications where hospital_id = ?", clinic.id()))
                .isEqualTo(600);
        assertThat(sql.count("audit_events where hospital_id = ? and operation = 'cancelAppointment'", clinic.id()))
                .isEqualTo(300);
    }

    // Who may

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HOSPITAL_ADMIN", "DOCTOR", "SYSTEM_ADMIN"})
    void nobodyElseSendsADoctorAway(Role role) {
        var somebody = clinic.somebody(role);

        assertThatThrownBy(() -> database.inTransaction(() -> absences.add.add(somebody, doctor, day(EMERGENCY))))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> database.inTransaction(() -> absences.preview.preview(somebody, doctor, day(PLANNED))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aDoctorLeavesHimselfAndNobodyElseAndAnotherHospitalsDoctorDoesNotExist() {
        var himself = clinic.doctorActing(doctor);
        var foreign = Clinic.openIn(database).doctor();

        var absence = database.inTransaction(() -> absences.add.add(himself, doctor, day(PLANNED)))
                .absence();

        var other = clinic.doctorActing(clinic.doctor());
        assertThatThrownBy(() -> database.inTransaction(
                        () -> absences.withdraw.withdraw(other, doctor, absence.id(), absence.version())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> database.inTransaction(() -> absences.add.add(himself, foreign, day(PLANNED))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> database.inTransaction(() -> absences.queries.get(admin, clinic.doctor(), absence.id())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void staffSeeWhenADoctorIsAwayAndOnlyTheAdministratorsAndTheDoctorSeeWhy() {
        add(new WantedAbsence(PLANNED, MONDAY.plusDays(2), null, MONDAY.plusDays(3), null, " a funeral "));
        var later = add(days(PLANNED, MONDAY.plusDays(9), MONDAY.plusDays(9))).absence();
        withdraw(add(days(PLANNED, MONDAY.plusDays(3), MONDAY.plusDays(5))).absence());

        var seen = list(admin, MONDAY.plusDays(3), MONDAY.plusDays(8));
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).reason()).isEqualTo("a funeral");
        assertThat(list(clinic.doctorActing(doctor), null, null))
                .extracting(AbsenceView::reason)
                .contains("a funeral");
        for (var one :
                List.of(clinic.receptionist(), clinic.somebody(Role.NURSE), clinic.doctorActing(clinic.doctor()))) {
            assertThat(list(one, null, null))
                    .hasSize(2)
                    .extracting(AbsenceView::reason)
                    .containsOnlyNulls();
        }
        assertThat(list(admin, MONDAY.plusDays(4), null))
                .extracting(AbsenceView::id)
                .containsExactly(later.id());
        assertThat(list(admin, null, MONDAY.plusDays(1))).isEmpty();
        assertThatThrownBy(() -> list(clinic.somebody(Role.PATIENT), null, null))
                .isInstanceOf(AccessDenied.class);
    }

    private List<AbsenceView> list(Actor actor, LocalDate from, LocalDate to) {
        return database.inTransaction(() -> absences.queries.list(actor, doctor, from, to, 0, 50))
                .items();
    }
}
