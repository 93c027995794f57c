package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the roles table as the decisions print it, every row and every column. */
class ActionTest {

    private static final String DECISIONS = """
            | action | RECEPTIONIST | NURSE | DOCTOR | HOSPITAL_ADMIN | PATIENT |
            |---|---|---|---|---|---|
            | see board, appointments, alerts, patients | yes | yes | yes | yes | own appointments |
            | book, reschedule | yes | – | own | yes | own |
            | confirm | yes | yes | – | yes | own |
            | check in, undo it, reinstate | yes | yes | own | yes | – |
            | vitals | – | yes | own | – | – |
            | start, complete | – | – | own | – | – |
            | cancel | yes | – | own | yes | own, before start |
            | no-show MANUAL_STAFF, PATIENT_CALLED | yes | yes | – | yes | – |
            | no-show MANUAL_DOCTOR | – | – | own | – | – |
            | acknowledge, resolve NO_VITALS | yes | yes | – | yes | – |
            | acknowledge, resolve NO_DOCTOR | yes | – | own | yes | – |
            | acknowledge, resolve WAITING_TOO_LONG | yes | yes | own | yes | – |
            | logs, stats | yes | yes | own | yes | – |
            | absences, schedule (with preview) | – | – | own | yes | – |
            | policies, staff accounts, doctors, audit, outbox, trigger, cron-health, Cockpit (read) | – | – | – | yes | – |
            """;

    private static final Map<String, Action> ROWS = Map.ofEntries(
            Map.entry("see board, appointments, alerts, patients", Action.SEE),
            Map.entry("book, reschedule", Action.BOOK),
            Map.entry("confirm", Action.CONFIRM),
            Map.entry("check in, undo it, reinstate", Action.CHECK_IN),
            Map.entry("vitals", Action.RECORD_VITALS),
            Map.entry("start, complete", Action.CONSULT),
            Map.entry("cancel", Action.CANCEL),
            Map.entry("no-show MANUAL_STAFF, PATIENT_CALLED", Action.MARK_NO_SHOW_AS_STAFF),
            Map.entry("no-show MANUAL_DOCTOR", Action.MARK_NO_SHOW_AS_DOCTOR),
            Map.entry("acknowledge, resolve NO_VITALS", Action.ATTEND_NO_VITALS),
            Map.entry("acknowledge, resolve NO_DOCTOR", Action.ATTEND_NO_DOCTOR),
            Map.entry("acknowledge, resolve WAITING_TOO_LONG", Action.ATTEND_WAITING_TOO_LONG),
            Map.entry("logs, stats", Action.SEE_NO_SHOWS),
            Map.entry("absences, schedule (with preview)", Action.CHANGE_SCHEDULE),
            Map.entry(
                    "policies, staff accounts, doctors, audit, outbox, trigger, cron-health, Cockpit (read)",
                    Action.ADMINISTER));

    /** Follows from the table without standing in it. */
    private static final Set<Action> IMPLIED = EnumSet.of(
            Action.SEE_SLOTS,
            Action.SEE_ABSENCES,
            Action.SEE_ALERTS,
            Action.REGISTER_PATIENT,
            Action.LINK_PATIENT_ACCOUNT,
            Action.CHANGE_CONTACT_PREFERENCES,
            Action.EXPORT_PATIENT,
            Action.ANONYMISE_PATIENT,
            Action.MANAGE_ACCOUNTS,
            Action.WATCH_OUTBOX,
            Action.READ_AUDIT,
            Action.ADMINISTER_PLATFORM);

    /** What the platform's administrator does, inside a hospital or not. */
    private static final Set<Action> OF_THE_PLATFORM =
            EnumSet.of(Action.MANAGE_ACCOUNTS, Action.WATCH_OUTBOX, Action.READ_AUDIT, Action.ADMINISTER_PLATFORM);

    static Stream<Arguments> cells() {
        var lines = DECISIONS.lines().map(ActionTest::cellsOf).toList();
        var roles = lines.get(0);
        var cells = new ArrayList<Arguments>();
        for (var line : lines.subList(2, lines.size())) {
            for (var column = 1; column < line.size(); column++) {
                cells.add(Arguments.of(line.get(0), Role.valueOf(roles.get(column)), line.get(column)));
            }
        }
        return cells.stream();
    }

    private static List<String> cellsOf(String line) {
        return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("cells")
    void everyCellOfTheDecisionsIsInTheCode(String row, Role role, String cell) {
        var expected =
                switch (cell) {
                    case "yes" -> Reach.ALL;
                    case "–" -> Reach.NONE;
                    default -> {
                        assertThat(cell).startsWith("own");
                        yield Reach.OWN;
                    }
                };

        assertThat(ROWS).containsKey(row);
        assertThat(ROWS.get(row).reachOf(role)).isEqualTo(expected);
    }

    @Test
    void everyActionHasARowOrIsKnownToBeImplied() {
        assertThat(cells().map(cell -> cell.get()[0]).collect(Collectors.toSet()))
                .isEqualTo(ROWS.keySet());
        var covered = EnumSet.copyOf(ROWS.values());
        covered.addAll(IMPLIED);
        assertThat(covered).isEqualTo(EnumSet.allOf(Action.class));
    }

    @Test
    void thePlatformsAdministratorDoesNothingToPatientsAndAppointments() {
        for (var action : Action.values()) {
            var expected = OF_THE_PLATFORM.contains(action) ? Reach.ALL : Reach.NONE;
            assertThat(action.reachOf(Role.SYSTEM_ADMIN)).as(action.name()).isEqualTo(expected);
        }
    }

    @Test
    void nobodyInsideAHospitalAdministersThePlatform() {
        for (var role : EnumSet.complementOf(EnumSet.of(Role.SYSTEM_ADMIN))) {
            assertThat(Action.ADMINISTER_PLATFORM.reachOf(role)).as(role.name()).isEqualTo(Reach.NONE);
        }
    }

    @Test
    void whatIsStoredAboutAPatientIsForTheAdministratorAndThePatient() {
        for (var role : Role.values()) {
            assertThat(Action.EXPORT_PATIENT.reachOf(role))
                    .isEqualTo(
                            switch (role) {
                                case HOSPITAL_ADMIN -> Reach.ALL;
                                case PATIENT -> Reach.OWN;
                                default -> Reach.NONE;
                            });
            assertThat(Action.ANONYMISE_PATIENT.reachOf(role))
                    .isEqualTo(role == Role.HOSPITAL_ADMIN ? Reach.ALL : Reach.NONE);
            assertThat(Action.LINK_PATIENT_ACCOUNT.reachOf(role)).isEqualTo(Action.REGISTER_PATIENT.reachOf(role));
        }
    }

    @Test
    void everybodyInsideAHospitalSeesSlotsAndWhoeverBooksForAllRegistersPatients() {
        for (var role : EnumSet.complementOf(EnumSet.of(Role.SYSTEM_ADMIN))) {
            assertThat(Action.SEE_SLOTS.reachOf(role)).isEqualTo(Reach.ALL);
            assertThat(Action.REGISTER_PATIENT.reachOf(role) == Reach.ALL)
                    .isEqualTo(Action.BOOK.reachOf(role) == Reach.ALL);
        }
    }
}
