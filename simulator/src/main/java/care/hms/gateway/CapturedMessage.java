package care.hms.gateway;

import java.time.Instant;

/** A message that would have been sent. */
record CapturedMessage(String id, Instant at, String to, String from, String body) {}
