package care.hms.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Dependent
class JpaAuditEvents {

    private static final String WHERE = """
             where (e.hospital_id = :hospital
                    or cast(:hospital as uuid) is null and (e.hospital_id is null or e.actor_role = 'SYSTEM_ADMIN'))
               and (cast(:from as timestamptz) is null or e.at >= :from)
               and (cast(:to as timestamptz) is null or e.at < :to)
               and (cast(:actor as uuid) is null or e.actor_id = :actor)
               and (cast(:operation as text) is null or e.operation = :operation)
               and (cast(:object as uuid) is null or e.object_id = :object
                    or cast(:object as text) in (e.detail ->> 'accountId', e.detail ->> 'shownId'))
               and (cast(:patient as uuid) is null or e.object_id = :patient
                    or e.patients @> array[cast(:patient as uuid)]
                    or e.object_id in (select a.id from appointments a
                                        where a.hospital_id = :hospital and a.patient_id = :patient))
               and (cast(:outcome as text) is null or e.outcome = :outcome)
               and (cast(:way as text) is null or e.way = :way)
               and (cast(:request as text) is null or e.request_id = :request)
            """;

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    JpaAuditEvents(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void add(AuditEvent event) {
        addForEach(Collections.singleton(event.object().id()), event);
    }

    /** The same line about each of these things, with one statement. */
    void addForEach(Collection<UUID> things, AuditEvent event) {
        entities.createNativeQuery("insert into audit_events (at, hospital_id, actor_id, actor_role, operation,"
                        + " object_type, object_id, patients, way, request_id, outcome, code, detail)"
                        + " select :at, :hospital, :actor, :role, :operation, :objectType, thing,"
                        + " cast(:patients as uuid[]), :way, :request, :outcome, :code, cast(:detail as jsonb)"
                        + " from unnest(cast(:things as uuid[])) thing")
                .setParameter("at", clock.instant())
                .setParameter("hospital", event.hospitalId())
                .setParameter("actor", event.actorId())
                .setParameter("role", event.actorRole())
                .setParameter("operation", event.operation())
                .setParameter("objectType", event.object().type())
                .setParameter("things", array(things))
                .setParameter("patients", array(event.patients()))
                .setParameter("way", event.origin().way().word())
                .setParameter("request", event.origin().requestId())
                .setParameter("outcome", event.outcome().word())
                .setParameter("code", event.outcome().code())
                .setParameter(
                        "detail",
                        Json.createObjectBuilder(new TreeMap<>(event.detail()))
                                .build()
                                .toString())
                .executeUpdate();
    }

    /** The newest first; no hospital asks for what the platform's people did, and what happened outside of all. */
    List<AuditEventView> list(UUID hospitalId, AuditFilter filter, int first, int size) {
        var query = entities.createNativeQuery(
                "select e.id, e.at, e.actor_id, a.username, e.actor_role, e.operation, e.object_type, e.object_id,"
                        + " cast(e.patients as text) as patients, e.way, e.request_id, e.outcome, e.code,"
                        + " cast(e.detail as text) as detail"
                        + " from audit_events e left join accounts a on a.id = e.actor_id" + WHERE
                        + " order by e.at desc, e.id desc",
                Tuple.class);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = bind(query, hospitalId, filter)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return rows.stream().map(JpaAuditEvents::view).toList();
    }

    long count(UUID hospitalId, AuditFilter filter) {
        var query = entities.createNativeQuery("select count(*) from audit_events e" + WHERE, Long.class);
        return (Long) bind(query, hospitalId, filter).getSingleResult();
    }

    private static Query bind(Query query, UUID hospitalId, AuditFilter filter) {
        return query.setParameter("hospital", hospitalId)
                .setParameter("from", filter.from())
                .setParameter("to", filter.to())
                .setParameter("actor", filter.actorId())
                .setParameter("operation", filter.operation())
                .setParameter("object", filter.objectId())
                .setParameter("patient", filter.patientId())
                .setParameter("outcome", filter.outcome())
                .setParameter("way", filter.way() == null ? null : filter.way().word())
                .setParameter("request", filter.requestId());
    }

    private static AuditEventView view(Tuple row) {
        var actor = row.get("actor_id", UUID.class);
        return new AuditEventView(
                row.get("id", Long.class),
                row.get("at", Instant.class),
                actor == null
                        ? null
                        : new AuditEventView.Actor(
                                actor, row.get("username", String.class), row.get("actor_role", String.class)),
                row.get("operation", String.class),
                row.get("object_type", String.class),
                row.get("object_id", UUID.class),
                patients(row.get("patients", String.class)),
                row.get("way", String.class),
                row.get("request_id", String.class),
                row.get("outcome", String.class),
                row.get("code", String.class),
                detail(row.get("detail", String.class)));
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** As PostgreSQL writes an array of ids: {@code {a,b}}. */
    private static List<UUID> patients(String array) {
        return Stream.of(array.substring(1, array.length() - 1).split(","))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
    }

    private static Map<String, String> detail(String json) {
        var detail = new TreeMap<String, String>();
        try (var reader = Json.createReader(new StringReader(json))) {
            reader.readObject()
                    .forEach((name, value) ->
                            detail.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        }
        return detail;
    }
}
