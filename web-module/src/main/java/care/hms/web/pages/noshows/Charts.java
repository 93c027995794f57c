package care.hms.web.pages.noshows;

import care.hms.noshow.NoShowStats;
import care.hms.noshow.NoShowStats.Figures;
import care.hms.noshow.NoShowStats.OfDay;
import care.hms.web.pages.Look;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws figures as bars. A bar is as long as its part is large, and the largest of a chart fills its line. */
@RequestScoped
public class Charts {

    private static final Figures NONE = new Figures(0, 0, null);

    @Inject
    private Look look;

    @Inject
    private Texts texts;

    /** One count of several that make up a whole. */
    private record Part(String label, long count) {}

    /** A bar for each day of the time, also for those on which nobody was to come. */
    Chart days(NoShowStats stats) {
        var known = stats.byDay().stream().collect(Collectors.toMap(OfDay::day, OfDay::figures));
        var format = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(look.getLocale());
        var days = stats.from()
                .datesUntil(stats.to().plusDays(1))
                .map(day -> Map.entry(format.format(day), known.getOrDefault(day, NONE)))
                .toList();
        return rates("day", days, Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The rate by doctor, weekday, hour and reason; and what became of all. */
    List<Chart> others(NoShowStats stats) {
        return List.of(
                rates(
                        "doctor",
                        stats.byDoctor(),
                        each -> each.lastName() + ", " + each.firstName(),
                        NoShowStats.OfDoctor::figures),
                rates(
                        "weekday",
                        stats.byWeekday(),
                        each -> DayOfWeek.of(each.weekday())
                                .getDisplayName(TextStyle.FULL_STANDALONE, look.getLocale()),
                        NoShowStats.OfWeekday::figures),
                rates("hour", stats.byHour(), each -> "%02d:00".formatted(each.hour()), NoShowStats.OfHour::figures),
                rates(
                        "reason",
                        stats.byReason(),
                        each -> texts.of("reason." + each.reason()),
                        NoShowStats.OfReason::figures),
                parts(
                        "outcome",
                        List.of(
                                new Part(
                                        texts.of("noShows.came"),
                                        stats.all().appointments() - stats.all().noShows()),
                                new Part(
                                        texts.of("noShows.noShows"), stats.all().noShows()),
                                new Part(texts.of("noShows.lateCancellations"), stats.lateCancellations()))));
    }

    /** A part of one, as the reader writes it; a dash when there is no whole. */
    String share(Number part) {
        if (part == null) {
            return "–";
        }
        var format = NumberFormat.getPercentInstance(look.getLocale());
        format.setMaximumFractionDigits(1);
        return format.format(part);
    }

    private <T> Chart rates(String key, List<T> all, Function<T, String> label, Function<T, Figures> figures) {
        ToDoubleFunction<T> rate = each -> {
            var of = figures.apply(each).rate();
            return of == null ? 0 : of.doubleValue();
        };
        var longest = all.stream().mapToDouble(rate).max().orElse(0);
        return new Chart(
                key,
                all.stream()
                        .map(each -> new Bar(
                                label.apply(each),
                                figures.apply(each).noShows(),
                                figures.apply(each).appointments(),
                                share(figures.apply(each).rate()),
                                percent(rate.applyAsDouble(each), longest)))
                        .toList());
    }

    private Chart parts(String key, List<Part> parts) {
        var whole = parts.stream().mapToLong(Part::count).sum();
        var longest = parts.stream().mapToLong(Part::count).max().orElse(0);
        return new Chart(
                key,
                whole == 0
                        ? List.of()
                        : parts.stream()
                                .map(part -> new Bar(
                                        part.label(),
                                        part.count(),
                                        whole,
                                        share((double) part.count() / whole),
                                        percent(part.count(), longest)))
                                .toList());
    }

    private static String percent(double value, double longest) {
        return longest == 0 ? "0" : String.format(Locale.ROOT, "%.1f", 100 * value / longest);
    }
}
