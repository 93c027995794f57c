package care.hms.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whose attempts are counted, as a digest: people type their password into the name field, and that must not be stored
 * in clear.
 */
record Subject(String digest) {

    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final int NETWORK_BYTES = 8;

    static Subject ofAddress(String address) {
        return digestOf("address", network(address));
    }

    static Subject of(String username, String address) {
        return digestOf("name", username, network(address));
    }

    static Subject ofName(String username) {
        return digestOf("everywhere", username);
    }

    static Subject of(UUID accountId) {
        return digestOf("account", accountId.toString());
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(digest);
    }

    /** One household has 2^64 addresses of IPv6: its network counts as one. */
    private static String network(String address) {
        if (address == null || !LITERAL.matcher(address).matches()) {
            return String.valueOf(address);
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }

    private static Subject digestOf(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return new Subject(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
