package care.hms.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom, when, and whether at all: each reason alone. */
class PlanTest {

    private static final NotificationSettings EVERYTHING = new NotificationSettings(
            Optional.of(new NotificationSettings.Sms(URI.create("http://gateway.example"), "HMS", "account", "token")),
            Optional.of(new NotificationSettings.Mail("hms@clinic.example", Optional.empty(), "")),
            Optional.empty());
    private static final NotificationSettings NOTHING =
            new NotificationSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** The appointment was due at 08:15 UTC, in Berlin at 09:15. */
    private static final Instant DUE = Instant.parse("2026-01-22T08:15:00Z");

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    private Facts about = TextsTest.JOHN;
    private NotificationPolicy policy = NotificationPolicy.DEFAULT;
    private NotificationSettings settings = EVERYTHING;
    private Instant now = DUE;

    private PlannedNotification plan(Notice notice, Channel channel) {
        return new Plan(notice, about, "", policy, settings, now).by(channel);
    }

    private void patient(Preferences preferences, boolean hasPhone, boolean hasAccount) {
        var john = TextsTest.JOHN.patient();
        about = new Facts(
                about.hospitalId(),
                about.zone(),
                about.appointmentId(),
                about.version(),
                about.date(),
                about.time(),
                about.noShowDueAt(),
                new Facts.Patient(
                        john.id(),
                        john.firstName(),
                        john.lastName(),
                        hasAccount ? john.accountId() : null,
                        hasPhone,
                        preferences),
                about.doctor());
    }

    private void doctor(boolean hasAccount, boolean hasAddress) {
        var smith = TextsTest.JOHN.doctor();
        about = new Facts(
                about.hospitalId(),
                about.zone(),
                about.appointmentId(),
                about.version(),
                about.date(),
                about.time(),
                about.noShowDueAt(),
                about.patient(),
                new Facts.Doctor(smith.id(), smith.lastName(), hasAccount ? smith.accountId() : null, hasAddress));
    }

    private NotificationPolicy policy(boolean sms, QuietHours quiet) {
        return new NotificationPolicy(Language.DE, sms, quiet, Duration.ofHours(2), 7);
    }

    @Test
    void whatNothingSpeaksAgainstGoesAtOnce() {
        var sms = plan(Notice.NO_SHOW, Channel.SMS);

        assertThat(sms.suppression()).isNull();
        assertThat(sms.notBefore()).isEqualTo(now);
        assertThat(sms.patientId()).isEqualTo(about.patient().id());
        assertThat(sms.doctorId()).isNull();
        assertThat(sms.maximumAttempts()).isEqualTo(40);
    }

    @Test
    void N3_everyReasonNotToSend() {
        patient(Preferences.NONE, false, false);
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isEqualTo(Suppression.NO_PHONE);
        assertThat(plan(Notice.NO_SHOW, Channel.IN_APP).suppression()).isEqualTo(Suppression.NO_ACCOUNT);

        patient(new Preferences(null, false, null), true, true);
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isEqualTo(Suppression.OPTED_OUT);
        assertThat(plan(Notice.EMERGENCY_LEAVE, Channel.SMS).suppression()).isEqualTo(Suppression.OPTED_OUT);
        assertThat(plan(Notice.NO_SHOW, Channel.IN_APP).suppression()).isNull();

        patient(Preferences.NONE, true, true);
        policy = policy(false, null);
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isEqualTo(Suppression.SMS_OFF);

        policy = NotificationPolicy.DEFAULT;
        doctor(false, false);
        assertThat(plan(Notice.CANCELLED_LAST_MINUTE, Channel.IN_APP).suppression())
                .isEqualTo(Suppression.NO_ACCOUNT);
        assertThat(plan(Notice.CANCELLED_LAST_MINUTE, Channel.EMAIL).suppression())
                .isEqualTo(Suppression.NO_ADDRESS);

        settings = NOTHING;
        doctor(true, true);
        assertThat(plan(Notice.CANCELLED_LAST_MINUTE, Channel.EMAIL).suppression())
                .isEqualTo(Suppression.CHANNEL_NOT_CONFIGURED);
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isEqualTo(Suppression.CHANNEL_NOT_CONFIGURED);
        assertThat(plan(Notice.NO_SHOW, Channel.IN_APP).suppression()).isNull();
    }

    @ParameterizedTest(name = "T7 {0} after the due instant: {1}")
    @CsvSource({"PT0S, ", "PT2H, ", "PT2H0.000001S, TOO_OLD", "P30D, TOO_OLD"})
    void aNoShowThatIsTooLongAgoIsToldInTheApplicationOnly(Duration after, Suppression expected) {
        now = DUE.plus(after);

        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isEqualTo(expected);
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).usefulUntil()).isEqualTo(DUE.plus(Duration.ofHours(2)));
        assertThat(plan(Notice.NO_SHOW, Channel.IN_APP).suppression()).isNull();
        assertThat(plan(Notice.CANCELLED_BY_CLINIC, Channel.SMS).suppression()).isNull();
        assertThat(plan(Notice.CANCELLED_BY_CLINIC, Channel.SMS).usefulUntil()).isNull();
    }

    @Test
    void quietHoursHoldBackAnSmsAndNothingElse() {
        policy = policy(true, NIGHT);
        now = Instant.parse("2026-01-22T20:30:00Z");

        assertThat(plan(Notice.CANCELLED_BY_CLINIC, Channel.SMS).notBefore()).isEqualTo("2026-01-23T06:00:00Z");
        assertThat(plan(Notice.CANCELLED_BY_CLINIC, Channel.IN_APP).notBefore()).isEqualTo(now);
        assertThat(plan(Notice.EMERGENCY_LEAVE, Channel.SMS).notBefore()).isEqualTo(now);
    }

    @Test
    void thePatientsOwnQuietHoursAndLanguageComeFirst() {
        policy = policy(true, NIGHT);
        now = Instant.parse("2026-01-22T20:30:00Z");
        patient(
                new Preferences(Language.EN, true, new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0))),
                true,
                true);

        assertThat(plan(Notice.CANCELLED_BY_CLINIC, Channel.SMS).notBefore()).isEqualTo(now);
        assertThat(plan(Notice.CANCELLED_BY_CLINIC, Channel.SMS).language()).isEqualTo(Language.EN);
        assertThat(plan(Notice.CANCELLED_BY_PATIENT, Channel.IN_APP).language()).isEqualTo(Language.DE);
    }

    @Test
    void aNoShowInTheEveningWouldBeTooOldInTheMorning() {
        policy = policy(true, new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 15)));
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isNull();

        policy = policy(true, new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 16)));
        assertThat(plan(Notice.NO_SHOW, Channel.SMS).suppression()).isEqualTo(Suppression.TOO_OLD);
    }

    @Test
    void theKeyIsThatOfThePersonAndTheCause() {
        var first = plan(Notice.NO_SHOW, Channel.SMS).idempotencyKey();
        patient(Preferences.NONE, false, false);

        assertThat(plan(Notice.NO_SHOW, Channel.SMS).idempotencyKey()).isEqualTo(first);
        assertThat(plan(Notice.NO_SHOW, Channel.IN_APP).idempotencyKey()).isNotEqualTo(first);
        assertThat(plan(Notice.RESCHEDULED, Channel.SMS).idempotencyKey()).contains(":1:");
    }
}
