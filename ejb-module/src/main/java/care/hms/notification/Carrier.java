package care.hms.notification;

/** Brings a message out of the house. */
interface Carrier {

    /** Tries once, in bounded time, and never throws for what the other side does. */
    Delivery carry(Parcel parcel);
}
