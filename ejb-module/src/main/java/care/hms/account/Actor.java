package care.hms.account;

import care.hms.Source;
import care.hms.platform.Caller;
import java.util.Objects;
import java.util.UUID;

/**
 * Who acts: the first argument of every use case that a person can start.
 *
 * @param accountId the account
 * @param hospitalId the hospital that bounds everything the actor sees; null for SYSTEM_ADMIN only
 * @param role the account's role
 * @param doctorId the doctor's record behind the account, else null
 * @param patientId the patient's record behind the account, else null
 */
public record Actor(UUID accountId, UUID hospitalId, Role role, UUID doctorId, UUID patientId) {

    /** An id that nobody has. */
    private static final UUID NOBODY = new UUID(0, 0);

    public Actor {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(role, "role");
        if ((hospitalId == null) != role.isOfThePlatform()) {
            throw new IllegalArgumentException("every role but SYSTEM_ADMIN belongs to a hospital");
        }
    }

    /** The actor behind an authenticated request. */
    public static Actor of(Caller caller) {
        return new Actor(
                caller.accountId(),
                caller.hospitalId(),
                Role.valueOf(caller.role()),
                caller.doctorId(),
                caller.patientId());
    }

    /** How far this actor may carry the action. */
    public Reach reach(Action action) {
        return action.reachOf(role);
    }

    /**
     * Refuses actors whose role never does this, whatever it is done to.
     *
     * @throws AccessDenied when the role's reach is {@link Reach#NONE}
     */
    public void require(Action action) {
        if (reach(action) == Reach.NONE) {
            throw new AccessDenied(role, action);
        }
    }

    /**
     * Refuses actors who may not do this to an appointment of that doctor and patient. Null stands for a party that is
     * not involved (a doctor's schedule has no patient) and is nobody's own.
     *
     * @throws AccessDenied when the role's reach ends before
     */
    public void require(Action action, UUID ofDoctor, UUID ofPatient) {
        if (!may(action, ofDoctor, ofPatient)) {
            throw new AccessDenied(role, action);
        }
    }

    /** Whether the actor may do this to an appointment of that doctor and patient. */
    public boolean may(Action action, UUID ofDoctor, UUID ofPatient) {
        return switch (reach(action)) {
            case NONE -> false;
            case ALL -> true;
            case OWN -> role == Role.DOCTOR ? isOwn(doctorId, ofDoctor) : isOwn(patientId, ofPatient);
        };
    }

    /**
     * The doctor to whom a doctor's lists are narrowed. Who has no record of his own owns nothing; a filter without a
     * doctor would mean everybody.
     */
    public UUID ownDoctorId() {
        return doctorId == null ? NOBODY : doctorId;
    }

    /** By which way this actor's own acts come (S4). */
    public Source source() {
        return role == Role.PATIENT ? Source.PATIENT : Source.STAFF;
    }

    private static boolean isOwn(UUID mine, UUID theirs) {
        return mine != null && mine.equals(theirs);
    }
}
