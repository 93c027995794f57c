package care.hms.board;

import care.hms.appointment.TimelineEvent;
import java.time.Instant;

/**
 * What happened to an appointment last, and what followed from it.
 *
 * @param by the name of the member of staff, or of the patient, who did it; null when it happened by itself
 * @param slotReleased whether the slot can be booked again; null where that is no question
 * @param slotTakenBack whether a reinstated patient has the slot again; null where that is no question
 * @param sms what became of the SMS to the patient so far; null when none was due
 * @param noSms why there is none, a code of the outbox; null when there is one
 */
public record LastAct(
        TimelineEvent event,
        Instant at,
        String by,
        Boolean slotReleased,
        Boolean slotTakenBack,
        String sms,
        String noSms) {}
