package care.hms.appointment;

import care.hms.Source;
import care.hms.account.Actor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Dependent
class JpaTimeline {

    private final EntityManager entities;

    @Inject
    JpaTimeline(EntityManager entities) {
        this.entities = entities;
    }

    void add(
            Appointment appointment,
            TimelineEvent event,
            Source source,
            UUID actorId,
            Instant at,
            Map<String, String> detail) {
        entities.createNativeQuery("insert into appointment_events"
                        + " (hospital_id, appointment_id, at, event, source, actor_id, detail)"
                        + " values (:hospital, :appointment, :at, :event, :source, :actor, cast(:detail as jsonb))")
                .setParameter("hospital", appointment.hospitalId())
                .setParameter("appointment", appointment.id())
                .setParameter("at", at)
                .setParameter("event", event.name())
                .setParameter("source", source.word())
                .setParameter("actor", actorId)
                .setParameter(
                        "detail",
                        Json.createObjectBuilder(new TreeMap<>(detail)).build().toString())
                .executeUpdate();
    }

    /** One event of each of these appointments, with one statement. */
    void addAll(Actor actor, TimelineEvent event, Instant at, Map<UUID, Map<String, String>> details) {
        var rows = Json.createArrayBuilder();
        details.forEach((appointment, detail) -> rows.add(Json.createObjectBuilder()
                .add("appointment", appointment.toString())
                .add("detail", Json.createObjectBuilder(new TreeMap<>(detail)))));
        entities.createNativeQuery("insert into appointment_events"
                        + " (hospital_id, appointment_id, at, event, source, actor_id, detail)"
                        + " select :hospital, r.appointment, :at, :event, :source, :actor, r.detail"
                        + " from json_to_recordset(cast(:rows as json)) as r(appointment uuid, detail jsonb)")
                .setParameter("hospital", actor.hospitalId())
                .setParameter("at", at)
                .setParameter("event", event.name())
                .setParameter("source", actor.source().word())
                .setParameter("actor", actor.accountId())
                .setParameter("rows", rows.build().toString())
                .executeUpdate();
    }

    List<TimelineEntry> of(UUID appointmentId) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select at, event, source, actor_id, cast(detail as text) from appointment_events"
                                + " where appointment_id = :appointment order by id",
                        Tuple.class)
                .setParameter("appointment", appointmentId)
                .getResultList();
        return rows.stream().map(JpaTimeline::entry).toList();
    }

    private static TimelineEntry entry(Tuple row) {
        return new TimelineEntry(
                row.get(0, Instant.class),
                TimelineEvent.valueOf(row.get(1, String.class)),
                Source.valueOf(row.get(2, String.class).toUpperCase(Locale.ROOT)),
                row.get(3, UUID.class),
                detail(row.get(4, String.class)));
    }

    private static Map<String, String> detail(String json) {
        var detail = new TreeMap<String, String>();
        try (var reader = Json.createReader(new StringReader(json))) {
            reader.readObject().forEach((name, value) -> detail.put(name, text(value)));
        }
        return detail;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
