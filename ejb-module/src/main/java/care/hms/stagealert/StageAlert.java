package care.hms.stagealert;

import care.hms.Conflict;
import care.hms.Stale;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An alert from raising to its end (§4, §6). Rows are made by {@link JpaStageAlerts#addOnce}. */
@Entity
@Table(name = "stage_alerts")
class StageAlert {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "alert_type")
    private AlertType type;

    @Enumerated(EnumType.STRING)
    private AlertStatus status;

    @Column(name = "triggered_at")
    private Instant triggeredAt;

    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    private UUID acknowledgedBy;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "resolved_by")
    private UUID resolvedBy;

    @Column(name = "note")
    private String note;

    @Version
    private long version;

    protected StageAlert() {}

    /** Refuses a caller who acted on another version; null means that he did not say (A7). */
    void requireVersion(Long expected) {
        if (expected != null && expected != version) {
            throw new Stale(expected, version);
        }
    }

    /** Somebody saw it; answers false when somebody else had before, who stays the one (L3). */
    boolean acknowledge(UUID by, Instant at) {
        requireOpen();
        if (status == AlertStatus.ACKNOWLEDGED) {
            return false;
        }
        status = AlertStatus.ACKNOWLEDGED;
        acknowledgedAt = at;
        acknowledgedBy = by;
        return true;
    }

    /** Somebody dealt with it, with or without having acknowledged it before (L3). */
    void resolve(UUID by, Instant at, String why) {
        requireOpen();
        status = AlertStatus.RESOLVED;
        resolvedAt = at;
        resolvedBy = by;
        note = why;
    }

    /** Its reason is gone (L2). */
    void end(Instant at) {
        resolve(null, at, null);
    }

    private void requireOpen() {
        if (status == AlertStatus.RESOLVED) {
            throw new Conflict(
                    "alert.resolved", "This alert is resolved, and stays so.", Map.of("status", status.name()));
        }
    }

    AlertType type() {
        return type;
    }

    Instant triggeredAt() {
        return triggeredAt;
    }
}
