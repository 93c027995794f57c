package care.hms.noshow;

import care.hms.Source;
import care.hms.appointment.Appointments;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Marks one appointment whose deadline passed (§3, decisions T1, T7, A6). */
@Stateless
@PermitAll
public class SettleNoShows {

    private Appointments appointments;
    private NoShowEffects effects;
    private Clock clock;

    protected SettleNoShows() {}

    @Inject
    public SettleNoShows(Appointments appointments, NoShowEffects effects, Clock clock) {
        this.appointments = appointments;
        this.effects = effects;
        this.clock = clock;
    }

    /** Marks it if it is still expected and due, however old; else says what it found. */
    public Answer settle(UUID id, Source source) {
        var found = appointments.findLocked(id);
        if (found.isEmpty()) {
            return Answer.ALREADY_SETTLED;
        }
        var appointment = found.get();
        if (!appointment.status().isWaitingForArrival()) {
            return appointment.status().isInBuilding() ? Answer.NOT_WAITING : Answer.ALREADY_SETTLED;
        }
        var now = clock.instant();
        if (!appointment.isNoShowDue(now)) {
            return Answer.NOT_YET_DUE;
        }
        appointment.markNoShow(now);
        effects.follow(appointment, NoShowReason.AUTO_TIMEOUT, null, now, null, source);
        return Answer.MARKED;
    }
}
