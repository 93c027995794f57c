/**
 * Who did what to which object, when, by which way and with what outcome, refusals and reads of patients' details
 * included: a record that is only ever added to. Nobody depends on this component: it listens.
 */
package care.hms.audit;
