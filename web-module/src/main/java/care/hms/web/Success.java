package care.hms.web;

/** An answer that shows something. */
interface Success {

    Object data();
}
