package care.hms.absence;

import care.hms.notification.PlannedNotification;
import java.util.List;

/** What a change of the working hours does to appointments, computed and not yet told. */
record SchedulePlan(List<AffectedAppointment> affected, List<PlannedNotification> messages) {}
