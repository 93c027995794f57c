package care.hms.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.audit.AuditEvent.Outcome;
import care.hms.audit.AuditEvent.Thing;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.platform.Origin;
import care.hms.platform.Origin.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventsIT {

    private static final Instant NINE = Instant.parse("2026-01-19T08:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final Clinic other = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(NINE);
    private final JpaAuditEvents events = new JpaAuditEvents(database.entities(), clock);
    private final AuditQueries queries = new AuditQueries(events);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);

    private AuditEvent event(UUID hospital, Actor actor, String operation, UUID object, List<UUID> patients) {
        return new AuditEvent(
                hospital,
                actor.accountId(),
                actor.role().name(),
                operation,
                new Thing("appointment", object),
                patients,
                new Origin(Way.REST, "request-" + operation),
                Outcome.SUCCESS,
                Map.of("role", "NURSE"));
    }

    private void add(AuditEvent event) {
        database.inTransaction(() -> events.add(event));
    }

    private List<AuditEventView> read(Actor actor, AuditFilter filter) {
        return database.inTransaction(() -> queries.list(actor, filter, 0, 50)).items();
    }

    private static AuditFilter everything() {
        return new AuditFilter(null, null, null, null, null, null, null, null, null);
    }

    @Test
    void aLineIsReadAsItWasWritten() {
        var object = UUID.randomUUID();
        var patient = UUID.randomUUID();
        add(event(clinic.id(), admin, "checkIn", object, List.of(patient)));

        var line = read(admin, everything()).get(0);

        assertThat(line)
                .usingRecursiveComparison()
                .ignoringFields("id", "actor.username")
                .isEqualTo(new AuditEventView(
                        0,
                        NINE,
                        new AuditEventView.Actor(admin.accountId(), null, "HOSPITAL_ADMIN"),
                        "checkIn",
                        "appointment",
                        object,
                        List.of(patient),
                        "rest",
                        "request-checkIn",
                        "success",
                        null,
                        Map.of("role", "NURSE")));
        assertThat(line.actor().username()).isNotBlank();
    }

    @Test
    void anAdministratorReadsTheOwnHospitalOnlyAndTheNewestFirst() {
        var stranger = other.somebody(Role.HOSPITAL_ADMIN);
        add(event(other.id(), stranger, "theirs", UUID.randomUUID(), List.of()));
        add(event(clinic.id(), admin, "first", UUID.randomUUID(), List.of()));
        clock.set(NINE.plusSeconds(1));
        add(event(clinic.id(), admin, "second", UUID.randomUUID(), List.of()));

        assertThat(read(admin, everything()))
                .extracting(AuditEventView::operation)
                .containsExactly("second", "first");
        assertThat(database.inTransaction(() -> queries.list(admin, everything(), 1, 1)))
                .satisfies(page -> assertThat(page.items())
                        .extracting(AuditEventView::operation)
                        .containsExactly("first"))
                .satisfies(page -> assertThat(page.total()).isEqualTo(2));
    }

    @Test
    void thePlatformReadsWhatItsPeopleDidAndWhatHappenedOutsideOfHospitals() {
        var system = clinic.somebodyOfThePlatform();
        var marker = UUID.randomUUID();
        add(event(null, system, "addHospital", marker, List.of()));
        add(event(clinic.id(), system, "resetPassword", marker, List.of()));
        add(event(clinic.id(), admin, "checkIn", marker, List.of()));
        var filter = new AuditFilter(null, null, null, null, marker, null, null, null, null);

        assertThat(read(system, filter))
                .extracting(AuditEventView::operation)
                .containsExactlyInAnyOrder("addHospital", "resetPassword");
        assertThat(read(admin, filter))
                .extracting(AuditEventView::operation)
                .containsExactlyInAnyOrder("resetPassword", "checkIn");
    }

    @Test
    void everyFilterFinds() {
        var object = UUID.randomUUID();
        var patient = UUID.randomUUID();
        add(event(clinic.id(), admin, "wanted", object, List.of(patient, UUID.randomUUID())));
        clock.set(NINE.plusSeconds(10));
        add(new AuditEvent(
                clinic.id(),
                null,
                null,
                "another",
                new Thing("appointment", UUID.randomUUID()),
                List.of(),
                new Origin(Way.TIMER, null),
                Outcome.refused("slot.taken"),
                Map.of()));
        var second = NINE.plusSeconds(1);
        var filters = new ArrayList<>(List.of(
                new AuditFilter(null, second, null, null, null, null, null, null, null),
                new AuditFilter(NINE, second, null, null, null, null, null, null, null),
                new AuditFilter(null, null, admin.accountId(), null, null, null, null, null, null),
                new AuditFilter(null, null, null, "wanted", null, null, null, null, null),
                new AuditFilter(null, null, null, null, object, null, null, null, null),
                new AuditFilter(null, null, null, null, null, patient, null, null, null),
                new AuditFilter(null, null, null, null, null, null, "success", null, null),
                new AuditFilter(null, null, null, null, null, null, null, Way.REST, null),
                new AuditFilter(null, null, null, null, null, null, null, null, "request-wanted")));

        for (var filter : filters) {
            assertThat(read(admin, filter))
                    .as("%s", filter)
                    .extracting(AuditEventView::operation)
                    .containsExactly("wanted");
        }
        assertThat(read(admin, new AuditFilter(second, null, null, null, null, null, null, null, null)))
                .extracting(AuditEventView::operation)
                .containsExactly("another");
    }

    @Test
    void whatWasDoneToAnAppointmentIsFoundByItsPatient() {
        var appointment = clinic.anAppointment().status("SCHEDULED").store();
        var patient = sql.value(UUID.class, "select patient_id from appointments where id = ?", appointment);
        add(event(clinic.id(), admin, "checkIn", appointment, List.of()));

        assertThat(read(admin, new AuditFilter(null, null, null, null, null, patient, null, null, null)))
                .extracting(AuditEventView::operation)
                .containsExactly("checkIn");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HOSPITAL_ADMIN", "SYSTEM_ADMIN"})
    void nobodyElseReadsIt(Role role) {
        assertThatThrownBy(() -> read(clinic.somebody(role), everything())).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anUnknownOutcomeIsNamed() {
        assertThatThrownBy(() -> read(admin, new AuditFilter(null, null, null, null, null, null, "maybe", null, null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("outcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_events set operation = 'other'",
                "delete from audit_events",
                "truncate audit_events",
                "alter table audit_events disable trigger all",
                "drop table audit_events"
            })
    void theApplicationsRoleOnlyAdds(String statement) {
        add(event(clinic.id(), admin, "checkIn", UUID.randomUUID(), List.of()));

        assertThatThrownBy(() -> sql.run(statement)).hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void notEvenTheOwnerChangesALine() {
        add(event(clinic.id(), admin, "checkIn", UUID.randomUUID(), List.of()));

        assertThatThrownBy(() -> database.ownerSql().run("update audit_events set operation = 'other'"))
                .hasMessageContaining("append-only");
    }
}
