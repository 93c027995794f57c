package care.hms.hospital;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.account.AccountLinks;
import care.hms.account.AccountView;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Lets a patient sign in with an account that is there already, such as one of an identity provider. */
@Stateless
@PermitAll
public class LinkPatientAccount {

    private JpaPatients patients;
    private AccountLinks links;

    protected LinkPatientAccount() {}

    @Inject
    public LinkPatientAccount(JpaPatients patients, AccountLinks links) {
        this.patients = patients;
        this.links = links;
    }

    /**
     * Links the account of the role PATIENT to the record; what was given out for it ends. Doing so twice changes nothing.
     *
     * @param version the patient's version the actor acts on, or null
     * @throws Invalid {@code accountId}
     * @throws Conflict {@code patient.account-linked} to another account, {@code account.linked} to another record, or
     *     {@code account.role-unfitting}
     * @throws care.hms.NotFound when the hospital has no such patient or account
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "linkPatientAccount", object = "patient")
    public AccountView link(Actor actor, UUID patientId, UUID accountId, Long version) {
        actor.require(Action.LINK_PATIENT_ACCOUNT);
        if (accountId == null) {
            throw new Invalid("accountId", "the account to link");
        }
        var patient = patients.require(actor.hospitalId(), patientId);
        patient.requireVersion(version);
        if (!accountId.equals(patient.accountId())) {
            if (patient.accountId() != null) {
                throw new Conflict(
                        "patient.account-linked", "Another account is linked to this patient. Unlink it first.");
            }
            links.tie(actor.hospitalId(), accountId, Role.PATIENT);
            patient.signInWith(accountId);
            patients.flush();
        }
        return links.show(actor.hospitalId(), accountId);
    }
}
