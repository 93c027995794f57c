package care.hms.notification;

import java.time.Instant;
import java.util.UUID;

/** Decides, for one notice about one appointment, in which words it goes to whom, when, and whether at all (N3). */
final class Plan {

    private final Notice notice;
    private final Facts about;
    private final String occurrence;
    private final NotificationPolicy policy;
    private final NotificationSettings settings;
    private final Instant now;

    Plan(
            Notice notice,
            Facts about,
            String occurrence,
            NotificationPolicy policy,
            NotificationSettings settings,
            Instant now) {
        this.notice = notice;
        this.about = about;
        this.occurrence = occurrence;
        this.policy = policy;
        this.settings = settings;
        this.now = now;
    }

    PlannedNotification by(Channel channel) {
        var toPatient = notice.recipient() == Recipient.PATIENT;
        var audible = channel == Channel.SMS ? firstAudible() : now;
        return row(
                channel,
                toPatient ? about.patient().accountId() : about.doctor().accountId(),
                toPatient ? about.patient().id() : null,
                toPatient ? null : about.doctor().id(),
                suppression(channel, audible),
                audible);
    }

    PlannedNotification toReceptionist(UUID account) {
        return row(Channel.IN_APP, account, null, null, null, now);
    }

    private PlannedNotification row(
            Channel channel, UUID account, UUID patient, UUID doctor, Suppression suppression, Instant notBefore) {
        var language = language();
        var texts = Texts.in(language);
        return new PlannedNotification(
                key(channel, account, patient, doctor),
                about.hospitalId(),
                notice,
                channel,
                account,
                patient,
                doctor,
                about.appointmentId(),
                language,
                texts.title(notice),
                texts.message(notice, about),
                suppression,
                notBefore,
                channel == Channel.SMS ? usefulUntil() : null,
                policy.maximumAttempts());
    }

    /** An appointment can be moved often, and everything else happens to it once in each occurrence. */
    private String key(Channel channel, UUID account, UUID patient, UUID doctor) {
        var which = notice == Notice.RESCHEDULED ? Long.toString(about.version()) : occurrence;
        // Whoever opens an account, or closes it, stays the same person.
        var whom = patient != null ? patient : doctor != null ? doctor : account;
        return String.join(
                ":", notice.name(), about.appointmentId().toString(), which, channel.name(), whom.toString());
    }

    private Language language() {
        var chosen = notice.recipient() == Recipient.PATIENT
                ? about.patient().preferences().language()
                : null;
        return chosen == null ? policy.language() : chosen;
    }

    private Suppression suppression(Channel channel, Instant audible) {
        return switch (channel) {
            case IN_APP -> account() == null ? Suppression.NO_ACCOUNT : null;
            case SMS -> suppressionOfSms(audible);
            case EMAIL ->
                !about.doctor().hasAddress()
                        ? Suppression.NO_ADDRESS
                        : settings.has(channel) ? null : Suppression.CHANNEL_NOT_CONFIGURED;
        };
    }

    private UUID account() {
        return notice.recipient() == Recipient.PATIENT
                ? about.patient().accountId()
                : about.doctor().accountId();
    }

    private Suppression suppressionOfSms(Instant audible) {
        if (!about.patient().hasPhone()) {
            return Suppression.NO_PHONE;
        }
        if (!about.patient().preferences().sms()) {
            return Suppression.OPTED_OUT;
        }
        if (!policy.sms()) {
            return Suppression.SMS_OFF;
        }
        var until = usefulUntil();
        if (until != null && audible.isAfter(until)) {
            return Suppression.TOO_OLD;
        }
        return settings.has(Channel.SMS) ? null : Suppression.CHANNEL_NOT_CONFIGURED;
    }

    private Instant firstAudible() {
        var own = about.patient().preferences().quietHours();
        var quiet = own == null ? policy.quietHours() : own;
        return quiet == null || notice.priority() == Priority.HIGH ? now : quiet.firstAudible(now, about.zone());
    }

    /** A no-show is old news after a while (T7); everything else stays worth telling. */
    private Instant usefulUntil() {
        return notice == Notice.NO_SHOW ? about.noShowDueAt().plus(policy.noShowSmsWithin()) : null;
    }
}
