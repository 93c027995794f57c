package care.hms.simulator;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
                bookings.add(new RecordingRow(source, parser.getCurrentLineNumber(), row).booking());
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
}
