package care.hms.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of §10 and N4. */
class TextsTest {

    static final Facts JOHN = facts("John", "Smith", "Smith");

    static Facts facts(String first, String last, String doctor) {
        return new Facts(
                UUID.randomUUID(),
                ZoneId.of("Europe/Berlin"),
                UUID.randomUUID(),
                1,
                LocalDate.of(2026, 1, 22),
                LocalTime.of(9, 0),
                Instant.parse("2026-01-22T08:15:00Z"),
                new Facts.Patient(UUID.randomUUID(), first, last, UUID.randomUUID(), true, Preferences.NONE),
                new Facts.Doctor(UUID.randomUUID(), doctor, UUID.randomUUID(), true));
    }

    private static String message(Language language, Notice notice) {
        return notice.recipient() == Recipient.ADMINISTRATORS
                ? Texts.in(language).message(notice, 3)
                : Texts.in(language).message(notice, JOHN);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "NO_SHOW, Missed Appointment",
        "REINSTATED, Appointment Reinstated",
        "CANCELLED_LAST_MINUTE, Last-Minute Cancellation",
        "CANCELLED_BY_PATIENT, Appointment Cancelled",
        "CANCELLED_BY_CLINIC, Appointment Cancelled",
        "RESCHEDULED, Appointment Rescheduled",
        "EMERGENCY_LEAVE, Appointment Cancelled - Doctor Unavailable",
        "WAITING_PATIENT_AFFECTED, Patient In Waiting Room Affected By Leave",
        "SCHEDULE_CHANGED, Schedule Change Notification",
        "SWEEP_FAILING, Sweep Failing",
        "SWEEP_RECOVERED, Sweep Recovered"
    })
    void N4_theTitlesAreThoseOfTheTable(Notice notice, String title) {
        assertThat(Texts.in(Language.EN).title(notice)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CANCELLED_LAST_MINUTE | John Smith cancelled their 09:00 appointment on Jan 22.",
                "EMERGENCY_LEAVE | Your appointment with Dr. Smith on Jan 22 at 09:00 has been cancelled due to doctor"
                        + " unavailability. Please reschedule.",
                "SCHEDULE_CHANGED | Dr. Smith's schedule has changed. Your appointment on Thursday, Jan 22 at 09:00 may"
                        + " be affected. Please contact the clinic to confirm or reschedule.",
                "NO_SHOW | You missed your appointment with Dr. Smith on Jan 22 at 09:00. Please contact the clinic to"
                        + " reschedule.",
            })
    void theMessagesAreThoseOfTheSpecification(Notice notice, String message) {
        assertThat(message(Language.EN, notice)).isEqualTo(message);
    }

    @Test
    void inGermanEverythingIsGerman() {
        assertThat(message(Language.DE, Notice.NO_SHOW))
                .isEqualTo("Sie haben Ihren Termin bei Dr. Smith am 22. Januar um 09:00 Uhr versäumt."
                        + " Bitte vereinbaren Sie mit der Praxis einen neuen.");
        assertThat(message(Language.DE, Notice.SCHEDULE_CHANGED)).contains("am Donnerstag, den 22. Januar um 09:00");
        for (var notice : Notice.values()) {
            assertThat(Texts.in(Language.DE).title(notice))
                    .isNotEqualTo(Texts.in(Language.EN).title(notice));
        }
    }

    static Stream<Arguments> everyNoticeInEveryLanguage() {
        return Stream.of(Language.values())
                .flatMap(language -> Arrays.stream(Notice.values()).map(notice -> Arguments.of(language, notice)));
    }

    @ParameterizedTest
    @MethodSource("everyNoticeInEveryLanguage")
    void noTextHasAHole(Language language, Notice notice) {
        assertThat(Texts.in(language).title(notice)).isNotBlank().doesNotContain("{", "}", "''");
        assertThat(message(language, notice)).endsWith(".").doesNotContain("{", "}", "''", "null");
    }

    /** N2: whoever finds the phone learns of an appointment and of nobody's illness. */
    @ParameterizedTest
    @MethodSource("everyNoticeInEveryLanguage")
    void anSmsNamesNobodyButTheDoctor(Language language, Notice notice) {
        if (notice.channels().contains(Channel.SMS)) {
            var told = Texts.in(language).message(notice, facts("Patkanari", "Kanarienvogel", "Lee"));
            assertThat(told).contains("Dr. Lee").doesNotContain("Patkanari", "Kanarienvogel");
        }
    }

    @Test
    void aNameIsNoPattern() {
        assertThat(Texts.in(Language.EN).message(Notice.CANCELLED_BY_PATIENT, facts("{0}", "O'Brien", "Lee")))
                .isEqualTo("{0} O'Brien cancelled their 09:00 appointment on Jan 22.");
    }
}
