package care.hms.watchdog;

/** Where the key of the external trigger is kept; asked at every check, so that a new key needs no restart. */
@FunctionalInterface
interface ApiKey {

    /** @throws CallFailed when it cannot be had */
    String read() throws CallFailed;

    /**
     * As a header can carry it.
     *
     * @throws CallFailed also when it is something else than a key; the message does not hold it
     */
    default String toSend() throws CallFailed {
        var key = read();
        if (!key.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?")) {
            throw new CallFailed("The API key is not one line of letters, digits and signs of ASCII");
        }
        return key;
    }
}
