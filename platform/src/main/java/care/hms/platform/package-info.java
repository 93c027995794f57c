/**
 * What the container must find at the root of the EAR: one sign-in rule for every web module, and the health checks,
 * which the server ignores anywhere else. Everything they need to know of the hospital stands behind small interfaces
 * that the domain implements; they are looked up when asked, because this library cannot see the domain's modules.
 */
package care.hms.platform;
