package care.hms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import com.fasterxml.jackson.databind.JavaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final JavaType FORM = Json.MAPPER.constructType(Form.class);

    record Hours(DayOfWeek day, LocalTime start) {}

    record Form(
            UUID id,
            String name,
            int count,
            Integer perhaps,
            BigDecimal weight,
            Boolean running,
            LocalDate date,
            Instant now,
            List<Hours> hours) {}

    private static Form read(String json) throws IOException {
        return (Form) Json.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), FORM);
    }

    private static void assertRefused(String json, String field, String allowed) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(Invalid.class, refused -> assertThat(refused.errors())
                        .containsExactly(new FieldError(field, allowed)));
    }

    @Test
    void whatIsRightIsRead() throws IOException {
        var form = read("""
                {"id":"528ac988-3969-40d8-8f15-4f5804b88bc9","name":"Zoë 😀","count":3,"perhaps":null,"weight":78.5,
                 "running":true,"date":"2026-01-19","now":"2026-01-19T08:00:00.5Z","hours":[{"day":"MONDAY","start":"09:15"}]}""");

        assertThat(form)
                .isEqualTo(new Form(
                        UUID.fromString("528ac988-3969-40d8-8f15-4f5804b88bc9"),
                        "Zoë 😀",
                        3,
                        null,
                        new BigDecimal("78.5"),
                        true,
                        LocalDate.of(2026, 1, 19),
                        Instant.parse("2026-01-19T08:00:00.5Z"),
                        List.of(new Hours(DayOfWeek.MONDAY, LocalTime.of(9, 15)))));
    }

    @Test
    void whatIsWrittenReadsBack() throws IOException {
        var form = new Form(
                UUID.randomUUID(),
                "x",
                1,
                2,
                BigDecimal.TEN,
                false,
                LocalDate.of(2026, 1, 19),
                Instant.parse("2026-01-19T08:00:00.123456Z"),
                List.of(new Hours(DayOfWeek.FRIDAY, LocalTime.of(17, 0))));
        var written = new ByteArrayOutputStream();

        Json.write(form, written);

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("\"start\":\"17:00\"")
                .contains("\"now\":\"2026-01-19T08:00:00.123456Z\"");
        assertThat(read(written.toString(StandardCharsets.UTF_8))).isEqualTo(form);
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertRefused("{\"count\":1,\"nmae\":\"x\"}", "nmae", "no such field");
        assertRefused(
                "{\"count\":1,\"hours\":[{\"day\":\"MONDAY\",\"begin\":\"09:00\"}]}",
                "hours[0].begin",
                "no such field");
    }

    @Test
    void aRepeatedFieldIsRefused() {
        assertRefused("{\"count\":1,\"count\":2}", "body", "well-formed JSON, each field once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "{\"count\":1",
                "{\"count\":1} {}",
                "{'count':1}",
                "{\"count\":01}",
                "{\"count\":NaN}",
                "// comment\n{\"count\":1}",
                "null",
                "[]",
                "\"text\"",
                "3"
            })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(Invalid.class, refused -> assertThat(refused.errors())
                        .singleElement()
                        .extracting(FieldError::field)
                        .isIn("body", "count"));
    }

    @Test
    void noBodyIsAnEmptyObject() {
        assertRefused("", "count", "a whole number");
    }

    @Test
    void brokenUtf8IsRefused() {
        var broken = "{\"name\":\"\u00ff\",\"count\":1}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(broken), FORM))
                .isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"count":"1"}                        | count         | a whole number
                    {"count":1.5}                        | count         | a whole number
                    {"count":99999999999}                | count         | a shorter or simpler value
                    {"count":null}                       | count         | a whole number
                    {}                                   | count         | a whole number
                    {"count":1,"perhaps":true}           | perhaps       | a whole number
                    {"count":1,"name":5}                 | name          | a text in quotes
                    {"count":1,"name":{}}                | name          | a text in quotes
                    {"count":1,"weight":"78.5"}          | weight        | a number
                    {"count":1,"running":"true"}         | running       | true or false
                    {"count":1,"running":1}              | running       | true or false
                    {"count":1,"id":"1-1-1-1-1"}         | id            | an id such as 528ac988-3969-40d8-8f15-4f5804b88bc9
                    {"count":1,"id":"UoqsmDlpQNiPFU9YBLiLyQ=="} | id     | an id such as 528ac988-3969-40d8-8f15-4f5804b88bc9
                    {"count":1,"date":"2026-02-30"}      | date          | a date such as 2026-01-19
                    {"count":1,"date":"+999999999-01-01"}| date          | a date such as 2026-01-19
                    {"count":1,"date":[2026,1,19]}       | date          | a text in quotes
                    {"count":1,"now":"2026-01-19T08:00"} | now           | an instant in UTC such as 2026-01-19T08:00:00Z
                    {"count":1,"now":1768809600}         | now           | a text in quotes
                    {"count":1,"hours":{}}               | hours         | a list
                    {"count":1,"hours":[null]}           | hours[0]      | a JSON object
                    {"count":1,"hours":[{"start":"9:15"}]}  | hours[0].start | a time such as 09:15
                    {"count":1,"hours":[{"start":"24:00"}]} | hours[0].start | a time such as 09:15
                    {"count":1,"hours":[{"day":"Monday"}]}  | hours[0].day   | one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY
                    {"count":1,"hours":[{"day":0}]}         | hours[0].day   | one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY
                    """)
    void aValueOfTheWrongKindIsNamed(String json, String field, String allowed) {
        assertRefused(json, field, allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\n",
                "\\t",
                "\\u001b",
                "\\u0085",
                "\\u007f",
                "\\ud83d",
                "\\ude00x",
                "\\u2028",
                "\\u202e",
                "\\u2066"
            })
    void whatCannotBeStoredOrShownIsRefused(String escaped) {
        assertRefused(
                "{\"count\":1,\"name\":\"a" + escaped + "\"}",
                "name",
                "no control characters and no broken characters");
    }

    @Test
    void whatIsLongerOrDeeperThanAnythingOfOursIsRefused() {
        assertRefused("{\"count\":1,\"name\":\"" + "x".repeat(10_000) + "\"}", "name", "a shorter or simpler value");
        assertThatThrownBy(() -> read("{\"hours\":" + "[".repeat(50) + "]".repeat(50) + "}"))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> read("{\"weight\":" + "9".repeat(1000) + "}")).isInstanceOf(Invalid.class);
    }

    @Test
    void noRefusalTellsWhatWeAreMadeOf() {
        for (var body : List.of("{\"count\":\"x\"}", "{\"x\":1}", "[", "{\"hours\":3}", "{\"count\":1e999999}")) {
            assertThatThrownBy(() -> read(body))
                    .isInstanceOf(Invalid.class)
                    .hasMessageNotContaining("java")
                    .hasMessageNotContaining("care.hms")
                    .hasMessageNotContaining("jackson");
        }
    }
}
