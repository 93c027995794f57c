package care.hms.metrics;

import care.hms.metrics.Figure.Series;
import care.hms.platform.JobFigures;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Reads from the rows how the whole system stands, in one short transaction. */
@Stateless
@PermitAll
public class ReadFigures {

    private static final double MILLIS = 1000;

    private JpaFigures figures;
    private JobFigures jobs;
    private Clock clock;

    protected ReadFigures() {}

    @Inject
    ReadFigures(JpaFigures figures, JobFigures jobs, Clock clock) {
        this.figures = figures;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What there is of each series; a series of which there is nothing is missing. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Map<Series, Double> read() {
        var now = clock.instant();
        var values = figures.read(now);
        var backlog = jobs.backlog(now);
        values.put(Series.of(Figure.JOBS_DUE), (double) backlog.due());
        values.put(Series.of(Figure.INCIDENTS), (double) backlog.incidents());
        backlog.oldestDue()
                .map(due -> Duration.between(due, now).toMillis() / MILLIS)
                .ifPresent(age -> values.put(Series.of(Figure.JOBS_OLDEST), age));
        return values;
    }
}
