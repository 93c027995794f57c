package care.hms.hospital;

import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Reads hospitals for the platform's administrator. */
@Stateless
@PermitAll
public class HospitalQueries {

    private JpaHospitals hospitals;

    protected HospitalQueries() {}

    @Inject
    public HospitalQueries(JpaHospitals hospitals) {
        this.hospitals = hospitals;
    }

    /** All hospitals in order of their code. */
    public List<HospitalView> list(Actor actor) {
        actor.require(Action.ADMINISTER_PLATFORM);
        return hospitals.inOrderOfCode().stream().map(Hospital::view).toList();
    }
}
