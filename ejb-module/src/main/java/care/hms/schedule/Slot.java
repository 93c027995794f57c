package care.hms.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A slot as it stands (§6 doctor_slots). Booking and blocking are statements of the repository, under the row's lock. */
@Entity
@Immutable
@Table(name = "doctor_slots")
class Slot {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    @Column(name = "doctor_id")
    private UUID doctorId;

    @Embedded
    private SlotTime time;

    @Column(name = "is_booked")
    private boolean booked;

    @Column(name = "is_blocked")
    private boolean blocked;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected Slot() {}

    UUID id() {
        return id;
    }

    UUID doctorId() {
        return doctorId;
    }

    SlotTime time() {
        return time;
    }

    boolean isBooked() {
        return booked;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean isRetired() {
        return retiredAt != null;
    }
}
