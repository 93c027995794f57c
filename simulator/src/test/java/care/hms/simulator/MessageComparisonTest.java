package care.hms.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.simulator.Comparison.Booked;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageComparisonTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WrittenMessage SMS = new WrittenMessage("0", "NO_SHOW", "SMS", "SENT");
    private static final WrittenMessage IN_APP = new WrittenMessage("0", "NO_SHOW", "IN_APP", "SUPPRESSED NO_ACCOUNT");

    @ParameterizedTest(name = "MRN {0}: SMS {1}, in-app {2}")
    @CsvSource({
        "M1, SENT, SUPPRESSED NO_ACCOUNT",
        // Their hashes end in 0 and in 1.
        "M5, SUPPRESSED NO_PHONE, SUPPRESSED NO_ACCOUNT",
        "M6, SENT, SENT"
    })
    void N3_N4_aNoShowIsToldByTwoChannelsAndEachIsSuppressedWhereItCannotReach(String mrn, String sms, String inApp) {
        assertThat(ExpectedMessage.of(booking(mrn, "did not attend"), BERLIN))
                .containsExactly(
                        new ExpectedMessage("NO_SHOW", "SMS", sms), new ExpectedMessage("NO_SHOW", "IN_APP", inApp));
    }

    @Test
    void N4_whoeverIsCancelledByTheReceptionIsToldAndWhoeverWasSeenIsNot() {
        assertThat(ExpectedMessage.of(booking("M1", "cancelled"), BERLIN))
                .extracting(ExpectedMessage::kind)
                .containsExactly("CANCELLED_BY_CLINIC by SMS", "CANCELLED_BY_CLINIC by IN_APP");
        assertThat(ExpectedMessage.of(
                        Recordings.booking("attended", "09:14:59", "09:20:00", "09:30:00", "09:40:00"), BERLIN))
                .isEmpty();
        assertThat(ExpectedMessage.of(
                        Recordings.booking("attended", "09:15:00", "09:20:00", "09:30:00", "09:40:00"), BERLIN))
                .hasSize(2);
    }

    @Test
    void whatHadToBeToldAndWasAgrees() {
        var comparison = compare(SMS, IN_APP);

        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.expected()).isEqualTo(Map.of("NO_SHOW by SMS", 1L, "NO_SHOW by IN_APP", 1L));
        assertThat(comparison.found())
                .isEqualTo(Map.of("NO_SHOW by SMS SENT", 1L, "NO_SHOW by IN_APP SUPPRESSED NO_ACCOUNT", 1L));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("NO_SHOW by SMS expected once, is there 0 times", List.of(IN_APP)),
                Arguments.of("NO_SHOW by SMS expected once, is there 2 times", List.of(SMS, SMS, IN_APP)),
                Arguments.of(
                        "NO_SHOW by SMS expected SENT, is SUPPRESSED TOO_OLD",
                        List.of(new WrittenMessage("0", "NO_SHOW", "SMS", "SUPPRESSED TOO_OLD"), IN_APP)),
                Arguments.of(
                        "NO_SHOW by SMS expected SENT, is PENDING",
                        List.of(new WrittenMessage("0", "NO_SHOW", "SMS", "PENDING"), IN_APP)),
                Arguments.of(
                        "CANCELLED_BY_CLINIC by SMS: nobody expected it",
                        List.of(SMS, IN_APP, new WrittenMessage("0", "CANCELLED_BY_CLINIC", "SMS", "SENT"))),
                Arguments.of(
                        "about appointment stranger: nobody expected it",
                        List.of(SMS, IN_APP, new WrittenMessage("stranger", "NO_SHOW", "SMS", "SENT"))),
                Arguments.of(
                        "SWEEP_FAILING by IN_APP about no appointment",
                        List.of(SMS, IN_APP, new WrittenMessage("", "SWEEP_FAILING", "IN_APP", "SENT"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongMessageIsNamed(String difference, List<WrittenMessage> messages) {
        assertThat(compare(messages.toArray(WrittenMessage[]::new)).mismatches())
                .singleElement()
                .asString()
                .contains(difference);
    }

    @Test
    void messagesAboutABookingTooCloseToCallCountNeitherWay() {
        var comparison = MessageComparison.of(List.of(), Set.of("0"), List.of(SMS, IN_APP), BERLIN);

        assertThat(comparison.mismatches()).isEmpty();
        assertThat(comparison.expected()).isEmpty();
    }

    private static RecordedBooking booking(String mrn, String outcome) {
        return Recordings.of(Recordings.row("D01", "09:00", mrn, "2026-01-10", outcome))
                .day(LocalDate.parse("2026-01-19"))
                .bookings()
                .get(0);
    }

    private static MessageComparison compare(WrittenMessage... messages) {
        return MessageComparison.of(
                List.of(new Booked(booking("M1", "did not attend"), "0")), Set.of(), List.of(messages), BERLIN);
    }
}
