package care.hms.noshow;

import care.hms.Audited;
import care.hms.Invalid;
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
import java.util.List;

/** Reads the history and the figures of the caller's hospital (§3, §8); a doctor reads the own. */
@Stateless
@PermitAll
public class NoShowQueries {

    private static final int LARGEST_EXPORT = 20_000;

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

    /**
     * The same lines all at once, to be taken away.
     *
     * @throws Invalid {@code from}: more than {@value #LARGEST_EXPORT}
     */
    @Audited(value = "exportNoShowLogs", object = "noShowLog")
    public List<NoShowLogView> export(Actor actor, NoShowFilter filter) {
        var lines = reports.logs(actor.hospitalId(), wanted(actor, filter), 0, LARGEST_EXPORT + 1);
        if (lines.size() > LARGEST_EXPORT) {
            throw new Invalid("from", "a later day: these are more than " + LARGEST_EXPORT + " lines");
        }
        return lines;
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
