package care.hms.hospital;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.account.AccountLinks;
import care.hms.account.AccountView;
import care.hms.account.Accounts;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Gives a patient who is registered an account to sign in with. */
@Stateless
@PermitAll
public class CreatePatientAccount {

    private JpaPatients patients;
    private Accounts accounts;
    private AccountLinks links;

    protected CreatePatientAccount() {}

    @Inject
    public CreatePatientAccount(JpaPatients patients, Accounts accounts, AccountLinks links) {
        this.patients = patients;
        this.accounts = accounts;
        this.links = links;
    }

    /**
     * Adds an account of the patient's names and links it to the record. Its password must be changed at the first
     * sign-in.
     *
     * @param version the patient's version the actor acts on, or null
     * @throws care.hms.Invalid {@code username} or {@code password}
     * @throws Conflict {@code patient.account-linked} or {@code account.username-taken}
     * @throws care.hms.NotFound when the hospital has no such patient
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "createPatientAccount", object = "patient")
    public AccountView create(Actor actor, UUID patientId, String username, String password, Long version) {
        actor.require(Action.LINK_PATIENT_ACCOUNT);
        var patient = patients.require(actor.hospitalId(), patientId);
        patient.requireVersion(version);
        if (patient.accountId() != null) {
            throw new Conflict("patient.account-linked", "Another account is linked to this patient. Unlink it first.");
        }
        var account = accounts.add(patient.account(username, password), actor.hospitalId(), false);
        patient.signInWith(account);
        patients.flush();
        return links.show(actor.hospitalId(), account);
    }
}
