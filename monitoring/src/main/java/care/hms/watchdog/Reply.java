package care.hms.watchdog;

/**
 * What the backend answered.
 *
 * @param status of HTTP
 * @param location where a redirect leads; empty when it names nothing
 * @param body at most {@link LimitedBody#LONGEST} bytes
 */
record Reply(int status, String location, byte[] body) {}
