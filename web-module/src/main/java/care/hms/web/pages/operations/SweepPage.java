package care.hms.web.pages.operations;

import care.hms.Source;
import care.hms.sweep.RequestSweep;
import care.hms.sweep.RunSweep;
import care.hms.sweep.SweepHealth;
import care.hms.sweep.SweepQueries;
import care.hms.sweep.SweepRun;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Days;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the sweep fares: in words, as a list, as a chart; and a run at once. */
@Named
@RequestScoped
public class SweepPage {

    private static final int RUNS = 100;
    private static final int LISTED = 12;
    private static final int FAILURES = 3;
    private static final int BAR = 10;
    private static final int HEIGHT = 100;

    @Inject
    private SweepQueries sweeps;

    @Inject
    private RequestSweep requestSweep;

    @Inject
    private RunSweep runSweep;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Frame frame;

    @Inject
    private Days days;

    @Inject
    private Texts texts;

    private SweepHealth health;
    private List<SweepRun> runs;

    /** A bar of the chart, in its own units. */
    public record Bar(int x, double y, double height, String status, String words) {}

    /** Read once. */
    public SweepHealth getHealth() {
        if (health == null) {
            health = sweeps.health(current.get());
        }
        return health;
    }

    /** In a sentence. */
    public String getSentence() {
        var all = getHealth();
        if (!all.healthy()) {
            return ill(all);
        }
        if (!all.internal().healthy()) {
            return texts.of("sweep.onlyOthers");
        }
        if (all.lastSuccess() == null) {
            return texts.of("sweep.none");
        }
        var ago = ago(all.lastSuccess());
        return all.inCalendar() ? texts.of("sweep.well", ago) : texts.of("sweep.night", ago);
    }

    private String ill(SweepHealth all) {
        if (all.consecutiveFailures() >= FAILURES) {
            return texts.of("sweep.failing", all.consecutiveFailures());
        }
        if (all.lastRun() != null && all.lastRun().status() == SweepRun.Status.RUNNING) {
            return texts.of("sweep.stuck", days.moment(all.lastRun().startedAt()));
        }
        return all.lastSuccess() == null ? texts.of("sweep.never") : texts.of("sweep.silent", ago(all.lastSuccess()));
    }

    /** The parts: our own schedule, and whoever triggers from outside. */
    public String part(SweepHealth.Part part) {
        return part.lastSuccess() == null
                ? texts.of("sweep.part.none")
                : texts.of("sweep.part.last", ago(part.lastSuccess()));
    }

    private String ago(SweepRun run) {
        var minutes = Duration.between(run.completedAt(), frame.getNow()).toMinutes();
        return minutes < 1
                ? texts.of("sweep.ago.now")
                : minutes < 120 ? texts.of("sweep.ago.minutes", minutes) : days.moment(run.completedAt());
    }

    /** The newest ones, the newest first. */
    public List<SweepRun> getListed() {
        return runs().subList(0, Math.min(LISTED, runs().size()));
    }

    /** How long a run took. */
    public String took(SweepRun run) {
        return run.durationMs() == null ? "" : texts.of("sweep.ms", run.durationMs());
    }

    /** One for each run that has ended, the oldest first; the longest one is as high as the chart. */
    public List<Bar> getBars() {
        var longest = Math.max(1, getLongest());
        var bars = new ArrayList<Bar>();
        for (var i = runs().size() - 1; i >= 0; i--) {
            var run = runs().get(i);
            if (run.durationMs() != null) {
                var height = Math.max(2.0, (double) HEIGHT * run.durationMs() / longest);
                bars.add(new Bar(
                        bars.size() * BAR,
                        HEIGHT - height,
                        height,
                        run.status().name(),
                        texts.of("sweep.bar", days.moment(run.startedAt()), run.durationMs(), run.itemsProcessed())));
            }
        }
        return bars;
    }

    /** Of all that are drawn, in milliseconds. */
    public int getLongest() {
        return runs().stream()
                .filter(run -> run.durationMs() != null)
                .mapToInt(SweepRun::durationMs)
                .max()
                .orElse(0);
    }

    /** How wide the chart is in its own units. */
    public int getWidth() {
        return Math.max(1, getBars().size()) * BAR;
    }

    /** Runs it at once. */
    public void run() throws IOException {
        var ended = new ArrayList<Optional<SweepRun>>();
        var refused = acts.perform(
                "triggerSweep",
                null,
                () -> ended.add(runSweep.run(requestSweep.request(current.get()), Source.MANUAL)));
        if (refused.isEmpty()) {
            ended.get(0).ifPresentOrElse(this::tell, this::tellWhoRuns);
        }
        notices.keepForNextPage();
        FacesContext.getCurrentInstance().getExternalContext().redirect(Page.OPERATIONS.address());
    }

    private void tell(SweepRun run) {
        if (run.status() == SweepRun.Status.FAILED) {
            notices.failed("sweep.failed");
        } else {
            notices.done("sweep.done", run.durationMs(), run.itemsProcessed());
        }
    }

    private void tellWhoRuns() {
        var holder = getHealth().lastRun();
        notices.hint("sweep.skipped", holder == null ? "" : texts.of("source." + holder.source()));
    }

    private List<SweepRun> runs() {
        if (runs == null) {
            runs = sweeps.runs(current.get(), RUNS);
        }
        return runs;
    }
}
