package care.hms.schedule;

import care.hms.Stale;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;

/** A doctor of one hospital, with the working hours and slot length from which the slots come. */
@Entity
@Table(name = "doctors")
class Doctor {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    private String code;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "slot_minutes")
    private int slotMinutes;

    /**
     * The last local day for which the horizon was generated; null when the working hours are new. Moving it is nobody's
     * change of the doctor: what people saw stays current, and two nodes may serve the same night.
     */
    @Column(name = "slots_until")
    @OptimisticLock(excluded = true)
    private LocalDate slotsUntil;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "working_hours", joinColumns = @JoinColumn(name = "doctor_id"))
    private Set<Period> periods = new HashSet<>();

    /** A row of working_hours: it carries its hospital like every row, and the weekday as ISO counts it. */
    @Embeddable
    record Period(
            @Column(name = "hospital_id", nullable = false) UUID hospitalId,
            @Column(name = "weekday", nullable = false) short weekday,
            @Column(name = "start_time", nullable = false) LocalTime start,
            @Column(name = "end_time", nullable = false) LocalTime end) {}

    protected Doctor() {}

    Doctor(UUID hospitalId, NewDoctor wanted, UUID accountId, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.hospitalId = hospitalId;
        this.code = wanted.code();
        this.firstName = wanted.firstName();
        this.lastName = wanted.lastName();
        this.accountId = accountId;
        this.createdAt = createdAt;
        work(wanted.slotMinutes(), wanted.workingHours());
    }

    /** From now on he works at these hours, cut into slots of that length. */
    final void work(int newSlotMinutes, List<WorkingHours> hours) {
        slotMinutes = newSlotMinutes;
        periods.clear();
        for (var period : hours) {
            periods.add(new Period(hospitalId, (short) period.day().getValue(), period.start(), period.end()));
        }
    }

    UUID id() {
        return id;
    }

    UUID hospitalId() {
        return hospitalId;
    }

    long version() {
        return version;
    }

    /** The first day whose slots the horizon still lacks. */
    LocalDate firstDayWithoutSlots(LocalDate today) {
        return slotsUntil == null || slotsUntil.isBefore(today) ? today : slotsUntil.plusDays(1);
    }

    /** The horizon is to be generated anew, as for working hours that are new. */
    void lacksSlots() {
        slotsUntil = null;
    }

    void hasSlotsUntil(LocalDate day) {
        slotsUntil = day;
    }

    SlotGrid grid(ZoneId zone) {
        return new SlotGrid(zone, Duration.ofMinutes(slotMinutes), workingHours());
    }

    /** Refuses a caller who acted on another version; null means that he did not say (A7). */
    void requireVersion(Long expected) {
        if (expected != null && expected != version) {
            throw new Stale(expected, version);
        }
    }

    /** The account with which the doctor signs in; null when there is none. */
    UUID accountId() {
        return accountId;
    }

    void signInWith(UUID account) {
        accountId = account;
    }

    void signInNoMore() {
        accountId = null;
    }

    DoctorView view() {
        return new DoctorView(id, code, firstName, lastName, slotMinutes, workingHours(), version);
    }

    private List<WorkingHours> workingHours() {
        return periods.stream()
                .map(period -> new WorkingHours(DayOfWeek.of(period.weekday()), period.start(), period.end()))
                .sorted(Comparator.comparing(WorkingHours::day).thenComparing(WorkingHours::start))
                .toList();
    }
}
