package care.hms.absence;

import care.hms.schedule.DoctorView;
import care.hms.schedule.WorkingHours;
import java.util.List;
import java.util.Set;

/** Working hours and slot length as they shall be, both at once. */
public record WantedSchedule(int slotMinutes, List<WorkingHours> workingHours) {

    boolean isThatOf(DoctorView doctor) {
        return slotMinutes == doctor.slotMinutes()
                && Set.copyOf(workingHours).equals(Set.copyOf(doctor.workingHours()));
    }
}
