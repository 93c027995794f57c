package care.hms.schedule;

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

/** Lets a doctor sign in with an account that is there already, such as one of an identity provider. */
@Stateless
@PermitAll
public class LinkDoctorAccount {

    private JpaDoctors doctors;
    private AccountLinks links;

    protected LinkDoctorAccount() {}

    @Inject
    public LinkDoctorAccount(JpaDoctors doctors, AccountLinks links) {
        this.doctors = doctors;
        this.links = links;
    }

    /**
     * Links the account of the role DOCTOR to the record; what was given out for it ends. Doing so twice changes nothing.
     *
     * @param version the doctor's version the actor acts on, or null
     * @throws Invalid {@code accountId}
     * @throws Conflict {@code doctor.account-linked} to another account, {@code account.linked} to another record, or
     *     {@code account.role-unfitting}
     * @throws care.hms.NotFound when the hospital has no such doctor or account
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "linkDoctorAccount", object = "doctor")
    public AccountView link(Actor actor, UUID doctorId, UUID accountId, Long version) {
        actor.require(Action.ADMINISTER);
        if (accountId == null) {
            throw new Invalid("accountId", "the account to link");
        }
        var doctor = doctors.require(actor.hospitalId(), doctorId);
        doctor.requireVersion(version);
        if (!accountId.equals(doctor.accountId())) {
            if (doctor.accountId() != null) {
                throw new Conflict(
                        "doctor.account-linked", "Another account is linked to this doctor. Unlink it first.");
            }
            links.tie(actor.hospitalId(), accountId, Role.DOCTOR);
            doctor.signInWith(accountId);
            doctors.flush();
        }
        return links.show(actor.hospitalId(), accountId);
    }
}
