package care.hms.platform;

/**
 * What the sign-in makes of a credential: exactly one of the two is there.
 *
 * @param caller who stands behind it
 * @param refusal why nobody does
 */
public record Admission(Caller caller, Refusal refusal) {

    public Admission {
        if ((caller == null) == (refusal == null)) {
            throw new IllegalArgumentException("either a caller or a refusal");
        }
    }

    /** Lets the caller in. */
    public static Admission of(Caller caller) {
        return new Admission(caller, null);
    }

    /** Lets nobody in. */
    public static Admission refused(Refusal refusal) {
        return new Admission(null, refusal);
    }
}
