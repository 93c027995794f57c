/**
 * The watchdog: notices from outside when the application is down, its scheduler dead or its sweep failing, has the
 * sweep run meanwhile, and tells somebody (§5, §9). Knows nothing of the server but two answers of its API.
 */
package care.hms.watchdog;
