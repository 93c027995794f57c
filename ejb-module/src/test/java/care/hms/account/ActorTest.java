package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Source;
import care.hms.platform.Caller;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTest {

    private static final UUID HOSPITAL = UUID.randomUUID();
    private static final UUID DOCTOR = UUID.randomUUID();
    private static final UUID PATIENT = UUID.randomUUID();
    private static final UUID SOMEBODY_ELSE = UUID.randomUUID();

    private static Actor actor(Role role, UUID doctorId, UUID patientId) {
        return new Actor(UUID.randomUUID(), role.isOfThePlatform() ? null : HOSPITAL, role, doctorId, patientId);
    }

    @Test
    void aDoctorReachesOwnAppointmentsAndNoOthers() {
        var doctor = actor(Role.DOCTOR, DOCTOR, null);

        assertThatCode(() -> doctor.require(Action.CONSULT, DOCTOR, PATIENT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> doctor.require(Action.CONSULT, SOMEBODY_ELSE, PATIENT))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aPatientReachesOwnAppointmentsAndNoOthers() {
        var patient = actor(Role.PATIENT, null, PATIENT);

        assertThatCode(() -> patient.require(Action.CANCEL, DOCTOR, PATIENT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> patient.require(Action.CANCEL, DOCTOR, SOMEBODY_ELSE))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whatBelongsToNobodyIsNobodysOwn() {
        var unlinkedPatient = actor(Role.PATIENT, null, null);
        var unlinkedDoctor = actor(Role.DOCTOR, null, null);

        assertThat(unlinkedPatient.may(Action.BOOK, DOCTOR, null)).isFalse();
        assertThat(unlinkedDoctor.may(Action.BOOK, null, PATIENT)).isFalse();
    }

    @Test
    void aPatientIsNotMistakenForTheDoctorOfTheSameId() {
        var patient = actor(Role.PATIENT, DOCTOR, PATIENT);

        assertThat(patient.may(Action.SEE, DOCTOR, SOMEBODY_ELSE)).isFalse();
    }

    @Test
    void staffReachEverythingOfTheirHospital() {
        var reception = actor(Role.RECEPTIONIST, null, null);

        assertThat(reception.may(Action.BOOK, DOCTOR, PATIENT)).isTrue();
        assertThat(reception.may(Action.BOOK, null, null)).isTrue();
    }

    @Test
    void aRoleWithoutReachIsRefusedBeforeAnythingIsLookedUp() {
        var nurse = actor(Role.NURSE, null, null);

        assertThatThrownBy(() -> nurse.require(Action.BOOK)).isInstanceOf(AccessDenied.class);
        assertThatCode(() -> nurse.require(Action.RECORD_VITALS)).doesNotThrowAnyException();
    }

    @Test
    void onlyThePlatformsAdministratorBelongsToNoHospital() {
        var account = UUID.randomUUID();

        assertThatThrownBy(() -> new Actor(account, null, Role.NURSE, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Actor(account, HOSPITAL, Role.SYSTEM_ADMIN, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theActorIsWhoeverTheContainerAuthenticated() {
        var account = UUID.randomUUID();
        var caller = new Caller(account, HOSPITAL, "d01", "DOCTOR", DOCTOR, null, false, 3);

        assertThat(Actor.of(caller)).isEqualTo(new Actor(account, HOSPITAL, Role.DOCTOR, DOCTOR, null));
    }

    @Test
    void actsOfPatientsAndOfStaffAreToldApart() {
        assertThat(actor(Role.PATIENT, null, PATIENT).source()).isEqualTo(Source.PATIENT);
        assertThat(actor(Role.DOCTOR, DOCTOR, null).source()).isEqualTo(Source.STAFF);
    }
}
