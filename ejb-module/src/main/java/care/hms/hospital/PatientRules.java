package care.hms.hospital;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a patient's record must hold. Formats of phones and names differ by country: only lengths are checked. */
final class PatientRules {

    private static final LocalDate OLDEST = LocalDate.of(1880, 1, 1);

    private PatientRules() {}

    /** Names every field that cannot be; the latest possible birthday leaves room for every zone. */
    static void check(NewPatient wanted, LocalDate latestBirthday) {
        var errors = new ArrayList<FieldError>();
        text(errors, "mrn", wanted.mrn(), 40);
        text(errors, "firstName", wanted.firstName(), 100);
        text(errors, "lastName", wanted.lastName(), 100);
        var born = wanted.dateOfBirth();
        if (born == null || born.isBefore(OLDEST) || born.isAfter(latestBirthday)) {
            errors.add(new FieldError("dateOfBirth", "a date from " + OLDEST + " to today"));
        }
        optional(errors, "sex", wanted.sex(), 20);
        optional(errors, "phone", wanted.phone(), 40);
        optional(errors, "email", wanted.email(), 254);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private static void text(List<FieldError> errors, String field, String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            errors.add(new FieldError(field, "1 to " + longest + " characters"));
        }
    }

    private static void optional(List<FieldError> errors, String field, String value, int longest) {
        if (value != null && value.length() > longest) {
            errors.add(new FieldError(field, "at most " + longest + " characters"));
        }
    }
}
