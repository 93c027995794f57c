/** Hospitals with their zone, holidays and policies, and their patients. */
package care.hms.hospital;
