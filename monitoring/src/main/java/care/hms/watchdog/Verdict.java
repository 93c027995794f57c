package care.hms.watchdog;

/**
 * What an answer, or none, says about the sweep.
 *
 * @param reason "OK", or what is wrong, as a line for people
 * @param passing whether the same call may well succeed in a moment
 */
record Verdict(boolean healthy, String reason, boolean passing) {

    static final Verdict HEALTHY = new Verdict(true, "OK", false);

    static Verdict unhealthy(String reason) {
        return new Verdict(false, Reason.tidy(reason), false);
    }

    static Verdict passing(String reason) {
        return new Verdict(false, Reason.tidy(reason), true);
    }
}
