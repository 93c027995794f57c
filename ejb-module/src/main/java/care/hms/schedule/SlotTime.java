package care.hms.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When a slot is (decision T6): the local day and times that people are told, and the two instants derived from them
 * in the hospital's zone, on which every rule works.
 */
@Embeddable
public record SlotTime(
        @Column(name = "slot_date") LocalDate date,
        @Column(name = "start_time") LocalTime start,
        @Column(name = "end_time") LocalTime end,
        @Column(name = "starts_at") Instant startsAt,
        @Column(name = "ends_at") Instant endsAt) {}
