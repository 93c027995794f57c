package care.hms.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Remembers that a database is a demo. */
@Dependent
class JpaInstallation {

    private final EntityManager entities;

    @Inject
    JpaInstallation(EntityManager entities) {
        this.entities = entities;
    }

    /** Claims an empty database for the demo; of two nodes that start together one does. */
    boolean becomesDemo(Instant now) {
        return entities.createNativeQuery("insert into installation (fact, created_at) select 'demo', :now"
                                + " where not exists (select 1 from hospitals)"
                                + " and not exists (select 1 from accounts) on conflict do nothing")
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
