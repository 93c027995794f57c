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
            "select id, first_name, last_name, email, role from accounts where enabled and role <> 'PATIENT' order by id";

    private final EntityManager entities;

    @Inject
    JpaStaff(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A staff account.
     *
     * @param email null when unknown
     */
    record Member(String id, String firstName, String lastName, String email, String role) {}

    /** Everybody who works for a hospital or for the platform. */
    List<Member> all() {
        List<?> rows = entities.createNativeQuery(STAFF, Tuple.class).getResultList();
        return rows.stream().map(Tuple.class::cast).map(JpaStaff::member).toList();
    }

    private static Member member(Tuple row) {
        return new Member(
                row.get(0, UUID.class).toString(),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class));
    }
}
