package care.hms.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** A period of a weekday in which a doctor sees patients, in the hospital's local time; it does not pass midnight. */
public record WorkingHours(DayOfWeek day, LocalTime start, LocalTime end) {}
