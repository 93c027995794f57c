package care.hms.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.UUID;

@Dependent
class JpaSlotBlocks {

    private static final String TOUCHED =
            " s.retired_at is null and tstzrange(s.starts_at, s.ends_at) && tstzrange(:from, :to)";

    private static final String REMOVE = """
            with held as (
                select s.id from doctor_slots s join slot_blocks b on b.slot_id = s.id
                 where b.owner = :owner and %s
                 order by s.id
                   for no key update of s)
            delete from slot_blocks b using held where b.slot_id = held.id and b.owner = :owner
            """;

    private static final String OPENED = """
            select count(*) from doctor_slots s join slot_blocks b on b.slot_id = s.id
             where b.owner = :owner and s.retired_at is null and s.appointment_id is null and s.ends_at > :now
               and not exists (select 1 from slot_blocks other where other.slot_id = s.id and other.owner <> b.owner)
               and not (""" + TOUCHED + ")";

    private final EntityManager entities;

    @Inject
    JpaSlotBlocks(EntityManager entities) {
        this.entities = entities;
    }

    /** In the order of ids, as everybody who holds several slots. */
    void add(UUID doctorId, UUID owner, String reason, Instant from, Instant to, Instant now) {
        touching(
                        "insert into slot_blocks (id, hospital_id, slot_id, reason, owner, created_at)"
                                + " select gen_random_uuid(), s.hospital_id, s.id, :reason, :owner, :now"
                                + " from doctor_slots s where s.doctor_id = :doctor and" + TOUCHED
                                + " order by s.id on conflict (slot_id, owner) do nothing",
                        from,
                        to)
                .setParameter("doctor", doctorId)
                .setParameter("owner", owner)
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate();
    }

    void removeOutside(UUID owner, Instant from, Instant to) {
        touching(REMOVE.formatted("not (" + TOUCHED + ")"), from, to)
                .setParameter("owner", owner)
                .executeUpdate();
    }

    void removeAll(UUID owner) {
        entities.createNativeQuery(REMOVE.formatted("true"))
                .setParameter("owner", owner)
                .executeUpdate();
    }

    int count(UUID doctorId, Instant from, Instant to) {
        return Math.toIntExact((Long)
                touching("select count(*) from doctor_slots s where s.doctor_id = :doctor and" + TOUCHED, from, to)
                        .setParameter("doctor", doctorId)
                        .getSingleResult());
    }

    int countOpened(UUID owner, Instant from, Instant to, Instant now) {
        return Math.toIntExact((Long) touching(OPENED, from, to)
                .setParameter("owner", owner)
                .setParameter("now", now)
                .getSingleResult());
    }

    private Query touching(String statement, Instant from, Instant to) {
        return entities.createNativeQuery(statement).setParameter("from", from).setParameter("to", to);
    }
}
