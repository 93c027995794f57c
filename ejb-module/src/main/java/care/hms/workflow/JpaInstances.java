package care.hms.workflow;

import care.hms.explanation.Kind;
import care.hms.explanation.ProcessInstances;
import care.hms.process.AppointmentLifecycle.Activities;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads an appointment's instance and its timers past the engine, which may be stopped. */
@Dependent
class JpaInstances implements ProcessInstances {

    private static final Map<String, Kind> DEADLINES = Map.of(
            Activities.NO_SHOW_DUE, Kind.NO_SHOW,
            Activities.NO_VITALS_DUE, Kind.NO_VITALS,
            Activities.NO_DOCTOR_DUE, Kind.NO_DOCTOR,
            Activities.WAITING_TOO_LONG_DUE, Kind.WAITING_TOO_LONG);

    private final EntityManager entities;

    @Inject
    JpaInstances(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<List<Timer>> timersOf(UUID appointmentId) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select d.act_id_ as timer, j.duedate_ at time zone 'UTC' as due, j.retries_ as retries from act_ru_execution e"
                                + " left join act_ru_job j on j.process_instance_id_ = e.id_"
                                + " left join act_ru_jobdef d on d.id_ = j.job_def_id_"
                                + " where e.business_key_ = :appointment order by j.duedate_",
                        Tuple.class)
                .setParameter("appointment", appointmentId.toString())
                .getResultList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .filter(row ->
                                row.get("timer") != null && DEADLINES.containsKey(row.get("timer", String.class)))
                        .map(JpaInstances::timer)
                        .toList());
    }

    @Override
    public Optional<String> instanceOf(UUID appointmentId) {
        @SuppressWarnings("unchecked")
        List<String> ids = entities.createNativeQuery(
                        "select id_ from act_ru_execution where business_key_ = :appointment", String.class)
                .setParameter("appointment", appointmentId.toString())
                .getResultList();
        return ids.stream().findFirst();
    }

    private static Timer timer(Tuple row) {
        return new Timer(
                DEADLINES.get(row.get("timer", String.class)),
                row.get("due", Instant.class),
                row.get("retries", Integer.class));
    }
}
