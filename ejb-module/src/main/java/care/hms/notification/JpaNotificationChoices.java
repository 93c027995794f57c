package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What hospitals and patients have chosen. */
@Dependent
class JpaNotificationChoices {

    private static final String QUIET =
            " cast(quiet_from as text) as quiet_from, cast(quiet_until as text) as quiet_until";

    private final EntityManager entities;

    @Inject
    JpaNotificationChoices(EntityManager entities) {
        this.entities = entities;
    }

    NotificationPolicy policy(UUID hospitalId) {
        return first(entities.createNativeQuery(
                                "select language, sms, no_show_sms_within_minutes, maximum_attempts," + QUIET
                                        + " from notification_policies where hospital_id = :hospital",
                                Tuple.class)
                        .setParameter("hospital", hospitalId))
                .map(row -> new NotificationPolicy(
                        Language.of(row.get("language", String.class)),
                        row.get("sms", Boolean.class),
                        quietHours(row),
                        Duration.ofMinutes(row.get("no_show_sms_within_minutes", Integer.class)),
                        row.get("maximum_attempts", Integer.class)))
                .orElse(NotificationPolicy.DEFAULT);
    }

    void store(UUID hospitalId, NotificationPolicy policy) {
        var store = entities.createNativeQuery("insert into notification_policies (hospital_id, language, sms,"
                        + " quiet_from, quiet_until, no_show_sms_within_minutes, maximum_attempts) values (:hospital,"
                        + " :language, :sms, cast(:from as time), cast(:until as time), :minutes, :attempts)"
                        + " on conflict (hospital_id) do update set language = excluded.language, sms = excluded.sms,"
                        + " quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,"
                        + " no_show_sms_within_minutes = excluded.no_show_sms_within_minutes,"
                        + " maximum_attempts = excluded.maximum_attempts")
                .setParameter("hospital", hospitalId)
                .setParameter("language", policy.language().code())
                .setParameter("sms", policy.sms())
                .setParameter(
                        "minutes", Math.toIntExact(policy.noShowSmsWithin().toMinutes()))
                .setParameter("attempts", policy.maximumAttempts());
        bind(store, policy.quietHours()).executeUpdate();
    }

    /** Whether the hospital knows such a patient, who was not anonymised. */
    boolean knows(UUID hospitalId, UUID patientId) {
        return (Boolean) entities.createNativeQuery(
                        "select exists (select 1 from patients where hospital_id = :hospital and id = :patient"
                                + " and anonymised_at is null)",
                        Boolean.class)
                .setParameter("hospital", hospitalId)
                .setParameter("patient", patientId)
                .getSingleResult();
    }

    Preferences preferences(UUID patientId) {
        return first(entities.createNativeQuery(
                                "select language, sms," + QUIET
                                        + " from notification_preferences where patient_id = :patient",
                                Tuple.class)
                        .setParameter("patient", patientId))
                .map(JpaNotificationChoices::preferences)
                .orElse(Preferences.NONE);
    }

    void store(UUID hospitalId, UUID patientId, Preferences wanted) {
        var store = entities.createNativeQuery("insert into notification_preferences (patient_id, hospital_id,"
                        + " language, sms, quiet_from, quiet_until) values (:patient, :hospital, :language, :sms,"
                        + " cast(:from as time), cast(:until as time))"
                        + " on conflict (patient_id) do update set language = excluded.language, sms = excluded.sms,"
                        + " quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until")
                .setParameter("patient", patientId)
                .setParameter("hospital", hospitalId)
                .setParameter(
                        "language",
                        wanted.language() == null ? null : wanted.language().code())
                .setParameter("sms", wanted.sms());
        bind(store, wanted.quietHours()).executeUpdate();
    }

    /** The columns language, sms, quiet_from and quiet_until as what somebody wants. */
    static Preferences preferences(Tuple row) {
        var language = row.get("language", String.class);
        return new Preferences(
                language == null ? null : Language.of(language), row.get("sms", Boolean.class), quietHours(row));
    }

    /** The columns quiet_from and quiet_until; null when there are none. */
    static QuietHours quietHours(Tuple row) {
        var from = row.get("quiet_from", String.class);
        return from == null
                ? null
                : new QuietHours(LocalTime.parse(from), LocalTime.parse(row.get("quiet_until", String.class)));
    }

    private static Query bind(Query query, QuietHours quiet) {
        return query.setParameter("from", quiet == null ? null : quiet.from().toString())
                .setParameter("until", quiet == null ? null : quiet.until().toString());
    }

    @SuppressWarnings("unchecked")
    private static Optional<Tuple> first(Query query) {
        return ((Stream<Tuple>) query.getResultStream()).findFirst();
    }
}
