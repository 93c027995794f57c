package care.hms.web;

import care.hms.Invalid;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON as this API speaks it: what is not expected is refused and named, nothing is guessed (no number for a text, no
 * text for a number, no unknown or repeated field), and no value is longer or deeper than any of ours can be.
 */
final class Json {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NUMBER = 30;
    private static final int DEEPEST = 10;

    static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /**
     * Reads a body. No body at all is an empty object: what is needed is then missed by name.
     *
     * @throws Invalid names the field that is not as expected, or {@code body}
     * @throws IOException when the body cannot be received
     */
    static Object read(InputStream body, JavaType type) throws IOException {
        try {
            var pushback = new PushbackInputStream(body);
            var first = pushback.read();
            if (first < 0) {
                return MAPPER.readValue("{}", type);
            }
            pushback.unread(first);
            Object value = MAPPER.readValue(pushback, type);
            if (value == null) {
                throw new Invalid("body", "a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw new Invalid(path(unknown), "no such field");
        } catch (JsonMappingException wrong) {
            throw new Invalid(path(wrong), reason(wrong));
        } catch (JacksonException notJson) {
            throw new Invalid("body", "well-formed JSON, each field once");
        }
    }

    static void write(Object value, OutputStream to) throws IOException {
        MAPPER.writeValue(to, value);
    }

    private static String path(JsonMappingException wrong) {
        var path = wrong.getPath().stream().map(Json::step).collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.substring(path.startsWith(".") ? 1 : 0);
    }

    private static String step(Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
    }

    /** Only our own words leave the house: Jackson's tell class names. */
    private static String reason(JsonMappingException wrong) {
        if (wrong instanceof WrongText) {
            return wrong.getOriginalMessage();
        }
        return wrong instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? allowed(mismatch.getTargetType())
                : "a shorter or simpler value";
    }

    private static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a JSON object";
    }

    private static ObjectMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .addModule(ourTypes())
                .build();
    }

    private static SimpleModule ourTypes() {
        var minutes = DateTimeFormatter.ofPattern("HH:mm");
        return new SimpleModule("hms")
                .addDeserializer(String.class, new FromText<>(String.class, Text::readable))
                .addDeserializer(UUID.class, new FromText<>(UUID.class, Text::uuid))
                .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, Text::date))
                .addDeserializer(LocalTime.class, new FromText<>(LocalTime.class, Text::time))
                .addDeserializer(Instant.class, new FromText<>(Instant.class, Text::instant))
                .addSerializer(UUID.class, ToStringSerializer.instance)
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(LocalTime.class, new StdSerializer<LocalTime>(LocalTime.class) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void serialize(LocalTime time, JsonGenerator to, SerializerProvider provider)
                            throws IOException {
                        to.writeString(minutes.format(time));
                    }
                });
    }

    /** A text that does not say what it should; the message is for the caller. */
    private static final class WrongText extends JsonMappingException {
        private static final long serialVersionUID = 1L;

        WrongText(JsonParser parser, String allowed) {
            super(parser, allowed);
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> reader;

        FromText(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new WrongText(parser, "a text in quotes");
            }
            try {
                return reader.apply(parser.getText());
            } catch (IllegalArgumentException wrong) {
                throw new WrongText(parser, wrong.getMessage());
            }
        }
    }
}
