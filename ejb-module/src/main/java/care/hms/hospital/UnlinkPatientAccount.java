package care.hms.hospital;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.account.AccountLinks;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Takes a patient's record away from the account that was linked to it. The account itself stays. */
@Stateless
@PermitAll
public class UnlinkPatientAccount {

    private JpaPatients patients;
    private AccountLinks links;

    protected UnlinkPatientAccount() {}

    @Inject
    public UnlinkPatientAccount(JpaPatients patients, AccountLinks links) {
        this.patients = patients;
        this.links = links;
    }

    /**
     * Unlinks it; what was given out for the account ends.
     *
     * @param version the patient's version the actor acts on, or null
     * @throws Conflict {@code patient.account-missing}
     * @throws care.hms.NotFound when the hospital has no such patient
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "unlinkPatientAccount", object = "patient")
    public void unlink(Actor actor, UUID patientId, Long version) {
        actor.require(Action.LINK_PATIENT_ACCOUNT);
        var patient = patients.require(actor.hospitalId(), patientId);
        patient.requireVersion(version);
        if (patient.accountId() == null) {
            throw new Conflict("patient.account-missing", "No account is linked to this patient.");
        }
        links.free(patient.accountId());
        patient.signInNoMore();
    }
}
