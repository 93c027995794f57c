package care.hms.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Dependent
class JpaSlots {

    private final EntityManager entities;

    @Inject
    JpaSlots(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Adds those that are not there yet, in one statement. The exclusion constraint decides what "there" means, so two
     * nodes may generate the same night.
     */
    int addMissing(UUID hospitalId, UUID doctorId, List<SlotTime> wanted) {
        return entities.createNativeQuery("insert into doctor_slots"
                        + " (id, hospital_id, doctor_id, slot_date, start_time, end_time, starts_at, ends_at)"
                        + " select gen_random_uuid(), :hospital, :doctor, w.* from unnest("
                        + "cast(:dates as date[]), cast(:starts as time[]), cast(:ends as time[]),"
                        + " cast(:startsAt as timestamptz[]), cast(:endsAt as timestamptz[])) w"
                        + " on conflict do nothing")
                .setParameter("hospital", hospitalId)
                .setParameter("doctor", doctorId)
                .setParameter("dates", array(wanted, SlotTime::date))
                .setParameter("starts", array(wanted, SlotTime::start))
                .setParameter("ends", array(wanted, SlotTime::end))
                .setParameter("startsAt", array(wanted, SlotTime::startsAt))
                .setParameter("endsAt", array(wanted, SlotTime::endsAt))
                .executeUpdate();
    }

    void holdDoctor(UUID doctorId) {
        entities.createNativeQuery("select 1 from doctors where id = :doctor for no key update")
                .setParameter("doctor", doctorId)
                .getResultList();
    }

    Optional<Slot> find(UUID hospitalId, UUID id) {
        return entities.createQuery("select s from Slot s where s.hospitalId = :hospital and s.id = :id", Slot.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Takes the slot for the appointment unless it is taken, blocked or retired: one statement, one row lock. */
    boolean claim(UUID slotId, UUID appointmentId) {
        return entities.createNativeQuery("update doctor_slots set appointment_id = :appointment"
                                + " where id = :slot and appointment_id is null and not is_blocked"
                                + " and retired_at is null")
                        .setParameter("appointment", appointmentId)
                        .setParameter("slot", slotId)
                        .executeUpdate()
                == 1;
    }

    void hold(List<UUID> slotIds) {
        entities.createNativeQuery("select 1 from doctor_slots where id in (:slots) order by id for no key update")
                .setParameter("slots", slotIds)
                .getResultList();
    }

    boolean isBlocked(UUID slotId) {
        return (Boolean)
                entities.createNativeQuery("select is_blocked from doctor_slots where id = :slot", Boolean.class)
                        .setParameter("slot", slotId)
                        .getSingleResult();
    }

    /** Clears the booking, never a block (A4), and only if it is still this appointment's. */
    boolean release(UUID slotId, UUID appointmentId) {
        return entities.createNativeQuery("update doctor_slots set appointment_id = null"
                                + " where id = :slot and appointment_id = :appointment")
                        .setParameter("appointment", appointmentId)
                        .setParameter("slot", slotId)
                        .executeUpdate()
                == 1;
    }

    /** The same for many, in the order in which everybody holds several slots. */
    void releaseAll(Collection<UUID> appointmentIds) {
        entities.createNativeQuery("with held as (select id from doctor_slots where appointment_id in (:appointments)"
                        + " order by id for no key update) update doctor_slots s set appointment_id = null"
                        + " from held where s.id = held.id")
                .setParameter("appointments", appointmentIds)
                .executeUpdate();
    }

    List<Slot> ofDay(UUID hospitalId, UUID doctorId, LocalDate date) {
        return entities.createQuery(
                        "select s from Slot s where s.hospitalId = :hospital and s.doctorId = :doctor and s.time.date = :date"
                                + " and s.retiredAt is null order by s.time.startsAt",
                        Slot.class)
                .setParameter("hospital", hospitalId)
                .setParameter("doctor", doctorId)
                .setParameter("date", date)
                .getResultList();
    }

    /** Those of the days that nobody has and that are not over; null asks for no particular doctor. */
    List<Slot> free(UUID hospitalId, UUID doctorId, LocalDate from, LocalDate to, Instant now) {
        return free(hospitalId, doctorId, now, " and s.time.date between :from and :to", " asc")
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The first of them on that day or later. */
    List<Slot> freeFrom(UUID hospitalId, UUID doctorId, LocalDate from, Instant now, int limit) {
        return free(hospitalId, doctorId, now, " and s.time.date >= :from", " asc")
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The nearest ones before and after an instant, so many each. */
    List<Slot> freeAround(UUID hospitalId, UUID doctorId, Instant at, Instant now, int limit) {
        var before = free(hospitalId, doctorId, now, " and s.time.startsAt < :at", " desc")
                .setParameter("at", at)
                .setMaxResults(limit);
        var after = free(hospitalId, doctorId, now, " and s.time.startsAt >= :at", " asc")
                .setParameter("at", at)
                .setMaxResults(limit);
        return Stream.of(before, after)
                .flatMap(query -> query.getResultList().stream())
                .toList();
    }

    private TypedQuery<Slot> free(UUID hospitalId, UUID doctorId, Instant now, String when, String order) {
        var query = entities.createQuery(
                        "select s from Slot s where s.hospitalId = :hospital and s.retiredAt is null"
                                + " and s.booked = false and s.blocked = false and s.time.endsAt > :now" + when
                                + (doctorId == null ? "" : " and s.doctorId = :doctor")
                                + " order by s.time.startsAt" + order + ", s.id",
                        Slot.class)
                .setParameter("hospital", hospitalId)
                .setParameter("now", now);
        return doctorId == null ? query : query.setParameter("doctor", doctorId);
    }

    /** Takes every future slot without a booking out of use; booked ones stay. */
    int retireUnbooked(UUID doctorId, Instant now) {
        return entities.createNativeQuery("update doctor_slots set retired_at = :now"
                        + " where doctor_id = :doctor and starts_at > :now and appointment_id is null"
                        + " and retired_at is null")
                .setParameter("doctor", doctorId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whoever blocked a time that was cut anew has blocked what lies there now (A4, A10). */
    void carryBlocks(UUID doctorId, Instant retiredAt) {
        entities.createNativeQuery("insert into slot_blocks (id, hospital_id, slot_id, reason, owner, created_at)"
                        + " select distinct on (s.id, b.owner) gen_random_uuid(), s.hospital_id, s.id, b.reason,"
                        + " b.owner, b.created_at from doctor_slots old join slot_blocks b on b.slot_id = old.id"
                        + " join doctor_slots s on s.doctor_id = old.doctor_id and s.retired_at is null"
                        + " and tstzrange(s.starts_at, s.ends_at) && tstzrange(old.starts_at, old.ends_at)"
                        + " where old.doctor_id = :doctor and old.retired_at = :retired"
                        + " on conflict do nothing")
                .setParameter("doctor", doctorId)
                .setParameter("retired", retiredAt)
                .executeUpdate();
    }

    /** PostgreSQL's own notation of an array; none of the values can hold a comma, a quote or a brace. */
    private static <T> String array(List<SlotTime> slots, Function<SlotTime, T> value) {
        return slots.stream().map(value).map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
