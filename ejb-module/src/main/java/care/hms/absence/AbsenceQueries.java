package care.hms.absence;

import care.hms.Audited;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.schedule.Schedules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;

/** Reads absences. Staff see when a doctor is away; why is for the doctor and the administrators. */
@Stateless
@PermitAll
public class AbsenceQueries {

    /** Wider than any day that a request can name. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Schedules schedules;
    private JpaAbsences absences;

    protected AbsenceQueries() {}

    @Inject
    public AbsenceQueries(Schedules schedules, JpaAbsences absences) {
        this.schedules = schedules;
        this.absences = absences;
    }

    /**
     * Those that stand on any of the local days, in order of their start.
     *
     * @param from the first day; null: from the beginning
     * @param to the last day; null: to the end
     */
    @Audited(value = "listAbsences", object = "doctor")
    public Page<AbsenceView> list(Actor actor, UUID doctorId, LocalDate from, LocalDate to, int page, int size) {
        actor.require(Action.SEE_ABSENCES);
        Page.require(page, size);
        schedules.requireDoctor(actor.hospitalId(), doctorId);
        var first = from == null ? FIRST : from;
        var last = to == null ? LAST : to;
        var withReason = actor.may(Action.CHANGE_SCHEDULE, doctorId, null);
        return new Page<>(
                absences.list(actor.hospitalId(), doctorId, first, last, page * size, size).stream()
                        .map(absence -> absence.view(withReason))
                        .toList(),
                page,
                size,
                absences.count(actor.hospitalId(), doctorId, first, last));
    }

    /** One absence, withdrawn or not. */
    @Audited(value = "readAbsence", object = "doctor")
    public AbsenceView get(Actor actor, UUID doctorId, UUID absenceId) {
        actor.require(Action.SEE_ABSENCES);
        schedules.requireDoctor(actor.hospitalId(), doctorId);
        return absences.require(actor.hospitalId(), doctorId, absenceId)
                .view(actor.may(Action.CHANGE_SCHEDULE, doctorId, null));
    }
}
