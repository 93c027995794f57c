package care.hms.appointment;

import care.hms.DueWork;
import care.hms.DueWork.Due;
import care.hms.DueWork.Tally;
import care.hms.Fence;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Gives patients who were imported as waiting the instants at which staff are alerted, by their hospital's policy (§4,
 * decisions T4, T5): nobody who checked them in has computed any.
 */
@Stateless
@PermitAll
public class GiveDeadlines {

    private JpaMissingDeadlines missing;
    private DeadlineChunk chunk;

    protected GiveDeadlines() {}

    @Inject
    public GiveDeadlines(JpaMissingDeadlines missing, DeadlineChunk chunk) {
        this.missing = missing;
        this.chunk = chunk;
    }

    /** Each chunk is a transaction of its own that begins with the fence. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Tally giveMissing(Fence fence) {
        var step = new DueWork.Step() {
            @Override
            public List<Due> next(Due last, int limit) {
                return missing.find(last, limit);
            }

            @Override
            public int perform(List<UUID> ids) {
                return chunk.give(ids, fence);
            }
        };
        return DueWork.doAll("the deadlines", step, fence, DueWork.PAGE);
    }
}
