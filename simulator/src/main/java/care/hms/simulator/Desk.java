package care.hms.simulator;

import care.hms.simulator.LoadingOrder.DeskAct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The reception desk in the weeks before the day: books and cancels as was recorded. */
final class Desk {
    private final Clinic clinic;
    private final Crew crew;
    private final Map<RecordedBooking, BookedAppointment> booked = new ConcurrentHashMap<>();

    Desk(Clinic clinic, Crew crew) {
        this.clinic = clinic;
        this.crew = crew;
    }

    /** Loads the day's bookings, cancelled ones included, in the recording's order. */
    List<BookedAppointment> load(RecordedDay day) {
        for (var wave : LoadingOrder.waves(day)) {
            crew.each("desk on " + wave.get(0).on(), wave, this::act);
        }
        return day.bookings().stream().map(booked::get).toList();
    }

    private void act(DeskAct act) {
        switch (act.kind()) {
            case BOOK -> booked.put(act.booking(), book(act.booking()));
            case CANCEL ->
                ClinicSetup.require(
                        "cancel the booking of line " + act.booking().line(),
                        booked.get(act.booking())
                                .put(clinic.reception(), "cancel", Map.of("reason", "Cancelled by the patient")));
        }
    }

    private BookedAppointment book(RecordedBooking booking) {
        var slotId = Optional.ofNullable(clinic.doctors()
                        .get(booking.slot().doctorCode())
                        .slotIds()
                        .get(booking.slot().start()))
                .orElseThrow(() -> new ReplayFault("the server has no slot " + booking.slot()));
        var patientId = clinic.patientIds().get(booking.patient().mrn());
        var answer = ClinicSetup.require(
                "book line " + booking.line(),
                clinic.reception().post("/appointments", Map.of("patientId", patientId, "slotId", slotId)));
        return BookedAppointment.of(booking, answer);
    }
}
