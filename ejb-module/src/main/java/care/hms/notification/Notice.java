package care.hms.notification;

import static care.hms.notification.Channel.EMAIL;
import static care.hms.notification.Channel.IN_APP;
import static care.hms.notification.Channel.SMS;
import static care.hms.notification.Priority.HIGH;
import static care.hms.notification.Priority.NORMAL;
import static care.hms.notification.Recipient.ADMINISTRATORS;
import static care.hms.notification.Recipient.DOCTOR;
import static care.hms.notification.Recipient.PATIENT;
import static care.hms.notification.Recipient.RECEPTIONISTS;

import java.util.List;
import java.util.Optional;

/** Who hears what: the table of decision N4, here and nowhere else. The words stand in the text bundles. */
public enum Notice {
    /** The patient did not come (§3). */
    NO_SHOW(PATIENT, NORMAL, SMS, IN_APP),
    /** A no-show was taken back (A8). */
    REINSTATED(PATIENT, NORMAL, IN_APP),
    /** The patient cancelled within 24 hours of the start (§10.2, T9). */
    CANCELLED_LAST_MINUTE(DOCTOR, HIGH, IN_APP, EMAIL),
    /** The patient cancelled earlier (§10.2). */
    CANCELLED_BY_PATIENT(DOCTOR, NORMAL, IN_APP),
    CANCELLED_BY_CLINIC(PATIENT, NORMAL, SMS, IN_APP),
    /** Staff moved the appointment. */
    RESCHEDULED(PATIENT, NORMAL, SMS, IN_APP),
    /** The doctor is on emergency leave (§10.3). */
    EMERGENCY_LEAVE(PATIENT, HIGH, SMS, IN_APP),
    /** The same, and the patient is in the waiting room already. */
    WAITING_PATIENT_AFFECTED(RECEPTIONISTS, HIGH, IN_APP),
    /** The doctor's hours changed and the appointment lies outside of them (§10.4). */
    SCHEDULE_CHANGED(PATIENT, NORMAL, SMS, IN_APP),
    /** The sweep failed three times in a row (§9, S7). */
    SWEEP_FAILING(ADMINISTRATORS, HIGH, IN_APP, EMAIL),
    SWEEP_RECOVERED(ADMINISTRATORS, NORMAL, IN_APP, EMAIL);

    private final Recipient recipient;
    private final Priority priority;
    private final List<Channel> channels;

    Notice(Recipient recipient, Priority priority, Channel... channels) {
        this.recipient = recipient;
        this.priority = priority;
        this.channels = List.of(channels);
    }

    Recipient recipient() {
        return recipient;
    }

    Priority priority() {
        return priority;
    }

    List<Channel> channels() {
        return channels;
    }

    /** §10.2's {@code metadata.isLastMinute}; empty for what is no patient's cancellation. */
    Optional<Boolean> isLastMinute() {
        return switch (this) {
            case CANCELLED_LAST_MINUTE -> Optional.of(true);
            case CANCELLED_BY_PATIENT -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
