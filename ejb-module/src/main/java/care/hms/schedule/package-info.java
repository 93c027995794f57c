/** Doctors, their working hours, and the slots that come of them. */
package care.hms.schedule;
