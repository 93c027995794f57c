package care.hms.schedule;

import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Reads the doctors of the caller's hospital. */
@Stateless
@PermitAll
public class DoctorQueries {

    private JpaDoctors doctors;

    protected DoctorQueries() {}

    @Inject
    public DoctorQueries(JpaDoctors doctors) {
        this.doctors = doctors;
    }

    /** All doctors in order of their code. */
    public List<DoctorView> list(Actor actor) {
        actor.require(Action.SEE_SLOTS);
        return doctors.inOrderOfCode(actor.hospitalId()).stream()
                .map(Doctor::view)
                .toList();
    }
}
