package care.hms.web.pages.booking;

import care.hms.account.Action;
import care.hms.appointment.AppointmentFilter;
import care.hms.appointment.AppointmentQueries;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.AppointmentView;
import care.hms.appointment.Book;
import care.hms.appointment.Booking;
import care.hms.appointment.Reschedule;
import care.hms.hospital.NewPatient;
import care.hms.hospital.PatientQueries;
import care.hms.hospital.PatientView;
import care.hms.hospital.RegisterPatient;
import care.hms.schedule.SlotQueries;
import care.hms.schedule.SlotView;
import care.hms.web.CurrentActor;
import care.hms.web.Problem;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Days;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import care.hms.web.pages.Texts;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds or registers a patient and books a slot, or moves an appointment to another one. */
@Named
@RequestScoped
public class BookPage {

    private static final int FOUND = 20;
    private static final int NEAREST = 3;
    private static final Set<AppointmentStatus> LIVE = Set.of(
            AppointmentStatus.SCHEDULED,
            AppointmentStatus.CONFIRMED,
            AppointmentStatus.CHECKED_IN,
            AppointmentStatus.IN_PROGRESS);
    private static final Set<String> GONE = Set.of("slot.taken", "slot.blocked", "slot.too-late");

    @Inject
    private PatientQueries patients;

    @Inject
    private RegisterPatient registerPatient;

    @Inject
    private SlotQueries slots;

    @Inject
    private AppointmentQueries appointments;

    @Inject
    private Book book;

    @Inject
    private Reschedule reschedule;

    @Inject
    private SlotsPage grid;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Texts texts;

    @Inject
    private Days days;

    @Inject
    private Typed typed;

    private Optional<PatientView> patient;
    private List<AppointmentView> coming;
    private List<PatientView> found;
    private long matches;
    private boolean slotGone;
    private boolean registering;
    private List<SlotsPage.Offer> alternatives = List.of();

    /** What there is not, and what cannot be read, is told before anything is shown. */
    public void open() {
        getPatient();
        grid.getDoctor();
        grid.getDay();
    }

    /** For whom; null as long as nobody is chosen. A moved appointment has its own patient already. */
    public PatientView getPatient() {
        if (patient == null) {
            var id = getMoved() == null
                    ? typed.id("patient")
                    : getMoved().patient().id();
            patient = Optional.ofNullable(id).map(known -> patients.get(current.get(), known));
        }
        return patient.orElse(null);
    }

    /** What the patient comes for already, the nearest first: most who call want to know, to move or to cancel it. */
    public List<AppointmentView> getComing() {
        if (coming == null) {
            var filter = new AppointmentFilter(null, null, getPatient().id(), LIVE);
            coming = appointments.list(current.get(), filter, 0, FOUND).items();
        }
        return coming;
    }

    /** The appointment that is to be moved; null when a new one is booked. */
    public AppointmentView getMoved() {
        return grid.getMoved().orElse(null);
    }

    /** The slot that is chosen; null as long as none is. */
    public UUID getSlot() {
        return slotGone ? null : typed.id("slot");
    }

    /** Distinguishes this booking from a repetition of the same one. */
    public UUID getKey() {
        return typed.id("key") == null ? UUID.randomUUID() : typed.id("key");
    }

    /** Whether the person may add patients to the register. */
    public boolean isRegistrar() {
        return current.get().may(Action.REGISTER_PATIENT, null, null);
    }

    /** Whether the form of a new patient is open. */
    public boolean isRegistering() {
        return registering;
    }

    /** Those whom the search found; null when nobody was searched for. */
    public List<PatientView> getFound() {
        return found;
    }

    /** How many there are beyond those that are shown. */
    public long getMore() {
        return matches - found.size();
    }

    /** The nearest slots instead of one that is gone. */
    public List<SlotsPage.Offer> getAlternatives() {
        return alternatives;
    }

    /** Looks for patients. Whom it is about stands in no address. */
    public void search() {
        acts.perform("searchPatients", null, () -> {
            var page = patients.search(current.get(), typed.text("text"), 0, FOUND);
            found = page.items();
            matches = page.total();
        });
    }

