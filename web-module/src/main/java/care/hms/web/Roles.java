package care.hms.web;

/** The roles' names where annotations need constants. A test keeps them and {@link care.hms.account.Role} the same. */
final class Roles {

    static final String SYSTEM_ADMIN = "SYSTEM_ADMIN";
    static final String HOSPITAL_ADMIN = "HOSPITAL_ADMIN";
    static final String RECEPTIONIST = "RECEPTIONIST";
    static final String NURSE = "NURSE";
    static final String DOCTOR = "DOCTOR";
    static final String PATIENT = "PATIENT";

    private Roles() {}
}
