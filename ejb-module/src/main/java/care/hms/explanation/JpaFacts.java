package care.hms.explanation;

import care.hms.Source;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.explanation.Facts.By;
import care.hms.noshow.NoShowReason;
import care.hms.stagealert.AlertStatus;
import care.hms.sweep.SweepRun;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what is written down about one appointment. */
@Dependent
class JpaFacts {

    /** The lease leaves one run at a time: the one that was at work at that moment, by the same way, did it. */
    private static final String EVENTS = """
            select e.at, e.event, e.source, p.role, coalesce(e.detail ->> 'alertType', e.detail ->> 'deadline') as subject,
                   cast(e.detail ->> 'dueAt' as timestamptz) as due_at, r.id as run_id
              from appointment_events e
              left join accounts p on p.id = e.actor_id
              left join lateral (
                    select r.id from cron_job_runs r
                     where r.job_name = :job and r.metadata ->> 'source' = e.source
                       and r.started_at between e.at - interval '1 day' and e.at
                       and coalesce(r.completed_at, e.at) >= e.at
                     order by r.started_at desc limit 1) r on true
             where e.appointment_id = :appointment
             order by e.id
            """;

    private final EntityManager entities;

    @Inject
    JpaFacts(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Facts.Row> row(UUID hospitalId, UUID id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select a.id, a.patient_id, a.doctor_id, a.status, cast(a.appointment_date as text) as day,"
                                + " a.starts_at, a.ends_at, a.booked_at, a.moved_at, a.checked_in_at,"
                                + " a.vitals_recorded_at, a.consultation_started_at, a.completed_at, a.cancelled_at,"
                                + " a.no_show_at, a.no_show_due_at, a.no_vitals_due_at, a.no_doctor_due_at,"
                                + " a.waiting_too_long_due_at, a.process_behind from appointments a"
                                + " where a.hospital_id = :hospital and a.id = :id",
                        Tuple.class)
                .setParameter("hospital", hospitalId)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(JpaFacts::row).findFirst();
    }

    List<Facts.Event> events(UUID id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(EVENTS, Tuple.class)
                .setParameter("job", SweepRun.JOB_NAME)
                .setParameter("appointment", id)
                .getResultList();
        return rows.stream().map(JpaFacts::event).toList();
    }

    Map<Kind, Facts.Alert> alerts(UUID id) {
        var alerts = new EnumMap<Kind, Facts.Alert>(Kind.class);
        read(
                        "select s.alert_type, s.status, s.triggered_at, s.acknowledged_at, k.role as acknowledger,"
                                + " s.resolved_at, r.role as resolver from stage_alerts s"
                                + " left join accounts k on k.id = s.acknowledged_by"
                                + " left join accounts r on r.id = s.resolved_by where s.appointment_id = :appointment",
                        id)
                .forEach(row -> alerts.put(Kind.valueOf(row.get("alert_type", String.class)), alert(row)));
        return alerts;
    }

    List<Facts.NoShow> noShows(UUID id) {
        return read(
                        "select l.reason, l.triggered_at, l.source, c.role as author, l.reversed_at, r.role as reverser"
                                + " from no_show_logs l left join accounts c on c.id = l.created_by"
                                + " left join accounts r on r.id = l.reversed_by where l.appointment_id = :appointment"
                                + " order by l.triggered_at, l.id",
                        id)
                .stream()
                .map(JpaFacts::noShow)
                .toList();
    }

    Optional<Facts.Run> lastRun() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select r.id, r.metadata ->> 'source' as source, r.started_at, r.completed_at"
                                + " from unnest(:sources) wanted(word) cross join lateral (select * from cron_job_runs"
                                + " where job_name = :job and metadata ->> 'source' = wanted.word"
                                + " and status = 'COMPLETED' order by started_at desc, number desc limit 1) r"
                                + " order by r.started_at desc, r.number desc limit 1",
                        Tuple.class)
                .setParameter("job", SweepRun.JOB_NAME)
                .setParameter(
                        "sources", Stream.of(Source.values()).map(Source::word).toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Facts.Run(
                        row.get("id", UUID.class),
                        source(row),
                        row.get("started_at", Instant.class),
                        row.get("completed_at", Instant.class)))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> read(String sql, UUID id) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("appointment", id)
                .getResultList();
    }

    private static Facts.Row row(Tuple row) {
        return new Facts.Row(
                row.get("id", UUID.class),
                row.get("patient_id", UUID.class),
                row.get("doctor_id", UUID.class),
                AppointmentStatus.valueOf(row.get("status", String.class)),
                LocalDate.parse(row.get("day", String.class)),
                row.get("starts_at", Instant.class),
                row.get("ends_at", Instant.class),
                row.get("booked_at", Instant.class),
                row.get("moved_at", Instant.class),
                row.get("checked_in_at", Instant.class),
                row.get("vitals_recorded_at", Instant.class),
                row.get("consultation_started_at", Instant.class),
                row.get("completed_at", Instant.class),
                row.get("cancelled_at", Instant.class),
                row.get("no_show_at", Instant.class),
                due(row),
                row.get("process_behind", Boolean.class));
    }

    private static Map<Kind, Instant> due(Tuple row) {
        var due = new EnumMap<Kind, Instant>(Kind.class);
        for (var kind : Kind.values()) {
            var at = row.get(kind.name().toLowerCase(Locale.ROOT) + "_due_at", Instant.class);
            if (at != null) {
                due.put(kind, at);
            }
        }
        return due;
    }

    private static Facts.Event event(Tuple row) {
        var subject = row.get("subject", String.class);
        return new Facts.Event(
                row.get("at", Instant.class),
                TimelineEvent.valueOf(row.get("event", String.class)),
                new By(source(row), role(row, "role")),
                subject == null ? null : Kind.valueOf(subject),
                row.get("due_at", Instant.class),
                row.get("run_id", UUID.class));
    }

    private static Facts.Alert alert(Tuple row) {
        return new Facts.Alert(
                AlertStatus.valueOf(row.get("status", String.class)),
                row.get("triggered_at", Instant.class),
                row.get("acknowledged_at", Instant.class),
                role(row, "acknowledger"),
                row.get("resolved_at", Instant.class),
                role(row, "resolver"));
    }

    private static Facts.NoShow noShow(Tuple row) {
        return new Facts.NoShow(
                NoShowReason.valueOf(row.get("reason", String.class)),
                row.get("triggered_at", Instant.class),
                new By(source(row), role(row, "author")),
                row.get("reversed_at", Instant.class),
                role(row, "reverser"));
    }

    private static Source source(Tuple row) {
        return Source.valueOf(row.get("source", String.class).toUpperCase(Locale.ROOT));
    }

    private static Role role(Tuple row, String column) {
        var role = row.get(column, String.class);
        return role == null ? null : Role.valueOf(role);
    }
}
