package care.hms.platform;

import java.util.UUID;

/**
 * Keeps what people change in Cockpit, and what they tried and did not get. Implemented by the audit, which the module
 * around Camunda's web application cannot see.
 */
public interface CockpitRecord {

    /**
     * What was asked for.
     *
     * @param method of HTTP
     * @param path below {@code /camunda}, with a placeholder wherever people could have written something
     * @param objectType the kind of thing that the path names, such as {@code job}; null when it names none
     * @param objectId its id; null when the path holds none
     */
    record Asked(String method, String path, String objectType, UUID objectId) {}

    /** It was done; written down in the transaction in which it was done. */
    void done(Caller who, Asked what);

    /**
     * It was refused, or it failed; written down in a transaction of its own.
     *
     * @param code why
     * @param ourFault whether it failed, rather than being refused
     */
    void notDone(Caller who, Asked what, String code, boolean ourFault);
}
