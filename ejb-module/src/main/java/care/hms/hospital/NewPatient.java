package care.hms.hospital;

import java.time.LocalDate;

/** A patient to be registered; sex, phone and email may be null. */
public record NewPatient(
        String mrn, String firstName, String lastName, LocalDate dateOfBirth, String sex, String phone, String email) {}
