/**
 * Tells people what happened to them (§10, decisions N1 to N4). A message is a row of the outbox, written in the
 * transaction of its cause; a relay on every node sends what leaves the application, after commit.
 */
package care.hms.notification;
