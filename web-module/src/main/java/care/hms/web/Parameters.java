package care.hms.web;

import care.hms.Invalid;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads path and query parameters strictly: a wrong one is 400 and named, where JAX-RS would answer 404. */
@Provider
public class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            UUID.class, Text::uuid,
            LocalDate.class, Text::date,
            Instant.class, Text::instant,
            int.class, Text::integer);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        var reader = (Function<String, T>) READERS.get(type);
        return reader == null ? null : new Strict<>(name(annotations), reader);
    }

    private static String name(Annotation[] annotations) {
        return Stream.of(annotations)
                .map(annotation -> {
                    if (annotation instanceof PathParam path) {
                        return path.value();
                    }
                    if (annotation instanceof QueryParam query) {
                        return query.value();
                    }
                    return annotation instanceof HeaderParam header ? header.value() : "";
                })
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("parameter");
    }

    private record Strict<T>(String name, Function<String, T> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            if (value == null) {
                return null;
            }
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException wrong) {
                throw new Invalid(name, wrong.getMessage());
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
