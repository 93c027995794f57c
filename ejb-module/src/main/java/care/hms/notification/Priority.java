package care.hms.notification;

/** How urgent a message is: HIGH goes first and does not wait for quiet hours to end. */
public enum Priority {
    HIGH,
    NORMAL
}
