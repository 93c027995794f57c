package care.hms.notification;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.account.Action;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Reads how people want to be told. */
@Stateless
@PermitAll
public class PreferenceQueries {

    private JpaNotificationChoices choices;

    protected PreferenceQueries() {}

    @Inject
    public PreferenceQueries(JpaNotificationChoices choices) {
        this.choices = choices;
    }

    /**
     * What the patient wants; a patient reads only the own.
     *
     * @throws NotFound {@code patient.not-found}
     */
    @Audited(value = "readNotificationPreferences", object = "patient")
    public PatientPreferences ofPatient(Actor actor, UUID patientId) {
        requirePatient(choices, actor, patientId);
        return PatientPreferences.of(choices.preferences(patientId));
    }

    /** What the hospital decided. */
    public HospitalPolicy ofHospital(Actor actor) {
        actor.require(Action.ADMINISTER);
        return HospitalPolicy.of(choices.policy(actor.hospitalId()));
    }

    /** Somebody else's record does not exist for a patient. */
    static void requirePatient(JpaNotificationChoices choices, Actor actor, UUID patientId) {
        actor.require(Action.CHANGE_CONTACT_PREFERENCES);
        if (!actor.may(Action.CHANGE_CONTACT_PREFERENCES, null, patientId)
                || !choices.knows(actor.hospitalId(), patientId)) {
            throw new NotFound("patient", patientId);
        }
    }
}
