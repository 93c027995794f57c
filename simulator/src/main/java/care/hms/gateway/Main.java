package care.hms.gateway;

import java.io.IOException;
import java.time.Clock;

/**
 * Starts the gateway with what the environment says: HMS_GATEWAY_PORT, HMS_SMS_ACCOUNT, HMS_SMS_TOKEN. Its first line
 * tells its address; it ends when whoever started it closes its standard input.
 */
public final class Main {

    private Main() {}

    /** Runs until the standard input ends. */
    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(System.getenv().getOrDefault("HMS_GATEWAY_PORT", "0"));
        try (var gateway = new SmsGateway(
                port, System.getenv("HMS_SMS_ACCOUNT"), System.getenv("HMS_SMS_TOKEN"), Clock.systemUTC())) {
            System.out.println(gateway.url());
            while (System.in.read() >= 0) {
                // Nothing is read for its own sake: the end is what counts.
            }
        }
        System.exit(0);
    }
}
