package care.hms.absence;

import care.hms.appointment.DoctorsAppointments;
import care.hms.hospital.HospitalRules;
import care.hms.schedule.DoctorView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Finds whom other working hours concern (E4), for the change and for its preview. */
@Dependent
class ScheduleChanges {

    /** Slots are generated at most 366 days ahead, and nobody is booked later than that. */
    private static final int FURTHEST_DAYS = 366;

    private final DoctorsAppointments appointments;
    private final PlannedEffects effects;
    private final HospitalRules hospitals;
    private final Clock clock;

    @Inject
    ScheduleChanges(DoctorsAppointments appointments, PlannedEffects effects, HospitalRules hospitals, Clock clock) {
        this.appointments = appointments;
        this.effects = effects;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** @param before the doctor as he was */
    SchedulePlan plan(UUID hospitalId, DoctorView before, WantedSchedule wanted) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, hospitals.of(hospitalId).zone());
        var live = appointments.live(before.id(), today, today.plusDays(FURTHEST_DAYS));
        return effects.ofSchedule(before, wanted, live, now);
    }
}
