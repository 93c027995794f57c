package care.hms.hospital;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rules and holidays of hospitals, for the components whose decisions depend on them. */
@Dependent
public class HospitalRules {

    private final JpaHospitals hospitals;

    @Inject
    HospitalRules(JpaHospitals hospitals) {
        this.hospitals = hospitals;
    }

    /** The rules of one hospital; {@code hospital.not-found} when there is none. */
    public Rules of(UUID hospitalId) {
        return hospitals.require(hospitalId).rules();
    }

    /**
     * The rules of one hospital, which stay so until commit: for whoever stores what he computes with them. Taken
     * before any row is held, so that nobody waits for a change that waits for him (E5).
     */
    public Rules lastingOf(UUID hospitalId) {
        hospitals.shareRules(hospitalId);
        return of(hospitalId);
    }

    /** The rules of all hospitals, for work that serves the whole platform. */
    public List<Rules> ofAll() {
        return hospitals.inOrderOfCode().stream().map(Hospital::rules).toList();
    }

    /** The local days on which the hospital is closed. */
    public Set<LocalDate> holidays(UUID hospitalId) {
        return hospitals.holidays(hospitalId);
    }
}
