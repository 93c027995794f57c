/**
 * The process engine, and nobody else knows it: built and stopped here, told what happened to an appointment by its
 * events, telling the domain that an instant has come by calling its use cases. The appointment's row is the truth; an
 * instance only waits on its behalf.
 */
package care.hms.workflow;
