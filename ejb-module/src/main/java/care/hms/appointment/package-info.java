/** The appointment and what people do with it, from booking to its end. */
package care.hms.appointment;
