package care.hms.web.pages.doctors;

import care.hms.absence.AffectedAppointment;
import care.hms.absence.AffectedAppointment.Message;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.web.pages.Days;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts those whom a change concerns into words: who, when, and what they will be told by which way. */
@Dependent
class PreviewRows {

    @Inject
    private Days days;

    @Inject
    private Texts texts;

    /** @param seen what the person has seen already; null at the first look, when nothing is new */
    List<Preview.Row> of(List<AffectedAppointment> appointments, boolean untouched, Set<String> seen) {
        return appointments.stream()
                .map(one -> new Preview.Row(
                        one.id(),
                        one.patient().lastName() + ", " + one.patient().firstName(),
                        days.moment(one.date(), one.time()),
                        one.status(),
                        !untouched && one.status() == AppointmentStatus.CHECKED_IN,
                        untouched,
                        untouched ? texts.of("doctors.untouched") : told(one.messages()),
                        seen != null && !seen.contains(Preview.mark(one.id(), one.status()))))
                .toList();
    }

    private String told(List<Message> messages) {
        var ways = messages.stream()
                .filter(message -> message.suppressed() == null)
                .map(message -> message.to() == Role.PATIENT
                        ? texts.of("channel." + message.channel())
                        : texts.of("doctors.toStaff", texts.of("channel." + message.channel())))
                .distinct()
                .collect(Collectors.joining(" + "));
        if (!ways.isEmpty()) {
            return ways;
        }
        var why = messages.stream()
                .map(message -> texts.of("reason." + message.suppressed()))
                .distinct()
                .collect(Collectors.joining(", "));
        return why.isEmpty() ? texts.of("doctors.nobodyTold") : texts.of("doctors.notTold", why);
    }
}
