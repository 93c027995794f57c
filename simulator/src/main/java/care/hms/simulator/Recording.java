package care.hms.simulator;

import care.hms.simulator.RecordedBooking.RecordedSlot;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of recorded bookings, one row each; see {@link #COLUMNS} for what a file must hold. */
final class Recording {
    static final List<String> COLUMNS = List.of(
            "doctor_code",
            "slot_date",
            "slot_start",
            "slot_minutes",
            "mrn",
            "first_name",
            "last_name",
            "sex",
            "date_of_birth",
            "booked_on",
            "outcome",
            "checked_in_at",
            "vitals_at",
            "consultation_started_at",
            "consultation_ended_at");

    private static final String DEMO = "demo-day.csv";

    private final String source;
    private final List<RecordedBooking> bookings;

    private Recording(String source, List<RecordedBooking> bookings) {
        this.source = source;
        this.bookings = bookings;
    }

    /** Reads a UTF-8 file; throws {@link RecordingFault} when it is missing, unreadable or not such a recording. */
    static Recording read(Path file) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader);
        } catch (NoSuchFileException missing) {
            throw new RecordingFault(file + ": there is no such file");
        } catch (IOException unreadable) {
            throw new RecordingFault(file + ": cannot be read: " + reason(unreadable));
        }
    }

    /** The small day that comes with the program, for somebody who has no recording yet. */
    static Recording demo() {
        var resource = Recording.class.getResourceAsStream(DEMO);
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            return read(DEMO, reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads from an open reader; {@code source} names it in messages. */
    static Recording read(String source, Reader reader) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            requireColumns(source, parser.getHeaderNames());
            var bookings = new ArrayList<RecordedBooking>();
            var rows = parser.iterator();
            while (rows.hasNext()) {
                var row = rows.next();
                requireCells(source, parser, row);
                bookings.add(new Row(source, parser.getCurrentLineNumber(), row).booking());
            }
            return new Recording(source, bookings);
        } catch (CSVException | IllegalArgumentException malformed) {
            throw new RecordingFault(source + ": not a CSV file: " + malformed.getMessage());
        }
    }

    /** The days that hold at least one booking. */
    SortedSet<LocalDate> dates() {
        return bookings.stream().map(booking -> booking.slot().date()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The bookings of one day; throws {@link RecordingFault} naming the days there are when it has none. */
    RecordedDay day(LocalDate date) {
        var ofDay = bookings.stream()
                .filter(booking -> booking.slot().date().equals(date))
                .toList();
        if (ofDay.isEmpty()) {
            throw new RecordingFault(
                    "%s: no bookings on %s; the days there are: %s".formatted(source, date, daysThereAre()));
        }
        return RecordedDay.of(source, date, ofDay);
    }

    /** The only day of a file that holds just one; throws {@link RecordingFault} naming them when there are more. */
    LocalDate onlyDate() {
        var dates = dates();
        if (dates.size() != 1) {
            throw new RecordingFault("%s: say which day to replay with --date; the days there are: %s"
                    .formatted(source, daysThereAre()));
        }
        return dates.first();
    }

    private String daysThereAre() {
        var dates = dates();
        return dates.isEmpty()
                ? "none"
                : dates.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    private static void requireColumns(String source, List<String> header) {
        var missing =
                COLUMNS.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new RecordingFault("%s: line 1: missing %s %s; expected the columns %s"
                    .formatted(
                            source,
                            missing.size() == 1 ? "column" : "columns",
                            String.join(", ", missing),
                            String.join(", ", COLUMNS)));
        }
    }

    private static void requireCells(String source, CSVParser parser, CSVRecord row) {
        if (!row.isConsistent()) {
            throw new RecordingFault("%s: line %d: has %d cells, the header has %d"
                    .formatted(
                            source,
                            parser.getCurrentLineNumber(),
                            row.size(),
                            parser.getHeaderNames().size()));
        }
    }

    private static String reason(IOException unreadable) {
        return unreadable instanceof CharacterCodingException ? "it is not UTF-8 text" : unreadable.getMessage();
    }

    /** One row being read; every complaint names its line and column. */
    private record Row(String source, long line, CSVRecord cells) {

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
                    throw RecordingFault.at(
                            source, line, column, time + " is before the step that comes first, " + last);
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
                    text -> Row.temporal(text, LocalTime::parse)
                            .filter(time -> time.equals(time.truncatedTo(ChronoUnit.MINUTES))),
                    "a whole minute like 08:15");
        }

        private String text(String column) {
            return parse(column, text -> Optional.of(text).filter(t -> !t.isEmpty()), "a text");
        }

        private <T> T parse(String column, Function<String, Optional<T>> reading, String expected) {
            var text = cells.get(column).trim();
            return reading.apply(text)
                    .orElseThrow(() -> RecordingFault.at(
                            source, line, column, "expected %s, found \"%s\"".formatted(expected, text)));
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
}
