package care.hms.web.pages.booking;

import care.hms.account.Action;
import care.hms.account.Reach;
import care.hms.appointment.AppointmentQueries;
import care.hms.appointment.AppointmentView;
import care.hms.schedule.DoctorQueries;
import care.hms.schedule.DoctorView;
import care.hms.schedule.SlotQueries;
import care.hms.schedule.SlotView;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Days;
import care.hms.web.pages.Texts;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The free slots: of one doctor a week, a column for each day; of all doctors a day, a column for each doctor. */
@Named
@RequestScoped
public class SlotsPage {

    private static final int DAYS_OF_A_DOCTOR = 7;
    private static final Offer NONE = new Offer(null, "", "");

    @Inject
    private SlotQueries slots;

    @Inject
    private DoctorQueries doctorQueries;

    @Inject
    private AppointmentQueries appointments;

    @Inject
    private CurrentActor current;

    @Inject
    private Days days;

    @Inject
    private Texts texts;

    @Inject
    private Typed typed;

    private List<DoctorView> doctors;
    private Optional<AppointmentView> moved;
    private List<SlotView> free;
    private Optional<SlotView> soonest;

    /** A day of the doctor, or a doctor on the day. */
    public record Column(String heading, String more) {}

    /** All that begins at one time; without an id in a column that has no free slot then. */
    public record Row(String time, List<Offer> cells) {}

    /** A free slot, and what to call it. */
    public record Offer(UUID id, String time, String words) {}

    /** Those whose slots the person may book, in order of their name. */
    public List<DoctorView> getDoctors() {
        if (doctors == null) {
            var actor = current.get();
            doctors = doctorQueries.list(actor).stream()
                    .filter(doctor -> actor.may(Action.BOOK, doctor.id(), null))
                    .sorted((one, other) -> (one.lastName() + one.firstName())
                            .compareToIgnoreCase(other.lastName() + other.firstName()))
                    .toList();
        }
        return doctors;
    }

    /** Whether there is a choice of doctors. */
    public boolean isChoice() {
        return current.get().reach(Action.BOOK) == Reach.ALL;
    }

    /** Whose slots are shown; null: all doctors'. */
    public UUID getDoctor() {
        if (!isChoice()) {
            return current.get().doctorId();
        }
        if (typed.has("doctor")) {
            return typed.id("doctor");
        }
        return getMoved().map(appointment -> appointment.doctor().id()).orElse(null);
    }

    /** The first day that is shown: never one that is over. */
    public LocalDate getDay() {
        var wanted = typed.has("day")
                ? typed.day("day")
                : getMoved().map(AppointmentView::appointmentDate).orElse(null);
        return wanted == null || wanted.isBefore(days.getToday()) ? days.getToday() : wanted;
    }

    /** What is shown, as parameters of an address. */
    public String getQuery() {
        return "day=" + getDay() + (getDoctor() == null ? "" : "&doctor=" + getDoctor());
    }

    /** The last day that is shown. */
    public LocalDate getLastDay() {
        return getDoctor() == null ? getDay() : getDay().plusDays(DAYS_OF_A_DOCTOR - 1L);
    }

    /** Where leafing back begins; null on the present day. */
    public LocalDate getDayBefore() {
        var before = getDay().minusDays(span());
        return getDay().equals(days.getToday()) ? null : before.isBefore(days.getToday()) ? days.getToday() : before;
    }

    /** Where leafing on begins. */
    public LocalDate getDayAfter() {
        return getDay().plusDays(span());
    }

    private long span() {
        return getDoctor() == null ? 1 : DAYS_OF_A_DOCTOR;
    }

    /** The appointment that is to be moved, if any is. */
    public Optional<AppointmentView> getMoved() {
        if (moved == null) {
            var id = typed.id("move");
            moved = id == null ? Optional.empty() : Optional.of(appointments.get(current.get(), id));
        }
        return moved;
    }

    /** The columns in order. */
    public List<Column> getColumns() {
        return getDoctor() == null
                ? getDoctors().stream()
                        .map(doctor -> new Column(doctor.lastName(), doctor.firstName()))
                        .toList()
                : getDay().datesUntil(getLastDay().plusDays(1))
                        .map(day -> new Column(days.day(day), ""))
                        .toList();
    }

    /** The times at which anything is free, in order. */
    public List<Row> getRows() {
        var columns = positions();
        var rows = new TreeMap<LocalTime, List<Offer>>();
        for (var slot : free()) {
            var column = columns.get(getDoctor() == null ? slot.doctorId() : slot.slotDate());
            if (column != null) {
                rows.computeIfAbsent(
                                slot.startTime(), time -> new ArrayList<>(Collections.nCopies(columns.size(), NONE)))
                        .set(column, offer(slot));
            }
        }
        return rows.entrySet().stream()
                .map(row -> new Row(days.time(row.getKey()), row.getValue()))
                .toList();
    }

    private Map<Object, Integer> positions() {
        var positions = new LinkedHashMap<Object, Integer>();
        if (getDoctor() == null) {
            getDoctors().forEach(doctor -> positions.put(doctor.id(), positions.size()));
        } else {
            getDay().datesUntil(getLastDay().plusDays(1)).forEach(day -> positions.put(day, positions.size()));
        }
        return positions;
    }

    private List<SlotView> free() {
        if (free == null) {
            free = slots.bookable(current.get(), getDoctor(), getDay(), getLastDay());
        }
        return free;
    }

    /** The next free slot when none is in sight; null when there is none at all. */
    public SlotView getSoonest() {
        if (soonest == null) {
            soonest = slots.soonest(current.get(), getDoctor(), getLastDay());
        }
        return soonest.orElse(null);
    }

    /** A slot in words: when, and with whom. */
    public Offer offer(SlotView slot) {
        return new Offer(
                slot.id(),
                days.time(slot.startTime()),
                texts.of("book.slot", days.moment(slot.slotDate(), slot.startTime()), doctorOf(slot.doctorId())));
    }

    String doctorOf(UUID id) {
        return getDoctors().stream()
                .filter(doctor -> doctor.id().equals(id))
                .map(doctor -> texts.of("doctor.name", doctor.firstName(), doctor.lastName()))
                .findFirst()
                .orElse("");
    }
}
