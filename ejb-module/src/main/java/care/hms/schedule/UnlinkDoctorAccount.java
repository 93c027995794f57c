package care.hms.schedule;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.account.AccountLinks;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Takes a doctor's record away from the account that was linked to it. The account itself stays. */
@Stateless
@PermitAll
public class UnlinkDoctorAccount {

    private JpaDoctors doctors;
    private AccountLinks links;

    protected UnlinkDoctorAccount() {}

    @Inject
    public UnlinkDoctorAccount(JpaDoctors doctors, AccountLinks links) {
        this.doctors = doctors;
        this.links = links;
    }

    /**
     * Unlinks it; what was given out for the account ends.
     *
     * @param version the doctor's version the actor acts on, or null
     * @throws Conflict {@code doctor.account-missing}
     * @throws care.hms.NotFound when the hospital has no such doctor
     * @throws care.hms.Stale on another version
     */
    @Audited(value = "unlinkDoctorAccount", object = "doctor")
    public void unlink(Actor actor, UUID doctorId, Long version) {
        actor.require(Action.ADMINISTER);
        var doctor = doctors.require(actor.hospitalId(), doctorId);
        doctor.requireVersion(version);
        if (doctor.accountId() == null) {
            throw new Conflict("doctor.account-missing", "No account is linked to this doctor.");
        }
        links.free(doctor.accountId());
        doctor.signInNoMore();
    }
}
