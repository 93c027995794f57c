package care.hms.cockpit;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** A request whose body was read before Camunda reads it again. */
final class ReadRequest extends HttpServletRequestWrapper {

    /** The longest list of ids that a page sends is far shorter. */
    private static final int MOST_BYTES = 64 * 1024;

    private final byte[] body;

    ReadRequest(HttpServletRequest request) throws IOException {
        super(request);
        body = request.getInputStream().readNBytes(MOST_BYTES);
    }

    /** The names of the texts in the JSON object that was sent; none when it was anything else. */
    Set<String> texts() {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            JsonStructure sent = reader.read();
            return sent.getValueType() == JsonValue.ValueType.OBJECT
                    ? sent.asJsonObject().entrySet().stream()
                            .filter(member -> member.getValue() instanceof JsonString)
                            .map(member -> member.getKey())
                            .collect(Collectors.toSet())
                    : Set.of();
        } catch (JsonException unreadable) {
            return Set.of();
        }
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(new ByteArrayInputStream(body));
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is not read asynchronously");
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }
    }
}
