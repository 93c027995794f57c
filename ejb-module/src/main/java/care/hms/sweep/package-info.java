/** The sweep: does on a schedule what the process timers missed, and tells whether it lives (§2, §9, §10.1). */
package care.hms.sweep;
