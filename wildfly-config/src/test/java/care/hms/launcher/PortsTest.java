package care.hms.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aPortThatIsTakenIsRefusedInWords() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "PostgreSQL", "POSTGRESQL_PORT"))
                    .isInstanceOf(StartFailed.class)
                    .hasMessage("PostgreSQL cannot have port " + taken.getLocalPort()
                            + ": something on this machine already listens there."
                            + " Stop that, or choose another port with POSTGRESQL_PORT.");
        }
    }

    @Test
    void aListenerOnAllAddressesTakesThePortToo() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "PostgreSQL", "POSTGRESQL_PORT"))
                    .isInstanceOf(StartFailed.class);
        }
    }

    @Test
    void aFreePortIsNotRefused() {
        assertThatCode(() -> Ports.requireFree(Ports.free(), "PostgreSQL", "POSTGRESQL_PORT"))
                .doesNotThrowAnyException();
    }
}
