/** The domain's one clock: real time, or the simulated time of a demo installation. */
package care.hms.clock;
