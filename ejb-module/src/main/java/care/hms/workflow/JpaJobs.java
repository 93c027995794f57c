package care.hms.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The engine's table of jobs, read past the engine: its own queries are too heavy to be asked this often. */
@Dependent
class JpaJobs {

    private static final String NEXT_DUE =
            "select duedate_ from act_ru_job where retries_ > 0 and suspension_state_ = 1"
                    + " and (lock_owner_ is null or lock_exp_time_ < :now) order by duedate_ limit 1";

    /** Of the incidents there are few: the engine keeps the open ones only. */
    private static final String BACKLOG = "select count(*), (select count(*) from act_ru_incident) from act_ru_job"
            + " where retries_ > 0 and suspension_state_ = 1 and duedate_ <= :now"
            + " and (lock_owner_ is null or lock_exp_time_ < :now)";

    private final EntityManager entities;

    @Inject
    JpaJobs(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Holds the jobs of an appointment's instance until commit, in the order in which the engine locks them.
     * Acquisition marks a job as taken at the very moment when it is due; without this, whoever acts on the appointment
     * in that moment would fail because the job he is about to remove has changed.
     */
    void hold(UUID appointmentId) {
        entities.createNativeQuery("select j.id_ from act_ru_job j"
                        + " join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " where e.business_key_ = :appointment order by j.id_ for update of j")
                .setParameter("appointment", appointmentId.toString())
                .getResultList();
    }

    /**
     * When the next job is due that nobody has taken; in the past when it waits already.
     *
     * @param now the engine's present
     */
    Optional<Instant> nextDue(Instant now) {
        List<?> due = entities.createNativeQuery(NEXT_DUE, LocalDateTime.class)
                .setParameter("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .getResultList();
        return due.stream()
                .map(LocalDateTime.class::cast)
                .map(instant -> instant.toInstant(ZoneOffset.UTC))
                .findFirst();
    }

    /** How many jobs are due and taken by nobody, and how many incidents are open. */
    Backlog backlog(Instant now) {
        var row = (Tuple) entities.createNativeQuery(BACKLOG, Tuple.class)
                .setParameter("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .getSingleResult();
        return new Backlog(row.get(0, Long.class), row.get(1, Long.class));
    }

    record Backlog(long due, long incidents) {}
}
