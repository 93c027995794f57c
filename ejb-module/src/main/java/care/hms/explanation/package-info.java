/** Tells people why an appointment is a no-show or is not, from what is written down and nothing else. */
package care.hms.explanation;
