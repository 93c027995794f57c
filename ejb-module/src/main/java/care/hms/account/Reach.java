package care.hms.account;

/** How far a role may carry an {@link Action}. */
public enum Reach {
    /** Not at all. */
    NONE,
    /** On the doctor's own, or the patient's own, appointments. */
    OWN,
    /** On everything of the actor's hospital. */
    ALL
}
