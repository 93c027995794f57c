/**
 * Runs the system with one command: checks the settings, starts PostgreSQL and the application server with folders of
 * their own, waits until the application is ready, and stops everything in the right order.
 */
package care.hms.launcher;
