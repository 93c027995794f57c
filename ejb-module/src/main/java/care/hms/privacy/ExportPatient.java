package care.hms.privacy;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Gives everything that is stored about a patient, as one document. */
@Stateless
@PermitAll
public class ExportPatient {

    private JpaPersonalData data;

    protected ExportPatient() {}

    @Inject
    public ExportPatient(JpaPersonalData data) {
        this.data = data;
    }

    /**
     * Exports the patient's data.
     *
     * @throws NotFound {@code patient.not-found}: of another hospital, of somebody else for a patient, or anonymised
     */
    @Audited(value = "exportPatient", object = "patient")
    public PatientExport export(Actor actor, UUID patientId) {
        actor.require(Action.EXPORT_PATIENT);
        if (!actor.may(Action.EXPORT_PATIENT, null, patientId)) {
            throw new NotFound("patient", patientId);
        }
        return data.export(actor.hospitalId(), patientId).orElseThrow(() -> new NotFound("patient", patientId));
    }
}
