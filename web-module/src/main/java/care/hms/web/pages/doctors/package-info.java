/** When doctors see patients and when they are away: every change is shown before it is made. */
package care.hms.web.pages.doctors;
