package care.hms.simulator;

import care.hms.simulator.RecordedBooking.RecordedSlot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of a recording being read; every complaint names its line and column.
 *
 * @param source the recording, as messages name it
 * @param line where the row stands in it
 */
record RecordingRow(String source, long line, CSVRecord cells) {

    /** The booking this row tells of; throws {@link RecordingFault} at the first cell that cannot be. */
    RecordedBooking booking() {
        var outcome = parse("outcome", Outcome::of, "one of " + Outcome.words());
        return new RecordedBooking(
                line, slot(), patient(), date("booked_on"), outcome, visit(outcome == Outcome.ATTENDED));
    }

    private RecordedSlot slot() {
        var minutes = parse("slot_minutes", this::positive, "a whole number of minutes from 1 to 1440");
        var slot = new RecordedSlot(
                text("doctor_code"), date("slot_date"), wholeMinute("slot_start"), Duration.ofMinutes(minutes));
        if (!slot.end().isAfter(slot.start())) {
            throw RecordingFault.at(
                    source, line, "slot_minutes", "the slot ends at or after midnight, which cannot be replayed");
        }
        return slot;
    }

    private RecordedPatient patient() {
        return new RecordedPatient(
                text("mrn"),
                text("first_name"),
                text("last_name"),
                cells.get("sex").trim(),
                date("date_of_birth"));
    }

    private Optional<RecordedVisit> visit(boolean attended) {
        var times = List.of("checked_in_at", "vitals_at", "consultation_started_at", "consultation_ended_at");
        if (attended) {
            requireOrder(times);
            return Optional.of(new RecordedVisit(
                    time("checked_in_at"),
                    cells.get("vitals_at").isBlank() ? Optional.empty() : Optional.of(time("vitals_at")),
                    time("consultation_started_at"),
                    time("consultation_ended_at")));
        }
        for (var column : times) {
            if (!cells.get(column).isBlank()) {
                throw RecordingFault.at(source, line, column, "must be empty unless the outcome is attended");
            }
        }
        return Optional.empty();
    }

    private void requireOrder(List<String> columns) {
        LocalTime last = LocalTime.MIN;
        for (var column : columns) {
            if (cells.get(column).isBlank()) {
                continue;
            }
            var time = time(column);
            if (time.isBefore(last)) {
                throw RecordingFault.at(source, line, column, time + " is before the step that comes first, " + last);
            }
            last = time;
        }
    }

    private LocalDate date(String column) {
        return parse(column, text -> temporal(text, LocalDate::parse), "a date like 2026-01-19");
    }

    private LocalTime time(String column) {
        return parse(column, text -> temporal(text, LocalTime::parse), "a time like 08:15 or 08:15:30");
    }

    private LocalTime wholeMinute(String column) {
        return parse(
                column,
                text -> temporal(text, LocalTime::parse)
                        .filter(time -> time.equals(time.truncatedTo(ChronoUnit.MINUTES))),
                "a whole minute like 08:15");
    }

    private String text(String column) {
        return parse(column, text -> Optional.of(text).filter(t -> !t.isEmpty()), "a text");
    }

    private <T> T parse(String column, Function<String, Optional<T>> reading, String expected) {
        var text = cells.get(column).trim();
        return reading.apply(text)
                .orElseThrow(() ->
                        RecordingFault.at(source, line, column, "expected %s, found \"%s\"".formatted(expected, text)));
    }

    private Optional<Integer> positive(String text) {
        return text.matches("[0-9]{1,4}")
                ? Optional.of(Integer.valueOf(text)).filter(minutes -> minutes >= 1 && minutes <= 1440)
                : Optional.empty();
    }

    private static <T> Optional<T> temporal(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
