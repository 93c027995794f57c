package care.hms.launcher;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes passwords that a person can read aloud and that need no quoting anywhere. */
final class Passwords {

    /** Without 0, 1, l, o: they are read for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** 32 letters, five bits each: for machines. */
    static String forMachines() {
        return letters(32);
    }

    /** 16 letters, five bits each: for people. */
    static String forPeople() {
        return letters(16);
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
