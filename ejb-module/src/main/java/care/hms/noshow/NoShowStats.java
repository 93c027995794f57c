package care.hms.noshow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How many did not come (decision R1), of those whose slot has ended; computed from rows whenever it is asked for (R2).
 *
 * @param lateCancellations cancelled within 24 hours before the start, other than for a doctor's absence; they are in no
 *     rate
 */
public record NoShowStats(
        LocalDate from,
        LocalDate to,
        Figures all,
        long lateCancellations,
        List<OfDay> byDay,
        List<OfDoctor> byDoctor,
        List<OfWeekday> byWeekday,
        List<OfHour> byHour,
        List<OfReason> byReason) {

    /**
     * A count and its share.
     *
     * @param appointments those that had an outcome: no-shows and whoever came
     * @param rate 0 to 1 with four decimals; null when there was none to come
     */
    public record Figures(long appointments, long noShows, BigDecimal rate) {

        private static final int DECIMALS = 4;

        static Figures of(long appointments, long noShows) {
            return new Figures(
                    appointments,
                    noShows,
                    appointments == 0
                            ? null
                            : BigDecimal.valueOf(noShows)
                                    .divide(BigDecimal.valueOf(appointments), DECIMALS, RoundingMode.HALF_UP));
        }
    }

    /** Of one local day. */
    public record OfDay(LocalDate day, Figures figures) {}

    /** Of one doctor. */
    public record OfDoctor(UUID doctorId, String firstName, String lastName, Figures figures) {}

    /** Of one day of the week, 1 is Monday. */
    public record OfWeekday(int weekday, Figures figures) {}

    /** Of the appointments that start in this local hour. */
    public record OfHour(int hour, Figures figures) {}

    /** Standing no-shows of one reason, as a share of all appointments: the rates of the reasons add up to the whole. */
    public record OfReason(NoShowReason reason, Figures figures) {}
}
