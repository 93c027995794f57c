package care.hms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Audited;
import care.hms.Page;
import care.hms.Traced;
import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.audit.AuditEvent.Outcome;
import care.hms.audit.AuditEvent.Thing;
import care.hms.platform.Origin;
import care.hms.platform.Origin.Way;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditInterceptorTest {

    private static final UUID HOSPITAL = UUID.randomUUID();
    private static final UUID THING = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final Actor NURSE = new Actor(UUID.randomUUID(), HOSPITAL, Role.NURSE, null, null);
    private static final Actor SYSTEM = new Actor(UUID.randomUUID(), null, Role.SYSTEM_ADMIN, null, null);

    /** Use cases of every shape there is. */
    static final class UseCases {

        @Audited(value = "act", object = "thing")
        public void act(Actor actor, UUID id, Long version, Role role, String note) {}

        @Audited(value = "create", object = "thing")
        public UUID create(Actor actor, String name) {
            return THING;
        }

        @Audited(value = "add", object = "thing")
        public Shown add(Actor actor, Wanted wanted, UUID hospitalId) {
            return new Shown(THING, HOSPITAL, null);
        }

        @Audited(value = "link", object = "thing")
        public void link(Actor actor, UUID id, UUID accountId) {}

        @Audited(value = "open", object = "thing")
        public Shown open(Actor actor, UUID id) {
            return new Shown(OTHER, HOSPITAL, null);
        }

        @Audited(value = "read", object = "thing")
        public Shown read(Actor actor) {
            return new Shown(THING, HOSPITAL, PATIENT);
        }
    }

    record Wanted(Role role, UUID slotId, String name) {}

    record Shown(UUID id, UUID hospitalId, UUID patientId) implements Traced {}

    @AfterEach
    void nobodyWorksHereAnyMore() {
        Origin.end();
    }

    private static AuditEvent line(String useCase, Object answer, Object... arguments) {
        var method = Stream.of(UseCases.class.getMethods())
                .filter(found -> found.getName().equals(useCase))
                .findFirst()
                .orElseThrow();
        return AuditInterceptor.line(method, arguments, answer);
    }

    @Test
    void anActSaysWhoDidWhatToWhichObject() {
        Origin.begin(Way.REST, "request-1");

        var line = line("act", null, NURSE, THING, 3L, Role.RECEPTIONIST, "a note that names somebody");

        assertThat(line)
                .isEqualTo(new AuditEvent(
                        HOSPITAL,
                        NURSE.accountId(),
                        "NURSE",
                        "act",
                        new Thing("thing", THING),
                        List.of(),
                        new Origin(Way.REST, "request-1"),
                        Outcome.SUCCESS,
                        Map.of("role", "RECEPTIONIST")));
    }

    @Test
    void whatIsCreatedIsTheObject() {
        assertThat(line("create", THING, NURSE, "name").object()).isEqualTo(new Thing("thing", THING));
    }

    @Test
    void theHospitalInWhichSomethingIsAddedIsNotTheObject() {
        var line =
                line("add", new Shown(THING, HOSPITAL, null), SYSTEM, new Wanted(Role.NURSE, OTHER, "name"), HOSPITAL);

        assertThat(line.object()).isEqualTo(new Thing("thing", THING));
        assertThat(line.hospitalId()).isEqualTo(HOSPITAL);
        assertThat(line.detail()).containsEntry("role", "NURSE").containsEntry("slotId", OTHER.toString());
        assertThat(line.detail()).doesNotContainValue("name");
    }

    @Test
    void whatIsTiedToTheObjectStandsBesideIt() {
        assertThat(line("link", null, NURSE, THING, OTHER).detail()).isEqualTo(Map.of("accountId", OTHER.toString()));
        var opened = line("open", new Shown(OTHER, HOSPITAL, null), NURSE, THING);
        assertThat(opened.object().id()).isEqualTo(THING);
        assertThat(opened.detail()).isEqualTo(Map.of("shownId", OTHER.toString()));
    }

    @Test
    void whoIsShownStandsInTheLine() {
        var shown = new Shown(THING, HOSPITAL, PATIENT);
        var other = new Shown(UUID.randomUUID(), HOSPITAL, UUID.randomUUID());
        var nobody = new Shown(UUID.randomUUID(), HOSPITAL, null);

        assertThat(line("read", shown, NURSE).patients()).containsExactly(PATIENT);
        assertThat(line("read", shown, NURSE).object().id()).isEqualTo(THING);
        assertThat(line("read", List.of(shown, shown, other, nobody), NURSE).patients())
                .containsExactly(PATIENT, other.patientId());
        assertThat(line("read", new Page<>(List.of(other), 0, 50, 1), NURSE).patients())
                .containsExactly(other.patientId());
        assertThat(line("read", List.of("text"), NURSE).patients()).isEmpty();
    }

    @Test
    void anAnswerMayShowSeveralPatients() {
        record Several(UUID id, List<UUID> patientIds) implements Traced {}

        assertThat(line("read", new Several(THING, List.of(PATIENT, OTHER, PATIENT)), NURSE)
                        .patients())
                .containsExactly(PATIENT, OTHER);
    }

    @Test
    void whatThePlatformDoesInsideAHospitalIsThatHospitals() {
        assertThat(line("read", new Shown(THING, HOSPITAL, null), SYSTEM).hospitalId())
                .isEqualTo(HOSPITAL);
        assertThat(line("read", new Shown(THING, UUID.randomUUID(), null), NURSE)
                        .hospitalId())
                .isEqualTo(HOSPITAL);
        assertThat(line("create", THING, SYSTEM, "name").hospitalId()).isNull();
    }

    @Test
    void withoutARequestItIsTheSystemItself() {
        assertThat(line("create", THING, NURSE, "name").origin()).isEqualTo(new Origin(Way.SYSTEM, null));
    }
}
