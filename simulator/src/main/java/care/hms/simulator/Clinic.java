package care.hms.simulator;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hospital that a replay made for itself: its logins, and the ids of what was made in it.
 *
 * @param doctors by the recording's doctor code
 * @param patientIds by MRN
 */
record Clinic(
        String code,
        ZoneId zone,
        Login administrator,
        Login reception,
        Login nurse,
        Map<String, Doctor> doctors,
        Map<String, String> patientIds) {

    /** A doctor with the ids of the replayed day's slots by their clinic-local start. */
    record Doctor(String id, Login login, Map<LocalTime, String> slotIds) {}

    Login doctorOf(RecordedBooking booking) {
        return doctors.get(booking.slot().doctorCode()).login();
    }

    Collection<Login> logins() {
        return Stream.concat(
                        Stream.of(administrator, reception, nurse),
                        doctors.values().stream().map(Doctor::login))
                .toList();
    }
}