    /** Registers a patient, who is chosen from then on. */
    public void register() throws IOException {
        registering = true;
        var refused = acts.perform("registerPatient", null, () -> {
            var wanted = new NewPatient(
                    typed.text("mrn"),
                    typed.text("firstName"),
                    typed.text("lastName"),
                    typed.day("dateOfBirth"),
                    typed.text("sex"),
                    typed.text("phone"),
                    typed.text("email"));
            patient = Optional.of(registerPatient.register(current.get(), wanted));
        });
        if (refused.isEmpty()) {
            notices.done(
                    "book.registered", getPatient().firstName(), getPatient().lastName());
            notices.keepForNextPage();
            go(Page.BOOK.address() + "?patient=" + getPatient().id() + "&" + getQuery());
        }
    }

    /** What is shown and chosen apart from the patient, as parameters of an address. */
    public String getQuery() {
        return grid.getQuery() + chosen();
    }

    private String chosen() {
        return getSlot() == null ? "" : "&slot=" + getSlot();
    }

    /** Books the slot, or moves the appointment into it. */
    public void book() throws IOException {
        if (getPatient() == null || getSlot() == null) {
            notices.failed(getPatient() == null ? "book.noPatient" : "book.noSlot");
            return;
        }
        var wanted = wanted();
        var done = new UUID[1];
        var refused = getMoved() == null
                ? acts.perform(
                        "bookAppointment",
                        null,
                        () -> done[0] = book.book(
                                current.get(),
                                new Booking(
                                        getPatient().id(),
                                        getSlot(),
                                        typed.text("reason"),
                                        getKey() + ":" + getSlot())),
                        this::words)
                : acts.perform(
                        "rescheduleAppointment",
                        getMoved().id(),
                        () -> reschedule.reschedule(
                                current.get(), done[0] = getMoved().id(), typed.version(), getSlot()),
                        this::words);
        if (refused.isEmpty()) {
            notices.done(
                    getMoved() == null ? "book.done" : "book.moved",
                    getPatient().firstName(),
                    getPatient().lastName(),
                    wanted);
            notices.keepForNextPage();
            go(Page.APPOINTMENT.address() + "?id=" + done[0]);
        } else {
            slotGone = GONE.contains(refused.get().code());
        }
    }

    /** Of the slot that is wanted, before somebody else has it. */
    private String wanted() {
        return appointmentsSlot().map(grid::offer).map(SlotsPage.Offer::words).orElse("");
    }

    private Optional<SlotView> appointmentsSlot() {
        return slots.find(current.get(), getSlot());
    }

    /** What to do when the slot is gone, or the patient is elsewhere then. */
    private Optional<String> words(Problem problem) {
        if (GONE.contains(problem.code())) {
            alternatives = slots.nearest(current.get(), getSlot(), NEAREST).stream()
                    .map(grid::offer)
                    .toList();
            var gone = texts.of("failure." + problem.code());
            return Optional.of(gone + " " + texts.of(alternatives.isEmpty() ? "book.nothingNear" : "book.nearest"));
        }
        if (problem.code().equals("patient.overlap")) {
            return appointmentsSlot()
                    .flatMap(this::other)
                    .map(other -> texts.of(
                            "book.overlap",
                            days.moment(other.appointmentDate(), other.startTime()),
                            texts.of(
                                    "doctor.name",
                                    other.doctor().user().firstName(),
                                    other.doctor().user().lastName())));
        }
        return Optional.empty();
    }

    /** The patient's appointment that is in the way. */
    private Optional<AppointmentView> other(SlotView wanted) {
        var filter = new AppointmentFilter(wanted.slotDate(), null, getPatient().id(), LIVE);
        return appointments.list(current.get(), filter, 0, FOUND).items().stream()
                .filter(other -> other.startsAt().isBefore(wanted.endsAt())
                        && wanted.startsAt().isBefore(other.endsAt()))
                .findFirst();
    }

    private static void go(String address) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    }
}
