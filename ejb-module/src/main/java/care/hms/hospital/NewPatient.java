package care.hms.hospital;

import java.time.LocalDate;

/**
 * A patient to be registered; sex, phone and email may be null. White space around a text is no part of it: an MRN that
 * was pasted with a blank is still the same MRN.
 */
public record NewPatient(
        String mrn, String firstName, String lastName, LocalDate dateOfBirth, String sex, String phone, String email) {

    /** Takes the white space off. */
    public NewPatient {
        mrn = stripped(mrn);
        firstName = stripped(firstName);
        lastName = stripped(lastName);
        sex = stripped(sex);
        phone = stripped(phone);
        email = stripped(email);
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }
}
