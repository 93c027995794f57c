package care.hms.database;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Makes the transaction's persistence context injectable by constructor. */
@Dependent
class PersistenceContexts {

    @PersistenceContext(unitName = "hms")
    private EntityManager entities;

    @Produces
    EntityManager ofTheTransaction() {
        return entities;
    }
}
