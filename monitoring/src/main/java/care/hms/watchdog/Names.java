package care.hms.watchdog;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host name. */
@FunctionalInterface
interface Names {

    /** The machine's own way, which may take minutes. */
    Names OF_THE_MACHINE = InetAddress::getAllByName;

    InetAddress[] resolve(String host) throws UnknownHostException;
}
