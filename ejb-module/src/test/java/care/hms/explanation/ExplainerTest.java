package care.hms.explanation;

import static care.hms.explanation.AVisit.checkedIn;
import static care.hms.explanation.AVisit.noShow;
import static care.hms.explanation.AVisit.reinstated;
import static care.hms.explanation.AVisit.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Clinic;
import care.hms.Source;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.explanation.Explanation.Deadline;
import care.hms.explanation.Explanation.ProcessState;
import care.hms.explanation.Explanation.State;
import care.hms.hospital.AlertClock;
import care.hms.noshow.NoShowReason;
import care.hms.notification.Language;
import care.hms.stagealert.AlertStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Why an appointment is a no-show or is not, for every status and every way to it. */
class ExplainerTest {

    private static final String RULE = "slot start 09:00 + 15 min, the slot's length";

    static Stream<Arguments> sentences() {
        return Stream.of(
                says(
                        "still expected",
                        waiting(),
                        "09:14:59",
                        "Not a no-show: the patient is expected until 09:15 (" + RULE + ")."),
                says(
                        "confirmed is expected too",
                        waiting().status(AppointmentStatus.CONFIRMED),
                        "08:30",
                        "Not a no-show: the patient is expected until 09:15 (" + RULE + ")."),
                says(
                        "due, the timer is there",
                        waiting(),
                        "09:15",
                        "Not marked as a no-show yet, but nobody had checked in by 09:15 (" + RULE
                                + "): the process timer is about to mark it, or else the next sweep does."),
                says(
                        "due, the timer has given up",
                        waiting().timer(Kind.NO_SHOW, "09:15", 0),
                        "09:16",
                        "Not marked as a no-show yet, but nobody had checked in by 09:15 (" + RULE
                                + "): its process timer is missing, so the next sweep marks it."),
                says(
                        "due, no instance",
                        waiting().withoutInstance(),
                        "09:16",
                        "Not marked as a no-show yet, but nobody had checked in by 09:15 (" + RULE
                                + "): its process timer is missing, so the next sweep marks it."),
                says(
                        "marked by the timer",
                        noShow("09:15", NoShowReason.AUTO_TIMEOUT, Source.TIMER, null),
                        "09:20",
                        "A no-show: nobody had checked in by 09:15 (" + RULE
                                + "), and at 09:15 it was marked by the process timer."),
                says(
                        "marked by the sweep",
                        noShow("09:20", NoShowReason.AUTO_TIMEOUT, Source.CRON, null),
                        "09:21",
                        "A no-show: nobody had checked in by 09:15 (" + RULE
                                + "), and at 09:20 it was marked by the scheduled sweep."),
                says(
                        "marked at a start",
                        noShow("11:00", NoShowReason.AUTO_TIMEOUT, Source.STARTUP, null),
                        "11:01",
                        "A no-show: nobody had checked in by 09:15 (" + RULE
                                + "), and at 11:00 it was marked by the sweep after a start of the server."),
                says(
                        "marked from outside",
                        noShow("09:20", NoShowReason.AUTO_TIMEOUT, Source.EXTERNAL, null),
                        "11:01",
                        "A no-show: nobody had checked in by 09:15 (" + RULE
                                + "), and at 09:20 it was marked by a sweep that the trigger from outside started."),
                says(
                        "marked by hand before",
                        noShow("09:10", NoShowReason.MANUAL_STAFF, Source.STAFF, Role.RECEPTIONIST),
                        "09:12",
                        "A no-show: at 09:10 it was marked by a receptionist, because staff saw that nobody came; it"
                                + " would have been due at 09:15 (" + RULE + ")."),
                says(
                        "marked by hand after",
                        noShow("09:15", NoShowReason.MANUAL_DOCTOR, Source.STAFF, Role.DOCTOR),
                        "09:20",
                        "A no-show: at 09:15 it was marked by the doctor, because the doctor saw that nobody came; it"
                                + " had been due since 09:15 (" + RULE + ")."),
                says(
                        "the patient called",
                        noShow("09:05", NoShowReason.PATIENT_CALLED, Source.STAFF, Role.NURSE),
                        "09:20",
                        "A no-show: at 09:05 it was marked by a nurse, because the patient called too late to cancel; it"
                                + " would have been due at 09:15 (" + RULE + ")."),
                says(
                        "imported as a no-show",
                        new AVisit().status(AppointmentStatus.NO_SHOW).instant("noShow", "09:30"),
                        "09:40",
                        "A no-show since 09:30: it was not marked here, so nobody can say by whom or why."),
                says(
                        "waits",
                        checkedIn("09:05"),
                        "09:06",
                        "Not a no-show: the patient checked in at 09:05, in time, and is waiting."),
                says(
                        "imported, checked in too late",
                        checkedIn("09:15"),
                        "09:16",
                        "Not a no-show: the patient checked in at 09:15, and is waiting."),
                says(
                        "with the doctor",
                        checkedIn("09:05").status(AppointmentStatus.IN_PROGRESS).instant("started", "09:22"),
                        "09:23",
                        "Not a no-show: the patient checked in at 09:05, in time, and has been with the doctor since"
                                + " 09:22."),
                says(
                        "completed",
                        checkedIn("09:05")
                                .status(AppointmentStatus.COMPLETED)
                                .instant("started", "09:22")
                                .instant("completed", "09:35"),
                        "10:00",
                        "Not a no-show: the patient checked in at 09:05, in time, and the consultation ended at 09:35."),
                says(
                        "imported, with the doctor",
                        new AVisit().status(AppointmentStatus.IN_PROGRESS).instant("started", "09:22"),
                        "09:23",
                        "Not a no-show: the patient came, nobody wrote down when, and has been with the doctor since"
                                + " 09:22."),
                says(
                        "imported, completed",
                        new AVisit()
                                .status(AppointmentStatus.COMPLETED)
                                .instant("started", "09:22")
                                .instant("completed", "09:35"),
                        "10:00",
                        "Not a no-show: the patient came, nobody wrote down when, and the consultation ended at 09:35."),
                says(
                        "left the waiting room",
                        checkedIn("09:05")
                                .status(AppointmentStatus.CANCELLED)
                                .instant("cancelled", "09:30")
                                .event("09:30", TimelineEvent.CANCELLED, Source.STAFF, Role.HOSPITAL_ADMIN),
                        "10:00",
                        "Not a no-show: the patient checked in at 09:05, in time, and it was cancelled at 09:30 by an"
                                + " administrator."),
                says(
                        "cancelled",
                        cancelled("07:30").event("07:30", TimelineEvent.CANCELLED, Source.PATIENT, Role.PATIENT),
                        "10:00",
                        "Not a no-show: it was cancelled at 07:30 by the patient, before the deadline at 09:15."),
                says(
                        "imported, cancelled too late",
                        cancelled("09:30"),
                        "10:00",
                        "Not a no-show: it was cancelled at 09:30 by nobody knows whom."),
                says(
                        "reinstated",
                        reinstated(AppointmentStatus.CHECKED_IN),
                        "09:41",
                        "No longer a no-show: it was marked at 09:15 by the process timer, but at 09:40 the patient came"
                                + " after all and was reinstated by a nurse."),
                says(
                        "reinstated and seen",
                        reinstated(AppointmentStatus.IN_PROGRESS).instant("started", "09:50"),
                        "09:51",
                        "No longer a no-show: it was marked at 09:15 by the process timer, but at 09:40 the patient came"
                                + " after all and was reinstated by a nurse, and has been with the doctor since 09:50."),
                says(
                        "reinstated and completed",
                        reinstated(AppointmentStatus.COMPLETED)
                                .instant("started", "09:50")
                                .instant("completed", "10:05"),
                        "10:06",
                        "No longer a no-show: it was marked at 09:15 by the process timer, but at 09:40 the patient came"
                                + " after all and was reinstated by a nurse, and the consultation ended at 10:05."),
                says(
                        "reinstated and cancelled",
                        reinstated(AppointmentStatus.CANCELLED).instant("cancelled", "10:00"),
                        "10:06",
                        "No longer a no-show: it was marked at 09:15 by the process timer, but at 09:40 the patient came"
                                + " after all and was reinstated by a nurse, and it was cancelled at 10:00."));
    }

