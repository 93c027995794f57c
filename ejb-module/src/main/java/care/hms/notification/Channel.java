package care.hms.notification;

/** By which way a message reaches somebody. */
public enum Channel {
    /** Read in the application: the row is the delivery itself. */
    IN_APP,
    SMS,
    EMAIL
}
