/** Booking: the patient, the slot, and what to do when somebody else was faster. */
package care.hms.web.pages.booking;
