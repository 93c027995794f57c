package care.hms.simulator;

import java.time.LocalTime;
import java.util.Optional;

/**
 * When an attended patient was checked in, measured, seen and let go: clinic-local times on the day of the slot, never
 * going back. A visit without vitals is possible, because the doctor may start without them.
 */
record RecordedVisit(LocalTime checkedInAt, Optional<LocalTime> vitalsAt, LocalTime startedAt, LocalTime completedAt) {}
