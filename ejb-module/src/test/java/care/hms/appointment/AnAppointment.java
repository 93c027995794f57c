package care.hms.appointment;

import care.hms.database.Rows;
import care.hms.hospital.AlertClock;
import care.hms.hospital.AlertPolicy;
import care.hms.hospital.NoShowPolicy;
import care.hms.schedule.OfferedSlot;
import care.hms.schedule.SlotTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;

/** An appointment in memory: 09:00 to 09:15 in Europe/Berlin, booked at 08:00, unless said otherwise. */
public final class AnAppointment {

    static final AlertPolicy ALERTS =
            new AlertPolicy(AlertClock.SLOT_END, Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(30));

    private String start = "09:00";
    private int minutes = 15;
    private String bookedAt = "08:00";
    private Duration noShowAfter;
    private AppointmentStatus status = AppointmentStatus.SCHEDULED;
    private String vitalsAt;

    private AnAppointment() {}

    public static AnAppointment anAppointment() {
        return new AnAppointment();
    }

    AnAppointment at(String localStart) {
        start = localStart;
        return this;
    }

    AnAppointment lasting(int slotMinutes) {
        minutes = slotMinutes;
        return this;
    }

    AnAppointment bookedAt(String local) {
        bookedAt = local;
        return this;
    }

    AnAppointment noShowAfter(Duration delay) {
        noShowAfter = delay;
        return this;
    }

    /** By the shortest way there: check-in five minutes before the start, everything else at the start. */
    public AnAppointment in(AppointmentStatus wanted) {
        status = wanted;
        return this;
    }

    /** Only for a patient who is checked in. */
    public AnAppointment withVitalsAt(String local) {
        vitalsAt = local;
        return this;
    }

    public Appointment build() {
        var begin = Rows.at(start);
        var appointment = new Appointment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                slot(start, minutes),
                null,
                UUID.randomUUID(),
                Rows.at(bookedAt),
                new NoShowPolicy(noShowAfter));
        switch (status) {
            case SCHEDULED -> {}
            case CONFIRMED -> appointment.confirm(Rows.at(bookedAt));
            case NO_SHOW -> appointment.markNoShow(begin);
            case CANCELLED -> appointment.cancel(Rows.at(bookedAt), null);
            case CHECKED_IN -> arrive(appointment, begin);
            case IN_PROGRESS -> {
                arrive(appointment, begin);
                appointment.startConsultation(begin);
            }
            case COMPLETED -> {
                arrive(appointment, begin);
                appointment.startConsultation(begin);
                appointment.complete(begin);
            }
        }
        return appointment;
    }

    private void arrive(Appointment appointment, Instant begin) {
        appointment.checkIn(begin.minus(Duration.ofMinutes(5)), Rows.ZONE, ALERTS);
        if (vitalsAt != null) {
            appointment.recordVitals(Rows.at(vitalsAt), ALERTS);
        }
    }

    static OfferedSlot slot(String start, int minutes) {
        var end = LocalTime.parse(start).plusMinutes(minutes);
        return new OfferedSlot(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new SlotTime(Rows.DAY, LocalTime.parse(start), end, Rows.at(start), Rows.at(end.toString())));
    }
}
