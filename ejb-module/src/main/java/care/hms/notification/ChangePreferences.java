package care.hms.notification;

import care.hms.Audited;
import care.hms.NotFound;
import care.hms.account.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** A patient, or the reception on the phone with one, says how the patient wants to be told. */
@Stateless
@PermitAll
public class ChangePreferences {

    private JpaNotificationChoices choices;

    protected ChangePreferences() {}

    @Inject
    public ChangePreferences(JpaNotificationChoices choices) {
        this.choices = choices;
    }

    /**
     * Replaces what the patient wanted. It holds for what is written from now on; who wants no SMS any more gets none of
     * those that wait either.
     *
     * @throws NotFound {@code patient.not-found}
     * @throws care.hms.Invalid names the field
     */
    @Audited(value = "changeNotificationPreferences", object = "patient")
    public PatientPreferences change(Actor actor, UUID patientId, PatientPreferences wanted) {
        PreferenceQueries.requirePatient(choices, actor, patientId);
        choices.store(actor.hospitalId(), patientId, wanted.checked());
        return wanted;
    }
}
