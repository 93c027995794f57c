package care.hms.absence;

import care.hms.appointment.Appointment;
import care.hms.notification.PlannedNotification;
import java.util.List;

/** All that an absence does, computed and not yet done: a preview shows the effects, the act carries out the rest. */
record AbsencePlan(AbsenceEffects effects, List<Appointment> toCancel, List<PlannedNotification> messages) {}
