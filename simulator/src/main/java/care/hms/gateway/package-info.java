/**
 * A stand-in for an SMS gateway on this machine: takes requests as Twilio does, sends nothing, and shows on a page what
 * it was given. For demos and tests; it can be told to misbehave.
 */
package care.hms.gateway;
