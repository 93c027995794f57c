package care.hms.absence;

import care.hms.schedule.SlotsGenerated;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** A slot that is generated inside an absence is born blocked (A10). */
@Dependent
class AbsencesOfNewSlots {

    private final JpaAbsences absences;
    private final AbsenceActs acts;
    private final Clock clock;

    @Inject
    AbsencesOfNewSlots(JpaAbsences absences, AbsenceActs acts, Clock clock) {
        this.absences = absences;
        this.acts = acts;
        this.clock = clock;
    }

    void onSlotsGenerated(@Observes SlotsGenerated event) {
        absences.standing(event.doctorId(), clock.instant()).forEach(acts::block);
    }
}
