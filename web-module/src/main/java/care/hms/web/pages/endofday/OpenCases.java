package care.hms.web.pages.endofday;

import static care.hms.appointment.AppointmentStatus.CHECKED_IN;
import static care.hms.appointment.AppointmentStatus.IN_PROGRESS;

import care.hms.Page;
import care.hms.account.Role;
import care.hms.appointment.AppointmentFilter;
import care.hms.appointment.AppointmentQueries;
import care.hms.appointment.AppointmentView;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Frame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is in the building, as the rows say, though the slot is over: those of earlier days first, then today's; a doctor's
 * own.
 */
@RequestScoped
public class OpenCases {

    @Inject
    private AppointmentQueries appointments;

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    /** At most 200 of each kind: whoever works off so many asks again. */
    List<AppointmentView> find() {
        var actor = current.get();
        var today = new AppointmentFilter(
                LocalDate.ofInstant(frame.getNow(), frame.getZone()),
                actor.role() == Role.DOCTOR ? actor.doctorId() : null,
                null,
                EnumSet.of(CHECKED_IN, IN_PROGRESS));
        return Stream.concat(
                        appointments.unresolved(actor, 0, Page.MAXIMUM_SIZE).items().stream(),
                        appointments.list(actor, today, 0, Page.MAXIMUM_SIZE).items().stream()
                                .filter(open -> !open.endsAt().isAfter(frame.getNow())))
                .toList();
    }
}
