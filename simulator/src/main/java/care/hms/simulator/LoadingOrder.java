package care.hms.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The order in which the recorded bookings were made and cancelled. The recording says when a booking was made but not when
 * it was cancelled: somewhere between then and the day itself, and before the slot was booked again. So a booking is
 * cancelled on the day its slot is booked again, just before that, or else on the last day before the slot's.
 */
final class LoadingOrder {

    enum Kind {
        CANCEL,
        BOOK
    }

    /** One act at the desk on a day before the replayed one. */
    record DeskAct(LocalDate on, Kind kind, RecordedBooking booking) {}

    private LoadingOrder() {}

    /**
     * The acts in waves: one wave is done before the next begins. Within a wave every act is on the same day, of the same
     * kind and on a slot of its own, so that its acts may be done at the same time.
     */
    static List<List<DeskAct>> waves(RecordedDay day) {
        var waves = new ArrayList<List<DeskAct>>();
        var slots = new HashSet<RecordedBooking.RecordedSlot>();
        DeskAct last = null;
        for (var act : acts(day)) {
            var sameWave = last != null && act.on().equals(last.on()) && act.kind() == last.kind();
            if (!slots.add(act.booking().slot()) || !sameWave) {
                waves.add(new ArrayList<>());
                slots.clear();
                slots.add(act.booking().slot());
            }
            waves.get(waves.size() - 1).add(act);
            last = act;
        }
        return waves;
    }

    private record Placed(DeskAct act, int placeInSlot) {}

    private static List<DeskAct> acts(RecordedDay day) {
        var placed = new ArrayList<Placed>();
        for (var chain : RecordedDay.bySlot(day.bookings()).values()) {
            var place = 0;
            for (var i = 0; i < chain.size(); i++) {
                var booking = chain.get(i);
                placed.add(new Placed(new DeskAct(booking.bookedOn(), Kind.BOOK, booking), place++));
                if (booking.isCancelled()) {
                    placed.add(new Placed(new DeskAct(cancelledOn(chain, i), Kind.CANCEL, booking), place++));
                }
            }
        }
        // On one day the slots' own order comes first, so a slot that is booked twice on a day stays bookable.
        return placed.stream()
                .sorted(Comparator.comparing((Placed p) -> p.act().on())
                        .thenComparing(Placed::placeInSlot)
                        .thenComparing(p -> p.act().kind())
                        .thenComparing(p -> p.act().booking().line()))
                .map(Placed::act)
                .toList();
    }

    private static LocalDate cancelledOn(List<RecordedBooking> chain, int place) {
        var booking = chain.get(place);
        if (place + 1 < chain.size()) {
            return chain.get(place + 1).bookedOn();
        }
        var dayBefore = booking.slot().date().minusDays(1);
        return booking.bookedOn().isAfter(dayBefore) ? booking.bookedOn() : dayBefore;
    }
}
