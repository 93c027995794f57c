package care.hms.simulator;

import java.util.Optional;

/**
 * How a patient can be told something. The recording does not say, so most get a number, one in ten none, and one in ten
 * an account; the same patient always gets the same.
 *
 * @param phone a number that is reserved for fiction
 * @param account whether the patient can sign in
 */
record Reachability(Optional<String> phone, boolean account) {
    private static final int SHARE = 10;
    private static final int NUMBERS = 1000;

    static Reachability of(RecordedPatient patient) {
        var any = patient.mrn().hashCode();
        var phone = Math.floorMod(any, SHARE) == 0
                ? Optional.<String>empty()
                : Optional.of("+49 30 23125 %03d".formatted(Math.floorMod(any, NUMBERS)));
        return new Reachability(phone, Math.floorMod(any, SHARE) == 1);
    }
}
