package care.hms.hospital;

import care.hms.Audited;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Changes the policies of the caller's hospital, for waiting appointments too (decision E5). */
@Stateless
@PermitAll
public class ChangePolicies {

    private JpaHospitals hospitals;
    private Event<PoliciesChanged> changed;

    protected ChangePolicies() {}

    @Inject
    public ChangePolicies(JpaHospitals hospitals, Event<PoliciesChanged> changed) {
        this.hospitals = hospitals;
        this.changed = changed;
    }

    /**
     * Adopts all of them.
     *
     * @param version the version the caller saw
     * @throws care.hms.Invalid names every value that cannot be
     * @throws care.hms.Stale somebody changed them meanwhile
     */
    @Audited(value = "changePolicies", object = "hospital")
    public PoliciesView change(Actor actor, long version, Policies wanted) {
        actor.require(Action.ADMINISTER);
        wanted.check();
        hospitals.holdRules(actor.hospitalId());
        var hospital = hospitals.require(actor.hospitalId());
        hospital.requireVersion(version);
        var before = hospital.rules();
        hospital.adopt(wanted);
        hospitals.flush();
        changed.fire(new PoliciesChanged(before, hospital.rules()));
        return hospital.policies();
    }
}
