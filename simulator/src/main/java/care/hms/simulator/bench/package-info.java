/**
 * Measures how long after its due instant a no-show is committed while very many other timers wait, and what the system
 * costs while nothing is due. Unlike everything else in the simulator this reaches into the database, because waiting
 * timers in such numbers are cloned there; it is meant for a system that is thrown away afterwards.
 */
package care.hms.simulator.bench;
