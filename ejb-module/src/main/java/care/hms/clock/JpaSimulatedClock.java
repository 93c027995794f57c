package care.hms.clock;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one row on which all nodes and every restart agree. */
@Dependent
class JpaSimulatedClock {

    private final EntityManager entities;

    @Inject
    JpaSimulatedClock(EntityManager entities) {
        this.entities = entities;
    }

    /** What the row says, and the wish that made it. */
    record Row(SimulatedTime time, String requested) {}

    Optional<Row> find() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select anchor_real, anchor_domain, speed, running, requested from simulated_clock",
                        Tuple.class)
                .getResultList();
        return rows.stream().map(JpaSimulatedClock::row).findFirst();
    }

    /** Nobody else begins or sets a time until commit: of two nodes that start together one begins it. */
    Optional<Row> findToBegin() {
        entities.createNativeQuery("lock table simulated_clock in exclusive mode")
                .executeUpdate();
        return find();
    }

    /** Holds the row until commit, so that two callers set the clock one after the other. */
    Optional<Row> findLocked() {
        entities.createNativeQuery("select 1 from simulated_clock for update").getResultList();
        return find();
    }

    void store(SimulatedTime time, String requested) {
        entities.createNativeQuery("insert into simulated_clock (anchor_real, anchor_domain, speed, running, requested)"
                        + " values (:real, :domain, :speed, :running, :requested)"
                        + " on conflict (one) do update set anchor_real = excluded.anchor_real,"
                        + " anchor_domain = excluded.anchor_domain, speed = excluded.speed,"
                        + " running = excluded.running, requested = excluded.requested")
                .setParameter("real", time.anchorReal())
                .setParameter("domain", time.anchorDomain())
                .setParameter("speed", time.speed())
                .setParameter("running", time.running())
                .setParameter("requested", requested)
                .executeUpdate();
    }

    /** Whether somebody has lived here already: time then only goes on. */
    boolean isSeeded() {
        return (Boolean) entities.createNativeQuery("select exists (select 1 from hospitals)", Boolean.class)
                .getSingleResult();
    }

    /** A demo is a database that was seeded as one, or an empty one that is about to be. */
    boolean isDemo(boolean wanted) {
        var seeded = "exists (select 1 from installation where fact = 'demo')";
        var empty = "not exists (select 1 from hospitals) and not exists (select 1 from accounts)";
        return (Boolean)
                entities.createNativeQuery("select " + seeded + " or (:wanted and " + empty + ")", Boolean.class)
                        .setParameter("wanted", wanted)
                        .getSingleResult();
    }

    private static Row row(Tuple row) {
        return new Row(
                new SimulatedTime(
                        row.get(0, Instant.class),
                        row.get(1, Instant.class),
                        row.get(2, Integer.class),
                        row.get(3, Boolean.class)),
                row.get(4, String.class));
    }
}
