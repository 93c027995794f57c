package care.hms.appointment;

import care.hms.Fence;
import care.hms.hospital.AlertPolicy;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** The deadlines of many patients in one transaction, all of it or nothing. */
@Stateless
@PermitAll
public class DeadlineChunk {

    private JpaMissingDeadlines missing;
    private HospitalRules hospitals;

    protected DeadlineChunk() {}

    @Inject
    public DeadlineChunk(JpaMissingDeadlines missing, HospitalRules hospitals) {
        this.missing = missing;
        this.hospitals = hospitals;
    }

    /** Answers how many have theirs now; what somebody else holds is left to him. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int give(List<UUID> ids, Fence fence) {
        fence.hold();
        // All rules before any row, so that nobody waits for a change that waits for him (E5).
        var policies = new LinkedHashMap<UUID, AlertPolicy>();
        missing.hospitalsOf(ids)
                .forEach(id -> policies.put(id, hospitals.lastingOf(id).alerts()));
        return policies.entrySet().stream()
                .mapToInt(hospital -> missing.give(hospital.getKey(), hospital.getValue(), ids))
                .sum();
    }
}
