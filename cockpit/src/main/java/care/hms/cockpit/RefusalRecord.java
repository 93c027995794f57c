package care.hms.cockpit;

import care.hms.platform.Caller;
import care.hms.platform.CockpitRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has written down what somebody who is signed in tried in Cockpit and did not get. */
@ApplicationScoped
class RefusalRecord {

    private static final Logger LOGGER = System.getLogger(RefusalRecord.class.getName());

    private final CockpitRecord record;

    @Inject
    RefusalRecord(CockpitRecord record) {
        this.record = record;
    }

    /** For the container's proxy. */
    protected RefusalRecord() {
        this(null);
    }

    void refused(Caller caller, CockpitRequest asked, String code) {
        write(caller, asked, code, false);
    }

    void failed(Caller caller, CockpitRequest asked) {
        write(caller, asked, "cockpit.failed", true);
    }

    /** The refusal stands all the same; that it could not be written down is for the operators. */
    private void write(Caller caller, CockpitRequest asked, String code, boolean ourFault) {
        try {
            record.notDone(caller, asked.asked(), code, ourFault);
        } catch (RuntimeException unwritten) {
            LOGGER.log(Level.ERROR, "a refusal in Cockpit is missing in the audit", unwritten);
        }
    }
}
