package care.hms.simulator;

import care.hms.simulator.Expectation.Status;
import java.time.ZoneId;
import java.util.List;

/**
 * A message that a booking causes (decisions N3, N4), computed from the recording and from how the patient can be reached.
 *
 * @param outcome SENT, or SUPPRESSED with its reason
 */
record ExpectedMessage(String notice, String channel, String outcome) {
    static final String SENT = "SENT";

    /** Who was seen hears nothing; the reception cancels, so the patient hears of that. */
    static List<ExpectedMessage> of(RecordedBooking booking, ZoneId zone) {
        var status = Expectation.of(booking, zone).status();
        return status == Status.COMPLETED
                ? List.of()
                : toPatient(status == Status.NO_SHOW ? "NO_SHOW" : "CANCELLED_BY_CLINIC", booking.patient());
    }

    private static List<ExpectedMessage> toPatient(String notice, RecordedPatient patient) {
        var reachable = Reachability.of(patient);
        return List.of(
                new ExpectedMessage(notice, "SMS", reachable.phone().isPresent() ? SENT : suppressed("NO_PHONE")),
                new ExpectedMessage(notice, "IN_APP", reachable.account() ? SENT : suppressed("NO_ACCOUNT")));
    }

    static String suppressed(String reason) {
        return "SUPPRESSED " + reason;
    }

    /** Notice and channel; of each kind a booking has one. */
    String kind() {
        return notice + " by " + channel;
    }
}