    private static Arguments says(String name, AVisit visit, String now, String sentence) {
        return Arguments.of(name, visit, now, sentence);
    }

    private static AVisit cancelled(String time) {
        return new AVisit()
                .status(AppointmentStatus.CANCELLED)
                .instant("cancelled", time)
                .withoutInstance();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void oneSentenceSaysWhy(String name, AVisit visit, String now, String sentence) {
        assertThat(visit.explainedAt(now).sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void itCanBeSaidInEveryLanguage(String name, AVisit visit, String now) {
        var german = visit.explainedAt(now, Language.DE);

        assertThat(german.language()).isEqualTo("de");
        assertThat(german.sentence())
                .matches("(Versäumt|Nicht versäumt|Nicht mehr versäumt|Noch nicht als versäumt).+\\.")
                .doesNotContain("{", "patient");
    }

    @Test
    void inGermanItSaysTheSame() {
        assertThat(waiting().explainedAt("09:00", Language.DE).sentence())
                .isEqualTo(
                        "Nicht versäumt: Der Patient wird bis 09:15 Uhr erwartet (Beginn 09:00 + 15 min, die Länge des"
                                + " Termins).");
        assertThat(checkedIn("09:05").explainedAt("09:06", Language.DE).sentence())
                .isEqualTo("Nicht versäumt: Der Patient hat sich um 09:05 Uhr rechtzeitig angemeldet und wartet.");
    }

    @ParameterizedTest
    @EnumSource(AppointmentStatus.class)
    void onlyTheStatusMakesItANoShow(AppointmentStatus status) {
        var visit = checkedIn("09:05")
                .status(status)
                .instant("started", "09:10")
                .instant("completed", "09:20")
                .instant("cancelled", "09:08")
                .instant("noShow", "09:15");

        assertThat(visit.explainedAt("09:30").isNoShow()).isEqualTo(status == AppointmentStatus.NO_SHOW);
    }

    // Rules

    private static String policy(AVisit visit, Kind kind) {
        return deadline(visit, kind, "09:10").policy();
    }

    private static Deadline deadline(AVisit visit, Kind kind, String now) {
        return visit.explainedAt(now).deadlines().get(kind.ordinal());
    }

    @Test
    void theRuleOfANoShowIsToldInWords() {
        assertThat(policy(waiting(), Kind.NO_SHOW)).isEqualTo(RULE);
        assertThat(policy(waiting().noShowAfter(10).due(Kind.NO_SHOW, "09:10"), Kind.NO_SHOW))
                .isEqualTo("slot start 09:00 + 10 min");
        assertThat(policy(waiting().instant("booked", "09:05").due(Kind.NO_SHOW, "09:20"), Kind.NO_SHOW))
                .isEqualTo("booking 09:05 + 15 min, the slot's length");
        assertThat(policy(waiting().instant("moved", "09:05").due(Kind.NO_SHOW, "09:20"), Kind.NO_SHOW))
                .isEqualTo("rescheduling 09:05 + 15 min, the slot's length");
    }

    @Test
    void E5_aMovedDeadlineIsToldAsWhatMovedIt() {
        assertThat(policy(waiting().noShowAfter(20).moved("08:30", Kind.NO_SHOW, "09:20"), Kind.NO_SHOW))
                .isEqualTo("slot start 09:00 + 20 min");
        assertThat(policy(waiting().noShowAfter(1).moved("09:08", Kind.NO_SHOW, "09:13"), Kind.NO_SHOW))
                .isEqualTo("policy change 09:08 + 5 min, the soonest that a change may set");
        assertThat(policy(waiting().noShowAfter(20), Kind.NO_SHOW))
                .isEqualTo("slot start 09:00 + 15 min, by a policy that has changed since");
        assertThat(deadline(waiting().noShowAfter(20).moved("08:30", Kind.NO_SHOW, "09:20"), Kind.NO_SHOW, "09:00")
                        .happened())
                .extracting(Explanation.Happening::what)
                .containsExactly("moved to 09:20 by a changed policy");
    }

    @ParameterizedTest(name = "{0}: vitals {1}, doctor {2}")
    @CsvSource({
        "SLOT_END, 09:20, 09:25, slot end 09:15 + 5 min, slot end 09:15 + 10 min",
        "SLOT_START, 09:10, 09:22, check-in 09:05 + 5 min, vitals 09:12 + 10 min",
        "STAGE, 09:10, 09:22, check-in 09:05 + 5 min, vitals 09:12 + 10 min",
    })
    void T4_theRuleOfAnAlertFollowsTheHospitalsClock(
            AlertClock clock, String vitals, String doctor, String vitalsRule, String doctorRule) {
        var visit = checkedIn("09:05")
                .counting(clock)
                .instant("vitals", "09:12")
                .due(Kind.NO_VITALS, vitals)
                .due(Kind.NO_DOCTOR, doctor);

        assertThat(policy(visit, Kind.NO_VITALS)).isEqualTo(vitalsRule);
        assertThat(policy(visit, Kind.NO_DOCTOR)).isEqualTo(doctorRule);
        assertThat(policy(visit, Kind.WAITING_TOO_LONG)).isEqualTo("check-in 09:05 + 30 min");
    }

    @Test
    void whoeverCameEarlyCountsFromTheSlot() {
        var visit = checkedIn("08:50")
                .counting(AlertClock.SLOT_START)
                .due(Kind.NO_VITALS, "09:05")
                .due(Kind.WAITING_TOO_LONG, "09:30");

        assertThat(policy(visit, Kind.NO_VITALS)).isEqualTo("slot start 09:00 + 5 min");
        assertThat(policy(visit, Kind.WAITING_TOO_LONG)).isEqualTo("slot start 09:00 + 30 min");
    }

    @Test
    void A8_whoeverIsReinstatedCountsFromThen() {
        assertThat(policy(reinstated(AppointmentStatus.CHECKED_IN), Kind.NO_VITALS))
                .isEqualTo("reinstatement 09:40 + 5 min");
    }

    @Test
    void anAlertOfAFormerPolicyIsToldFromItsStage() {
        var visit = checkedIn("09:05").counting(AlertClock.STAGE);

        assertThat(policy(visit, Kind.NO_VITALS))
                .isEqualTo("check-in 09:05 + 15 min, by a policy that has changed since");
    }

    @Test
    void beforeItsStageNothingCounts() {
        var vitals = deadline(waiting(), Kind.NO_VITALS, "09:00");

        assertThat(vitals.dueAt()).isNull();
        assertThat(vitals.rule()).isNull();
        assertThat(vitals.state()).isEqualTo(State.NOT_COUNTING);
        assertThat(vitals.policy()).isEqualTo("counts once the patient is checked in");
        assertThat(deadline(checkedIn("09:05"), Kind.NO_DOCTOR, "09:10").state())
                .isEqualTo(State.NOT_COUNTING);
    }

    // States

    @Test
    void theNoShowsDeadlineLiesAheadIsDueMarkedMetOrTakenBack() {
        assertThat(deadline(waiting(), Kind.NO_SHOW, "09:14:59").what()).isEqualTo("lies ahead");
        assertThat(deadline(waiting(), Kind.NO_SHOW, "09:15").what())
                .isEqualTo("passed at 09:15 and not acted on yet; no sweep has run since");
        assertThat(deadline(waiting().swept("09:14"), Kind.NO_SHOW, "09:16").sweptSince())
                .isFalse();
        assertThat(deadline(waiting().swept("09:15"), Kind.NO_SHOW, "09:16").what())
                .isEqualTo("passed at 09:15 and not acted on, although a sweep has run since");
        assertThat(deadline(noShow("09:10", NoShowReason.MANUAL_STAFF, Source.STAFF, Role.NURSE), Kind.NO_SHOW, "09:16")
                        .what())
                .isEqualTo("marked at 09:10");
        assertThat(deadline(checkedIn("09:05"), Kind.NO_SHOW, "09:16").what()).isEqualTo("met at 09:05");
        assertThat(deadline(reinstated(AppointmentStatus.CHECKED_IN), Kind.NO_SHOW, "09:41")
                        .what())
                .isEqualTo("taken back at 09:40");
        assertThat(deadline(cancelled("07:30"), Kind.NO_SHOW, "09:41").state()).isEqualTo(State.DROPPED);
    }

    @Test
    void theRunThatMarkedItIsNamed() {
        var happened = deadline(noShow("09:20", NoShowReason.AUTO_TIMEOUT, Source.CRON, null), Kind.NO_SHOW, "09:30")
                .happened();

        assertThat(happened)
                .containsExactly(new Explanation.Happening(
                        Clinic.at("09:20"), "marked as a no-show by the scheduled sweep", AVisit.RUN));
    }

    @Test
    void anAlertsDeadlineLiesAheadIsDueMetOrDropped() {
        assertThat(deadline(checkedIn("09:05"), Kind.NO_VITALS, "09:19:59").state())
                .isEqualTo(State.WAITING);
        assertThat(deadline(checkedIn("09:05"), Kind.NO_VITALS, "09:20").state())
                .isEqualTo(State.DUE);
        var withVitals = checkedIn("09:05").instant("vitals", "09:12").due(Kind.NO_DOCTOR, "09:25");
        assertThat(deadline(withVitals, Kind.NO_VITALS, "09:30").what()).isEqualTo("met at 09:12");
        assertThat(deadline(withVitals, Kind.NO_DOCTOR, "09:25").state()).isEqualTo(State.DUE);
        var seen = withVitals.status(AppointmentStatus.IN_PROGRESS).instant("started", "09:22");
        assertThat(deadline(seen, Kind.NO_DOCTOR, "09:30").what()).isEqualTo("met at 09:22");
        assertThat(deadline(seen, Kind.WAITING_TOO_LONG, "09:30").what()).isEqualTo("met at 09:22");
        var withoutVitals =
                checkedIn("09:05").status(AppointmentStatus.IN_PROGRESS).instant("started", "09:06");
        assertThat(deadline(withoutVitals, Kind.NO_VITALS, "09:30").what()).isEqualTo("met at 09:06");
        assertThat(deadline(withoutVitals, Kind.NO_DOCTOR, "09:30").state()).isEqualTo(State.DROPPED);
        var left = checkedIn("09:05").status(AppointmentStatus.CANCELLED).instant("cancelled", "09:10");
        assertThat(deadline(left, Kind.NO_VITALS, "09:30").state()).isEqualTo(State.DROPPED);
        assertThat(deadline(cancelled("07:30"), Kind.NO_VITALS, "09:30").state())
                .isEqualTo(State.DROPPED);
    }

    @Test
    void whatBecameOfAnAlertIsToldWithWhoDidIt() {
        var visit = checkedIn("09:05");
        assertThat(deadline(
                                visit.alert(Kind.NO_VITALS, AlertStatus.ACTIVE, "09:20", null, null, null, null),
                                Kind.NO_VITALS,
                                "09:21")
                        .what())
                .isEqualTo("alert raised at 09:20");
        assertThat(deadline(
                                visit.alert(
                                        Kind.NO_VITALS,
                                        AlertStatus.ACKNOWLEDGED,
                                        "09:20",
                                        "09:21",
                                        Role.NURSE,
                                        null,
                                        null),
                                Kind.NO_VITALS,
                                "09:22")
                        .what())
                .isEqualTo("alert raised at 09:20, acknowledged at 09:21 by a nurse");
        assertThat(deadline(
                                visit.alert(
                                        Kind.NO_VITALS,
                                        AlertStatus.RESOLVED,
                                        "09:20",
                                        "09:21",
                                        Role.NURSE,
                                        "09:23",
                                        Role.RECEPTIONIST),
                                Kind.NO_VITALS,
                                "09:24")
                        .what())
                .isEqualTo("alert raised at 09:20, resolved at 09:23 by a receptionist");
        assertThat(deadline(
                                visit.alert(Kind.NO_VITALS, AlertStatus.RESOLVED, "09:20", null, null, "09:23", null),
                                Kind.NO_VITALS,
                                "09:24")
                        .what())
                .isEqualTo("alert raised at 09:20, resolved at 09:23 by itself");
    }

    @Test
    void eachDeadlineTellsItsOwnHistory() {
        var visit = checkedIn("09:05")
                .alertEvent("09:20", TimelineEvent.ALERT_RAISED, Kind.NO_VITALS, Source.CRON, null)
                .alertEvent("09:21", TimelineEvent.ALERT_ACKNOWLEDGED, Kind.NO_VITALS, Source.STAFF, Role.NURSE)
                .event("09:22", TimelineEvent.VITALS_RECORDED, Source.STAFF, Role.NURSE)
                .alertEvent("09:22", TimelineEvent.ALERT_RESOLVED, Kind.NO_VITALS, Source.STAFF, null)
                .instant("vitals", "09:22");

        assertThat(deadline(visit, Kind.NO_VITALS, "09:30").happened())
                .extracting(Explanation.Happening::what)
                .containsExactly(
                        "checked in by a receptionist",
                        "alert raised by the scheduled sweep",
                        "alert acknowledged by a nurse",
                        "vitals recorded by a nurse",
                        "alert resolved by itself");
        assertThat(deadline(visit, Kind.WAITING_TOO_LONG, "09:30").happened()).hasSize(1);
        assertThat(deadline(visit, Kind.NO_SHOW, "09:30").happened()).hasSize(1);
    }

    // The process, and who looked last

    @Test
    void itSaysWhereTheProcessInstanceIs() {
        assertThat(waiting().explainedAt("09:00").process().state()).isEqualTo(ProcessState.IN_STEP);
        assertThat(waiting().behind().explainedAt("09:00").process().state()).isEqualTo(ProcessState.BEHIND);
        assertThat(waiting().withoutInstance().explainedAt("09:00").process().state())
                .isEqualTo(ProcessState.MISSING);
        assertThat(cancelled("07:30").explainedAt("09:00").process().state()).isEqualTo(ProcessState.ENDED);
        assertThat(cancelled("07:30")
                        .withoutTimers()
                        .explainedAt("09:00")
                        .process()
                        .state())
                .isEqualTo(ProcessState.BEHIND);
    }

    @Test
    void itSaysWhichTimerIsNextAndWhichSweepWasLast() {
        var explained = waiting().swept("09:10").explainedAt("09:12");

        assertThat(explained.nextTimer()).isEqualTo(new Explanation.Timer(Kind.NO_SHOW, Clinic.at("09:15"), 3));
        assertThat(explained.lastRun())
                .isEqualTo(new Explanation.Run(AVisit.RUN, "cron", Clinic.at("09:10"), Clinic.at("09:10")));
        var nothing = waiting().withoutTimers().explainedAt("09:12");
        assertThat(nothing.nextTimer()).isNull();
        assertThat(nothing.lastRun()).isNull();
    }

    @Test
    void anotherDaysTimeIsToldWithItsDay() {
        var words = new Sentences(Language.EN, care.hms.database.Rows.ZONE, care.hms.database.Rows.DAY.plusDays(1));

        assertThat(words.time(Clinic.at("09:15"))).isEqualTo("Jan 19, 09:15");
    }
}
