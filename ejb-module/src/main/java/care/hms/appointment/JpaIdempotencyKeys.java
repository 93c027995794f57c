package care.hms.appointment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Remembers which booking a key stood for. The primary key lets the second of two tries at once wait for the first. */
@Dependent
class JpaIdempotencyKeys {

    private final EntityManager entities;

    @Inject
    JpaIdempotencyKeys(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the key for this appointment; when it is taken, answers what it stood for, or refuses another body. */
    Optional<UUID> takeOrFind(UUID accountId, Booking booking, UUID appointmentId, Instant now) {
        if (booking.idempotencyKey() == null) {
            return Optional.empty();
        }
        var hash = hash(booking);
        var taken = entities.createNativeQuery("insert into idempotency_keys"
                                + " (account_id, key, request_hash, appointment_id, created_at)"
                                + " values (:account, :key, :hash, :appointment, :now) on conflict do nothing")
                        .setParameter("account", accountId)
                        .setParameter("key", booking.idempotencyKey())
                        .setParameter("hash", hash)
                        .setParameter("appointment", appointmentId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
        return taken ? Optional.empty() : Optional.of(find(accountId, booking.idempotencyKey(), hash));
    }

    private UUID find(UUID accountId, String key, String hash) {
        var row = (Tuple) entities.createNativeQuery(
                        "select request_hash, appointment_id from idempotency_keys"
                                + " where account_id = :account and key = :key",
                        Tuple.class)
                .setParameter("account", accountId)
                .setParameter("key", key)
                .getSingleResult();
        if (!row.get(0, String.class).equals(hash)) {
            throw new IdempotencyKeyReused();
        }
        return row.get(1, UUID.class);
    }

    private static String hash(Booking booking) {
        try {
            // No reason is another body than one that reads "null".
            var reason = booking.reason() == null ? "" : "|" + booking.reason();
            var text = booking.patientId() + "|" + booking.slotId() + reason;
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
