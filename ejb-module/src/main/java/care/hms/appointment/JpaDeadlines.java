package care.hms.appointment;

import care.hms.hospital.AlertPolicy;
import care.hms.hospital.NoShowPolicy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Moves the deadlines of all appointments that wait, each kind in one statement. The arithmetic is that of {@link
 * NoShowPolicy} and {@link AlertPolicy}, for any number of rows at once; a test holds both against each other. The
 * timers of the process instances follow (decision S8).
 */
@Dependent
class JpaDeadlines {

    /** The rows are held before anything is said of them: what was settled while this waited is left alone. */
    private static final String MOVE = """
            with wanted as (
                select id, %2$s as at from appointments
                 where hospital_id = :hospital and %3$s and %1$s > :now
                 order by id
                   for no key update),
            moved as (
                update appointments a set %1$s = greatest(wanted.at, :soonest), process_behind = true
                  from wanted where a.id = wanted.id and a.%1$s <> wanted.at
                returning a.id, a.hospital_id, a.%1$s as at)
            insert into appointment_events (hospital_id, appointment_id, at, event, source, detail)
            select m.hospital_id, m.id, :now, 'DEADLINE_MOVED', 'staff',
                   jsonb_build_object('deadline', '%4$s', 'dueAt',
                                      to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
              from moved m
            """;

    private final EntityManager entities;

    @Inject
    JpaDeadlines(EntityManager entities) {
        this.entities = entities;
    }

    /** Those who are still expected, and those who may be once more because their check-in can be undone (A11). */
    void moveNoShow(UUID hospitalId, NoShowPolicy policy, Duration undoCheckIn, Instant now, Instant soonest) {
        var after = policy.after() == null ? "(ends_at - starts_at)" : interval(policy.after());
        move(
                "no_show_due_at",
                "greatest(starts_at, coalesce(moved_at, booked_at)) + " + after,
                "(status in ('SCHEDULED', 'CONFIRMED') or status = 'CHECKED_IN' and vitals_recorded_at is null"
                        + " and no_show_at is null and checked_in_at + " + interval(undoCheckIn) + " >= :now)",
                "NO_SHOW",
                hospitalId,
                now,
                soonest);
    }

    /** Those who wait in the building for the nurse. */
    void moveNoVitals(UUID hospitalId, AlertPolicy policy, Instant now, Instant soonest) {
        move(
                "no_vitals_due_at",
                noVitals(policy),
                "status = 'CHECKED_IN' and vitals_recorded_at is null",
                "NO_VITALS",
                hospitalId,
                now,
                soonest);
    }

    /** Those who wait in the building for the doctor. */
    void moveNoDoctor(UUID hospitalId, AlertPolicy policy, Instant now, Instant soonest) {
        move(
                "no_doctor_due_at",
                noDoctor(policy),
                "status = 'CHECKED_IN' and vitals_recorded_at is not null",
                "NO_DOCTOR",
                hospitalId,
                now,
                soonest);
    }

    /** All who wait in the building. */
    void moveWaitingTooLong(UUID hospitalId, AlertPolicy policy, Instant now, Instant soonest) {
        move(
                "waiting_too_long_due_at",
                waitingTooLong(policy),
                "status = 'CHECKED_IN'",
                "WAITING_TOO_LONG",
                hospitalId,
                now,
                soonest);
    }

    private void move(
            String column, String wanted, String who, String word, UUID hospitalId, Instant now, Instant soonest) {
        entities.createNativeQuery(MOVE.formatted(column, wanted, who, word))
                .setParameter("hospital", hospitalId)
                .setParameter("now", now)
                .setParameter("soonest", soonest)
                .executeUpdate();
    }

    static String noVitals(AlertPolicy policy) {
        return from(policy, "checked_in_at") + " + " + interval(policy.noVitalsAfter());
    }

    static String noDoctor(AlertPolicy policy) {
        return from(policy, "vitals_recorded_at") + " + " + interval(policy.noDoctorAfter());
    }

    static String waitingTooLong(AlertPolicy policy) {
        return "greatest(starts_at, checked_in_at) + " + interval(policy.waitingTooLongAfter());
    }

    private static String from(AlertPolicy policy, String stageEntry) {
        return switch (policy.clock()) {
            case SLOT_END -> "greatest(ends_at, " + stageEntry + ")";
            case SLOT_START -> "greatest(starts_at, " + stageEntry + ")";
            case STAGE -> stageEntry;
        };
    }

    private static String interval(Duration duration) {
        return "make_interval(secs => " + duration.toSeconds() + ")";
    }
}
