package care.hms.simulator;

import java.time.LocalDate;

/** A patient as the recording names them. {@code sex} may be empty. */
record RecordedPatient(String mrn, String firstName, String lastName, String sex, LocalDate dateOfBirth) {}
