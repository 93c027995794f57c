package care.hms.account;

import static care.hms.account.Reach.ALL;
import static care.hms.account.Reach.NONE;
import static care.hms.account.Reach.OWN;

import java.util.Map;

/**
 * Everything a person may want to do, and how far each role may go: the roles table of the decisions ("Who may do
 * what"), here and nowhere else. SYSTEM_ADMIN belongs to no hospital and therefore does none of what happens inside
 * one.
 *
 * <p>The columns are RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN, PATIENT, as in the decisions; the last constructor
 * argument is SYSTEM_ADMIN's.
 */
public enum Action {
    /** The day's board, appointments with their timelines, patients. A patient sees only what is its own. */
    SEE(ALL, ALL, ALL, ALL, OWN),
    /** Book, and move a booking to another slot (A9). */
    BOOK(ALL, NONE, OWN, ALL, OWN),
    CONFIRM(ALL, ALL, NONE, ALL, OWN),
    /** Check in, undo it (A11), reinstate (A8). */
    CHECK_IN(ALL, ALL, OWN, ALL, NONE),
    RECORD_VITALS(NONE, ALL, OWN, NONE, NONE),
    /** Start and complete the consultation. */
    CONSULT(NONE, NONE, OWN, NONE, NONE),
    /** A patient's own only before the appointment starts (T9). */
    CANCEL(ALL, NONE, OWN, ALL, OWN),
    /** Reasons MANUAL_STAFF and PATIENT_CALLED. */
    MARK_NO_SHOW_AS_STAFF(ALL, ALL, NONE, ALL, NONE),
    /** Reason MANUAL_DOCTOR. */
    MARK_NO_SHOW_AS_DOCTOR(NONE, NONE, OWN, NONE, NONE),
    SEE_ALERTS(ALL, ALL, ALL, ALL, NONE),
    ATTEND_NO_VITALS(ALL, ALL, NONE, ALL, NONE),
    ATTEND_NO_DOCTOR(ALL, NONE, OWN, ALL, NONE),
    ATTEND_WAITING_TOO_LONG(ALL, ALL, OWN, ALL, NONE),
    /** No-show logs and statistics. */
    SEE_NO_SHOWS(ALL, ALL, OWN, ALL, NONE),
    /** Absences, working hours, slots. */
    CHANGE_SCHEDULE(NONE, NONE, OWN, ALL, NONE),
    /** Policies, staff accounts, doctors, audit, outbox, trigger, cron-health, Cockpit (read). */
    ADMINISTER(NONE, NONE, NONE, ALL, NONE),

    // What the decisions imply without a line of its own.

    /** Doctors and their slots: nobody can book what they cannot see. */
    SEE_SLOTS(ALL, ALL, ALL, ALL, ALL),
    /** When doctors are away, without the reason: whoever sees the board can tell patients why it is empty. */
    SEE_ABSENCES(ALL, ALL, ALL, ALL, NONE),
    /** Adding a patient to the register: whoever books for any patient. */
    REGISTER_PATIENT(ALL, NONE, NONE, ALL, NONE),
    /** Tying a patient's record to the account with which the patient signs in. */
    LINK_PATIENT_ACCOUNT(ALL, NONE, NONE, ALL, NONE),
    /** How a patient is told: language, SMS or none, quiet hours. */
    CHANGE_CONTACT_PREFERENCES(ALL, NONE, NONE, ALL, OWN),
    /** Everything that is stored about a patient, as one document. */
    EXPORT_PATIENT(NONE, NONE, NONE, ALL, OWN),
    ANONYMISE_PATIENT(NONE, NONE, NONE, ALL, NONE),
    /** Accounts: an administrator's in the own hospital, the platform's everywhere. */
    MANAGE_ACCOUNTS(NONE, NONE, NONE, ALL, NONE, ALL),
    /** Messages that were sent, wait or were given up: the own hospital's, or those to whoever operates the platform. */
    WATCH_OUTBOX(NONE, NONE, NONE, ALL, NONE, ALL),
    /** Reading the audit: the own hospital's, or what happened outside of all. */
    READ_AUDIT(NONE, NONE, NONE, ALL, NONE, ALL),
    /** Hospitals, engine, simulated clock. */
    ADMINISTER_PLATFORM(NONE, NONE, NONE, NONE, NONE, ALL);

    private final Map<Role, Reach> reaches;

    Action(Reach receptionist, Reach nurse, Reach doctor, Reach hospitalAdmin, Reach patient) {
        this(receptionist, nurse, doctor, hospitalAdmin, patient, NONE);
    }

    Action(Reach receptionist, Reach nurse, Reach doctor, Reach hospitalAdmin, Reach patient, Reach systemAdmin) {
        reaches = Map.of(
                Role.RECEPTIONIST, receptionist,
                Role.NURSE, nurse,
                Role.DOCTOR, doctor,
                Role.HOSPITAL_ADMIN, hospitalAdmin,
                Role.PATIENT, patient,
                Role.SYSTEM_ADMIN, systemAdmin);
    }

    /** How far the role may carry this action. */
    public Reach reachOf(Role role) {
        return reaches.get(role);
    }
}
