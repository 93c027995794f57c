package care.hms.hospital;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

/** What other components' tests need of this one. */
public final class HospitalParts {

    private HospitalParts() {}

    public static HospitalRules rules(EntityManager entities) {
        return new HospitalRules(new JpaHospitals(entities));
    }

    public static ChangePolicies changePolicies(EntityManager entities, Event<PoliciesChanged> changed) {
        return new ChangePolicies(new JpaHospitals(entities), changed);
    }
}
