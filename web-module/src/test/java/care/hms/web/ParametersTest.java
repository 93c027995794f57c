package care.hms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    /** Its parameters lend their annotations. */
    interface Sample {
        void method(@PathParam("id") UUID id, @QueryParam("date") LocalDate date, @QueryParam("page") int page);
    }

    private static Annotation[] annotations(int index) {
        return Sample.class.getMethods()[0].getParameterAnnotations()[index];
    }

    private static <T> T read(Class<T> type, int index, String value) {
        return new Parameters().getConverter(type, type, annotations(index)).fromString(value);
    }

    @Test
    void rightParametersAreRead() {
        assertThat(read(UUID.class, 0, "528AC988-3969-40d8-8f15-4f5804b88bc9"))
                .isEqualTo(UUID.fromString("528ac988-3969-40d8-8f15-4f5804b88bc9"));
        assertThat(read(LocalDate.class, 1, "2026-01-19")).isEqualTo(LocalDate.of(2026, 1, 19));
        assertThat(read(int.class, 2, "17")).isEqualTo(17);
        assertThat(read(LocalDate.class, 1, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "528ac988", "528ac988-3969-40d8-8f15-4f5804b88bc9 ", "' or 1=1"})
    void aWrongIdIsNamed(String id) {
        assertRefused(() -> read(UUID.class, 0, id), "id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-13-01", "19.01.2026", "-2026-01-01", "2026-01-19T00:00"})
    void aWrongDateIsNamed(String date) {
        assertRefused(() -> read(LocalDate.class, 1, date), "date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "9999999999", "+1", "٣"})
    void aWrongNumberIsNamed(String page) {
        assertRefused(() -> read(int.class, 2, page), "page");
    }

    private static void assertRefused(Runnable reading, String field) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Invalid.class, refused -> assertThat(refused.errors())
                .extracting(FieldError::field)
                .isEqualTo(List.of(field)));
    }

    @Test
    void otherTypesAreNotOurs() {
        assertThat(new Parameters().getConverter(String.class, String.class, annotations(0)))
                .isNull();
    }

    @Test
    void anETagIsAVersionInQuotes() {
        assertThat(IfMatch.fromString("\"0\"").version()).isZero();
        assertThat(IfMatch.fromString(" \"17\" ").version()).isEqualTo(17);
        assertThat(IfMatch.optional(null)).isNull();
        assertThat(IfMatch.optional(new IfMatch(3))).isEqualTo(3);
        assertThat(IfMatch.required(new IfMatch(3))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "*", "W/\"3\"", "\"3\", \"4\"", "\"-1\"", "\"03\"", "\"x\"", "\"99999999999999999999\""
            })
    void anythingElseIsNoETagOfOurs(String header) {
        assertRefused(() -> IfMatch.fromString(header), "If-Match");
    }
}
