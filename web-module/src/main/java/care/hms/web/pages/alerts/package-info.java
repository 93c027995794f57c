/** Alerts about patients who wait too long, and whoever attends to them. */
package care.hms.web.pages.alerts;
