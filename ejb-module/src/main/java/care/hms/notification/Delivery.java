package care.hms.notification;

/**
 * What came of an attempt.
 *
 * @param reason a code such as {@code HTTP_500}, never the other side's own words: those may quote a number; null when
 *     accepted
 */
public record Delivery(Outcome outcome, String reason) {

    /** How an attempt can end. */
    public enum Outcome {
        ACCEPTED,
        /** Not this time; later perhaps. */
        FAILED,
        /** Never: the other side said that this message is wrong. */
        REFUSED,
        /** Not sent, for one of the reasons of N3. */
        SUPPRESSED
    }

    static Delivery accepted() {
        return new Delivery(Outcome.ACCEPTED, null);
    }

    static Delivery failed(String reason) {
        return new Delivery(Outcome.FAILED, reason);
    }

    static Delivery refused(String reason) {
        return new Delivery(Outcome.REFUSED, reason);
    }

    static Delivery suppressed(Suppression why) {
        return new Delivery(Outcome.SUPPRESSED, why.name());
    }
}
