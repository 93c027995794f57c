package care.hms.workflow;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Compares all live appointments with all process instances (decision S8): the drain then makes what is missing. */
@Stateless
@PermitAll
public class MarkMissingInstances {

    private JpaBehind behind;

    protected MarkMissingInstances() {}

    @Inject
    MarkMissingInstances(JpaBehind behind) {
        this.behind = behind;
    }

    /** Answers how many live appointments have no instance at all. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int mark() {
        return behind.markMissing();
    }
}
