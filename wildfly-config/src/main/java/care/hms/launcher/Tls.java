package care.hms.launcher;

import java.nio.file.Path;

/**
 * HTTPS with a certificate of one's own.
 *
 * @param certificateFile PEM: the server's certificate first, then those between it and the root
 *     (HMS_TLS_CERTIFICATE_FILE)
 * @param keyFile PEM: the private key of the first, PKCS#8, not encrypted (HMS_TLS_KEY_FILE)
 * @param port on which HTTPS is spoken instead of HTTP (HMS_HTTPS_PORT)
 */
record Tls(Path certificateFile, Path keyFile, int port) {}
