/** Everything about one appointment. */
package care.hms.web.pages.appointment;
