package care.hms.hospital;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Creates a patient's record in the caller's hospital. */
@Stateless
@PermitAll
public class RegisterPatient {

    private JpaPatients patients;
    private Clock clock;

    protected RegisterPatient() {}

    @Inject
    public RegisterPatient(JpaPatients patients, Clock clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /**
     * Registers the patient.
     *
     * @throws Conflict {@code patient.mrn-taken}
     * @throws care.hms.Invalid names the fields that cannot be
     */
    @Audited(value = "registerPatient", object = "patient")
    public PatientView register(Actor actor, NewPatient wanted) {
        actor.require(Action.REGISTER_PATIENT);
        return register(actor.hospitalId(), wanted, null);
    }

    /** Registers a patient who may sign in with that account; null: one who does not. */
    public PatientView register(UUID hospitalId, NewPatient wanted, UUID accountId) {
        var now = clock.instant();
        PatientRules.check(wanted, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1));
        if (patients.hasMrn(hospitalId, wanted.mrn())) {
            throw new Conflict("patient.mrn-taken", "Another patient of this hospital has this MRN.");
        }
        var patient = new Patient(hospitalId, wanted, accountId, now);
        patients.add(patient);
        return patient.view();
    }
}
