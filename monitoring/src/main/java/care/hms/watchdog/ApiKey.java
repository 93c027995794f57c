package care.hms.watchdog;

/** Where the key of the external trigger is kept; asked at every check, so that a new key needs no restart. */
@FunctionalInterface
interface ApiKey {

    /** @throws CallFailed when it cannot be had */
    String read() throws CallFailed;
}
