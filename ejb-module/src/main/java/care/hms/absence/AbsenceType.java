package care.hms.absence;

/** What an absence does to appointments that are there already. */
public enum AbsenceType {
    /** They stay, and whoever plans is warned (E3). */
    PLANNED,
    /** They are cancelled, and the patients told (E1). */
    EMERGENCY
}
