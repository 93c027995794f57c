package care.hms.account;

import java.util.UUID;

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

    /** The role of those who run that hospital, or the platform (null). */
    static Role administering(UUID hospitalId) {
        return hospitalId == null ? SYSTEM_ADMIN : HOSPITAL_ADMIN;
    }
}
