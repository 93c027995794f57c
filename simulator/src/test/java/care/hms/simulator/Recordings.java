package care.hms.simulator;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recordings for tests: the recorded week, and small ones written by hand. */
final class Recordings {
    static final String HEADER = String.join(",", Recording.COLUMNS);

    private Recordings() {}

    static Recording week() {
        try (var reader = new InputStreamReader(
                Recordings.class.getResourceAsStream("outpatient-week.csv"), StandardCharsets.UTF_8)) {
            return Recording.read("outpatient-week.csv", reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Recording of(String... rows) {
        return text(HEADER + "\n" + String.join("\n", rows) + "\n");
    }

    static Recording text(String text) {
        try {
            return Recording.read("test.csv", new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A booking of D01's slot of 09:00 to 09:15 on 2026-01-19. */
    static RecordedBooking booking(String outcome, String... times) {
        return of(row("D01", "09:00", "M1", "2026-01-10", outcome, times))
                .day(java.time.LocalDate.parse("2026-01-19"))
                .bookings()
                .get(0);
    }

    static String row(String doctor, String start, String mrn, String bookedOn, String outcome, String... times) {
        var visit = times.length == 0 ? List.of("", "", "", "") : List.of(times);
        return String.join(
                ",",
                doctor,
                "2026-01-19",
                start,
                "15",
                mrn,
                "First" + mrn,
                "Last" + mrn,
                "Female",
                "1980-02-03",
                bookedOn,
                outcome,
                String.join(",", visit));
    }
}
