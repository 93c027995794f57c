/**
 * Doctors who are away, planned or in an emergency (§10.3), and doctors who change their working hours (§10.4): what
 * becomes of their slots and appointments, and who is told. It stands above appointments because it cancels some.
 */
package care.hms.absence;
