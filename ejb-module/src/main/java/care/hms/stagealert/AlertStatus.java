package care.hms.stagealert;

/** How far staff are with an alert (§4); the last is final. */
public enum AlertStatus {
    ACTIVE,
    ACKNOWLEDGED,
    RESOLVED
}
