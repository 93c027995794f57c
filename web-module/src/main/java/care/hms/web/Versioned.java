package care.hms.web;

/** An answer whose version is its {@code ETag}. */
interface Versioned {

    /** Raised with every change. */
    long version();
}
