package care.hms.appointment;

import care.hms.account.Actor;
import java.util.List;
import java.util.UUID;

/** An emergency leave cancelled all these (E1): told once, whatever their number. */
public record AppointmentsCancelledForAbsence(Actor actor, UUID absenceId, List<UUID> appointmentIds) {}
