package care.hms.privacy;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Takes the person out of a patient's record, for good: name, MRN, birthday, sex, contact, measurements and everything
 * that somebody wrote. Appointments stay with their times and outcomes, so that no figure changes; the audit stays as
 * it is, and its ids lead to nobody any more.
 */
@Stateless
@PermitAll
public class AnonymisePatient {

    private JpaPersonalData data;
    private Clock clock;

    protected AnonymisePatient() {}

    @Inject
    public AnonymisePatient(JpaPersonalData data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /**
     * Anonymises the patient and ends the sign-in of the patient's account.
     *
     * @param mrn the patient's MRN once more: this cannot be undone
     * @throws Invalid {@code mrn} is not this patient's
     * @throws Conflict {@code patient.has-open-appointments}: they must be completed or cancelled first
     * @throws NotFound {@code patient.not-found}: unknown, of another hospital, or anonymised already
     */
    @Audited(value = "anonymisePatient", object = "patient")
    public void anonymise(Actor actor, UUID patientId, String mrn) {
        actor.require(Action.ANONYMISE_PATIENT);
        var known = data.lockMrn(actor.hospitalId(), patientId).orElseThrow(() -> new NotFound("patient", patientId));
        if (!known.equals(mrn)) {
            throw new Invalid("mrn", "the MRN of this patient, once more");
        }
        var open = data.countOpenAppointments(patientId);
        if (open > 0) {
            throw new Conflict(
                    "patient.has-open-appointments",
                    "The patient has appointments that are neither over nor cancelled. Complete or cancel them first.",
                    Map.of("openAppointments", open));
        }
        data.anonymise(patientId, clock.instant());
    }
}
