package care.hms.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Puts all meters in place before anything happens that they measure, and has them brought up to date. */
@Singleton
@Startup
@DependsOn("StartClock")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class PublishFigures {

    @Inject
    private Meters meters;

    @Inject
    private ActMeters acts;

    @Inject
    private NodeMeters node;

    @Inject
    private CurrentFigures figures;

    @PostConstruct
    void register() {
        acts.register();
        node.register();
        for (var figure : Figure.values()) {
            figure.series()
                    .forEach(series -> meters.gauge(
                            figure.metric(),
                            figure.unit(),
                            figure.help(),
                            () -> figures.valueOf(series),
                            series.tags()));
        }
    }

    /** To be called before the meters are shown. */
    public void refresh() {
        figures.refresh();
        node.refresh();
    }
}
