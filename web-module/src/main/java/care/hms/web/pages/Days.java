package care.hms.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;

/** Days and times in the hospital's zone, as the reader's language writes them; empty for what there is not. */
@Named
@RequestScoped
public class Days {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    private Frame frame;

    @Inject
    private Look look;

    @Inject
    private Texts texts;

    /** The hospital's present day. */
    public LocalDate getToday() {
        return LocalDate.ofInstant(frame.getNow(), frame.getZone());
    }

    /** Such as Tue 24 Nov 2026. */
    public String day(LocalDate day) {
        return format("days.day", day);
    }

    /** A day of birth, which nobody knows by its weekday. */
    public String born(LocalDate day) {
        return format("days.born", day);
    }

    /** The day with the time, without a year: what is near is told shortly. */
    public String moment(LocalDate day, LocalTime time) {
        return day == null ? "" : format("days.short", day) + " " + TIME.format(time);
    }

    /** The same of an instant; of today only the time. */
    public String moment(Instant instant) {
        if (instant == null) {
            return "";
        }
        var local = instant.atZone(frame.getZone());
        return local.toLocalDate().equals(getToday())
                ? TIME.format(local)
                : moment(local.toLocalDate(), local.toLocalTime());
    }

    /** Such as 09:05. */
    public String time(LocalTime time) {
        return time == null ? "" : TIME.format(time);
    }

    /** The whole name of a weekday. */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, look.getLocale());
    }

    private String format(String pattern, LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofPattern(texts.of(pattern), look.getLocale())
                        .format(day);
    }
}
