package care.hms.notification;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** The language in which a hospital speaks when nobody asks for another. */
@Dependent
public class HospitalLanguage {

    private final JpaNotificationChoices choices;

    @Inject
    HospitalLanguage(JpaNotificationChoices choices) {
        this.choices = choices;
    }

    public Language of(UUID hospitalId) {
        return choices.policy(hospitalId).language();
    }
}
