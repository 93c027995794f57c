package care.hms.account;

/**
 * What an account is allowed to be. The names are the groups of the container as well, so {@code @RolesAllowed} and
 * {@link Action} speak of the same thing.
 */
public enum Role {
    /** Runs the platform: hospitals, engine, clock. The only role that belongs to no hospital. */
    SYSTEM_ADMIN,
    /** Runs one hospital: staff, doctors, policies. */
    HOSPITAL_ADMIN,
    RECEPTIONIST,
    NURSE,
    /** Linked to a doctor's record: "own" means the doctor's own appointments. */
    DOCTOR,
    /** Linked to a patient's record: "own" means the patient's own appointments. */
    PATIENT;

    /** Whether accounts of this role stand outside every hospital. */
    public boolean isOfThePlatform() {
        return this == SYSTEM_ADMIN;
    }

    /** Whether a person of this role works for the hospital without being one of its doctors. */
    boolean isStaff() {
        return this == HOSPITAL_ADMIN || this == RECEPTIONIST || this == NURSE;
    }
}
