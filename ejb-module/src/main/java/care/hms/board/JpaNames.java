package care.hms.board;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Dependent
class JpaNames {

    private final EntityManager entities;

    @Inject
    JpaNames(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked")
    Map<UUID, String> of(UUID hospitalId, Set<UUID> accountIds) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, first_name || ' ' || last_name as name from accounts"
                                + " where hospital_id = :hospital and id in (:accounts)",
                        Tuple.class)
                .setParameter("hospital", hospitalId)
                .setParameter("accounts", accountIds)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get("id", UUID.class), row -> row.get("name", String.class)));
    }
}
