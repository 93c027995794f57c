package care.hms.hospital;

import care.hms.Audited;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Reads the patients of the caller's hospital; a patient reads only himself. */
@Stateless
@PermitAll
public class PatientQueries {

    private static final int SHORTEST_SEARCH = 2;
    private static final int LONGEST_SEARCH = 100;

    private JpaPatients patients;

    protected PatientQueries() {}

    @Inject
    public PatientQueries(JpaPatients patients) {
        this.patients = patients;
    }

    /** One patient; somebody else's record does not exist for a patient. */
    @Audited(value = "readPatient", object = "patient")
    public PatientView get(Actor actor, UUID id) {
        actor.require(Action.SEE);
        return patients.find(actor.hospitalId(), id)
                .filter(patient -> actor.may(Action.SEE, null, patient.id()))
                .orElseThrow(() -> new NotFound("patient", id))
                .view();
    }

    /** The patients in order of their name. */
    @Audited(value = "listPatients", object = "patient")
    public Page<PatientView> list(Actor actor, int page, int size) {
        actor.require(Action.SEE);
        Page.require(page, size);
        if (!actor.may(Action.SEE, null, null)) {
            if (actor.patientId() == null) {
                return new Page<>(List.of(), page, size, 0); // no record is linked to the account yet
            }
            var self = List.of(get(actor, actor.patientId()));
            return new Page<>(page == 0 ? self : List.of(), page, size, self.size());
        }
        return new Page<>(
                views(patients.inOrderOfName(actor.hospitalId(), page * size, size)),
                page,
                size,
                patients.count(actor.hospitalId()));
    }

    /** Those whose first or last name begins with the text, in any case, or whose MRN it is. */
    @Audited(value = "searchPatients", object = "patient")
    public Page<PatientView> search(Actor actor, String text, int page, int size) {
        actor.require(Action.SEE, null, null);
        Page.require(page, size);
        if (text == null || text.strip().length() < SHORTEST_SEARCH || text.length() > LONGEST_SEARCH) {
            throw new Invalid("text", SHORTEST_SEARCH + " to " + LONGEST_SEARCH + " characters");
        }
        var wanted = text.strip();
        return new Page<>(
                views(patients.matching(actor.hospitalId(), wanted, page * size, size)),
                page,
                size,
                patients.countMatching(actor.hospitalId(), wanted));
    }

    private static List<PatientView> views(List<Patient> found) {
        return found.stream().map(Patient::view).toList();
    }
}
