package care.hms.hospital;

import care.hms.Traced;
import java.time.LocalDate;
import java.util.UUID;

/** A patient as callers see it; sex, phone and email may be null. */
public record PatientView(
        UUID id,
        String mrn,
        String firstName,
        String lastName,
        LocalDate dateOfBirth,
        String sex,
        String phone,
        String email,
        long version)
        implements Traced {

    @Override
    public UUID patientId() {
        return id;
    }
}
