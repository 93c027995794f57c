package care.hms;

import care.hms.database.Rows;
import care.hms.database.Sql;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An appointment to be stored: 09:00 to 09:15 on the day of the tests, with a patient, doctor and slot of its own. */
public final class StoredAppointment {

    private static final Set<String> WITHOUT_SLOT = Set.of("NO_SHOW", "CANCELLED");

    private final Clinic clinic;
    private final Sql sql;
    private final Map<String, Object> changed = new LinkedHashMap<>();
    private String start = "09:00";
    private int minutes = 15;
    private String status = "SCHEDULED";
    private UUID patient;
    private UUID doctor;

    StoredAppointment(Clinic clinic, Sql sql) {
        this.clinic = clinic;
        this.sql = sql;
    }

    public StoredAppointment at(String localStart) {
        start = localStart;
        return this;
    }

    public StoredAppointment lasting(int slotMinutes) {
        minutes = slotMinutes;
        return this;
    }

    public StoredAppointment status(String wanted) {
        status = wanted;
        return this;
    }

    public StoredAppointment of(UUID patientId) {
        patient = patientId;
        return this;
    }

    public StoredAppointment with(UUID doctorId) {
        doctor = doctorId;
        return this;
    }

    /** Any column, in place of what would be stored. */
    public StoredAppointment column(String name, Object value) {
        changed.put(name, value);
        return this;
    }

    /** Answers its id; the slot is booked while the appointment holds it. */
    public UUID store() {
        var id = UUID.randomUUID();
        var whose = patient == null ? clinic.patient() : patient;
        var whom = doctor == null ? clinic.doctor() : doctor;
        var slot = clinic.slot(whom, start, minutes);
        var row = Rows.appointment(id, clinic.id(), whose, whom, start, minutes);
        row.put("slot_id", slot);
        row.put("status", status);
        row.putAll(instants());
        row.putAll(changed);
        sql.insert("appointments", row);
        if (!WITHOUT_SLOT.contains(status)) {
            sql.run("update doctor_slots set appointment_id = ? where id = ?", id, slot);
        }
        return id;
    }

    private Map<String, Object> instants() {
        var begin = Clinic.at(start);
        var arrived = begin.minus(Duration.ofMinutes(5));
        return switch (status) {
            case "SCHEDULED" -> Map.of();
            case "CONFIRMED" -> Map.of("confirmed_at", begin.minus(Duration.ofHours(10)));
            case "CHECKED_IN" -> Map.of("checked_in_at", arrived);
            case "IN_PROGRESS" -> Map.of("checked_in_at", arrived, "consultation_started_at", begin);
            case "COMPLETED" ->
                Map.of(
                        "checked_in_at",
                        arrived,
                        "consultation_started_at",
                        begin,
                        "completed_at",
                        begin.plusSeconds(1));
            case "NO_SHOW" ->
                Map.of(
                        "no_show_at",
                        Clinic.at(LocalTime.parse(start).plusMinutes(minutes).toString()));
            case "CANCELLED" -> Map.of("cancelled_at", begin.minus(Duration.ofHours(5)));
            default -> throw new IllegalArgumentException(status);
        };
    }
}
