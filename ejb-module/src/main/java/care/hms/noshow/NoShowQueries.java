package care.hms.noshow;

import care.hms.Audited;
import care.hms.Page;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.Reach;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Reads the history and the figures of the caller's hospital (§3, §8); a doctor reads the own. */
@Stateless
@PermitAll
public class NoShowQueries {

    private JpaNoShowReports reports;
    private HospitalRules hospitals;
    private Clock clock;

    protected NoShowQueries() {}

    @Inject
    public NoShowQueries(JpaNoShowReports reports, HospitalRules hospitals, Clock clock) {
        this.reports = reports;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** The lines that the filter wants, the newest first. */
    @Audited(value = "listNoShowLogs", object = "noShowLog")
    public Page<NoShowLogView> logs(Actor actor, NoShowFilter filter, int page, int size) {
        Page.require(page, size);
        var wanted = wanted(actor, filter);
        return new Page<>(
                reports.logs(actor.hospitalId(), wanted, page * size, size),
                page,
                size,
                reports.countLogs(actor.hospitalId(), wanted));
    }

    /** Rates and counts by day, doctor, weekday, hour and reason. */
    @Audited(value = "readNoShowStats", object = "hospital")
    public NoShowStats stats(Actor actor, NoShowFilter filter) {
        return reports.stats(actor.hospitalId(), wanted(actor, filter), clock.instant());
    }

    private NoShowFilter wanted(Actor actor, NoShowFilter filter) {
        actor.require(Action.SEE_NO_SHOWS);
        var zone = hospitals.of(actor.hospitalId()).zone();
        var wanted = filter.within(LocalDate.ofInstant(clock.instant(), zone));
        if (actor.reach(Action.SEE_NO_SHOWS) == Reach.OWN) {
            // Whoever asks for a colleague's gets the own: the filter narrows, it opens nothing.
            return wanted.of(actor.ownDoctorId());
        }
        return wanted;
    }
}
