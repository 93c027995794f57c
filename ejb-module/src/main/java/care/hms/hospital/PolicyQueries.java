package care.hms.hospital;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads the policies of the caller's hospital. */
@Stateless
@PermitAll
public class PolicyQueries {

    private JpaHospitals hospitals;

    protected PolicyQueries() {}

    @Inject
    public PolicyQueries(JpaHospitals hospitals) {
        this.hospitals = hospitals;
    }

    /** All of them, with their version. */
    @Audited(value = "readPolicies", object = "hospital")
    public PoliciesView get(Actor actor) {
        actor.require(Action.ADMINISTER);
        return hospitals.require(actor.hospitalId()).policies();
    }
}
