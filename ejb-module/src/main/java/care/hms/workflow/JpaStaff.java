package care.hms.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** The hospital's accounts as the engine sees them: who may sign in to Cockpit is known here, and kept elsewhere. */
@Dependent
class JpaStaff {

    private static final String STAFF =
            "select id, hospital_id, first_name, last_name, email, role from accounts where enabled and role <> 'PATIENT'"
                    + " order by id";

    private static final String HOSPITALS = "select id, name from hospitals order by id";

    private final EntityManager entities;

    @Inject
    JpaStaff(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A staff account.
     *
     * @param hospitalId null for the platform's own
     * @param email null when unknown
     */
    record Member(String id, String hospitalId, String firstName, String lastName, String email, String role) {}

    /** A hospital, which the engine calls a tenant. */
    record Hospital(String id, String name) {}

    /** Everybody who works for a hospital or for the platform. */
    List<Member> all() {
        List<?> rows = entities.createNativeQuery(STAFF, Tuple.class).getResultList();
        return rows.stream().map(Tuple.class::cast).map(JpaStaff::member).toList();
    }

    List<Hospital> hospitals() {
        List<?> rows = entities.createNativeQuery(HOSPITALS, Tuple.class).getResultList();
        return rows.stream().map(Tuple.class::cast).map(JpaStaff::hospital).toList();
    }

    private static Hospital hospital(Tuple row) {
        return new Hospital(row.get(0, UUID.class).toString(), row.get(1, String.class));
    }

    private static Member member(Tuple row) {
        var hospitalId = row.get(1, UUID.class);
        return new Member(
                row.get(0, UUID.class).toString(),
                hospitalId == null ? null : hospitalId.toString(),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class));
    }
}
