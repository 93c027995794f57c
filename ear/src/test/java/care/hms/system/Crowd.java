package care.hms.system;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A full day, written past the application: booking hundreds over the API takes minutes. */
final class Crowd {

    private Crowd() {}

    /** That many appointments of the clinic's day, each with a patient of its own, with 20 doctors. */
    static List<UUID> of(Clinic clinic, int size) {
        var doctors = IntStream.range(0, 20)
                .mapToObj(i -> clinic.doctorWhoDoesNotSignIn(8).id())
                .toList();
        return IntStream.range(0, size)
                .mapToObj(i -> book(clinic, doctors.get(i % doctors.size()), i / doctors.size()))
                .toList();
    }

    private static UUID book(Clinic clinic, UUID doctor, int number) {
        var patient = UUID.randomUUID();
        var appointment = UUID.randomUUID();
        clinic.rows.execute(
                "insert into patients (id, hospital_id, mrn, first_name, last_name, date_of_birth, created_at)"
                        + " values (?, ?, ?, ?, ?, date '1970-01-01', now())",
                patient,
                clinic.hospitalId,
                Canary.MRN + patient.toString().substring(0, 18),
                Canary.FIRST_NAME,
                Canary.LAST_NAME + number);
        clinic.rows.execute(
                "insert into appointments (id, hospital_id, patient_id, doctor_id, slot_id, status, appointment_date,"
                        + " start_time, end_time, starts_at, ends_at, booked_at, no_show_due_at)"
                        + " select ?, s.hospital_id, ?, s.doctor_id, s.id, 'SCHEDULED', s.slot_date, s.start_time,"
                        + " s.end_time, s.starts_at, s.ends_at, s.starts_at - interval '1 day',"
                        + " s.ends_at + interval '12 hours' from doctor_slots s where s.doctor_id = ? and s.slot_date = ?"
                        + " order by s.starts_at offset ? limit 1",
                appointment,
                patient,
                doctor,
                clinic.day,
                number);
        return appointment;
    }
}
