/** Patients who do not come: marking by hand or by the deadline, the log of it, and the slot that may be used again. */
package care.hms.noshow;
