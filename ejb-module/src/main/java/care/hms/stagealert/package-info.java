/** Alerts for staff about patients in the building who wait too long at a stage (§4). */
package care.hms.stagealert;
