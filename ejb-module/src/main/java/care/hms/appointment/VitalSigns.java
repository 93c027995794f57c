package care.hms.appointment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** One measurement: who took it and when. A later one stands beside it, never in its place. */
@Entity
@Table(name = "vital_signs")
class VitalSigns {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @Column(name = "temperature_celsius")
    private BigDecimal temperatureCelsius;

    @Column(name = "systolic_mm_hg")
    private Integer systolicMmHg;

    @Column(name = "diastolic_mm_hg")
    private Integer diastolicMmHg;

    @Column(name = "pulse_per_minute")
    private Integer pulsePerMinute;

    @Column(name = "oxygen_saturation_percent")
    private Integer oxygenSaturationPercent;

    @Column(name = "respirations_per_minute")
    private Integer respirationsPerMinute;

    @Column(name = "weight_kg")
    private BigDecimal weightKg;

    @Column(name = "height_cm")
    private BigDecimal heightCm;

    protected VitalSigns() {}

    VitalSigns(Appointment appointment, Vitals measured, UUID recordedBy, Instant recordedAt) {
        this.id = UUID.randomUUID();
        this.hospitalId = appointment.hospitalId();
        this.appointmentId = appointment.id();
        this.recordedAt = recordedAt;
        this.recordedBy = recordedBy;
        this.temperatureCelsius = measured.temperatureCelsius();
        this.systolicMmHg = measured.systolicMmHg();
        this.diastolicMmHg = measured.diastolicMmHg();
        this.pulsePerMinute = measured.pulsePerMinute();
        this.oxygenSaturationPercent = measured.oxygenSaturationPercent();
        this.respirationsPerMinute = measured.respirationsPerMinute();
        this.weightKg = measured.weightKg();
        this.heightCm = measured.heightCm();
    }
}
