package care.hms.metrics;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.DueWork.Due;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.noshow.AppointmentMarkedNoShow;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.NoShowsSettled;
import care.hms.stagealert.AlertAcknowledged;
import care.hms.stagealert.AlertRaised;
import care.hms.stagealert.AlertType;
import care.hms.stagealert.AlertsRaised;
import care.hms.sweep.SweepEnded;
import care.hms.sweep.SweepRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActMetersTest {

    private static final UUID ID = UUID.randomUUID();

    private final RecordedMeters shown = new RecordedMeters();
    private final ActMeters acts = new ActMeters(shown, new HandSetClock(at("09:30")));

    @BeforeEach
    void register() {
        acts.register();
    }

    /** Everything that is not named has measured nothing. */
    private void requireOnly(String series, Duration... durations) {
        assertThat(shown.durations(series)).containsExactly(durations);
        shown.timers.forEach((name, timer) ->
                assertThat(timer.getCount()).as(name).isEqualTo(name.equals(series) ? durations.length : 0));
    }

    private static Due due(String time) {
        return new Due(at(time), ID);
    }

    private static SweepRun run(SweepRun.Status status, int millis) {
        return new SweepRun(ID, status, Source.CRON, at("09:25"), at("09:25"), millis, 0, null);
    }

    @Test
    void everySeriesIsThereFromTheStartAtZero() {
        assertThat(shown.counters).hasSize(4 * 3).allSatisfy((series, counter) -> assertThat(counter.getCount())
                .isZero());
        assertThat(shown.timers.keySet())
                .hasSize(5 * 4 + 4 + 3)
                .contains(
                        "hms_lateness{act=no_show,source=timer}",
                        "hms_lateness{act=waiting_too_long,source=startup}",
                        "hms_sweep_duration{source=external}",
                        "hms_alert_acknowledgement{type=no_doctor}");
    }

    @Test
    void aMarkOfATimerIsAsLateAsItsInstantIsAgo() {
        acts.onMarkedNoShow(new AppointmentMarkedNoShow(ID, ID, NoShowReason.AUTO_TIMEOUT, Source.TIMER, at("09:28")));
        requireOnly("hms_lateness{act=no_show,source=timer}", Duration.ofMinutes(2));
    }

    @Test
    void aMarkOfAPersonIsNotLate() {
        acts.onMarkedNoShow(new AppointmentMarkedNoShow(ID, ID, NoShowReason.MANUAL_STAFF, Source.STAFF, at("09:28")));
        assertThat(shown.timers.values()).allMatch(timer -> timer.getCount() == 0);
    }

    @Test
    void marksOfASweepAreItsAndNothingIsEarly() {
        acts.onNoShowsSettled(new NoShowsSettled(List.of(due("09:20"), due("09:29"), due("09:31")), Source.EXTERNAL));
        requireOnly(
                "hms_lateness{act=no_show,source=external}",
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                Duration.ZERO);
    }

    @Test
    void anAlertIsMeasuredByItsTypeAndSource() {
        acts.onAlertRaised(new AlertRaised(ID, ID, AlertType.NO_VITALS, Source.TIMER, at("09:29")));
        requireOnly("hms_lateness{act=no_vitals,source=timer}", Duration.ofMinutes(1));
    }

    @Test
    void alertsOfASweepAreItsToo() {
        acts.onAlertsRaised(new AlertsRaised(AlertType.NO_DOCTOR, Source.STARTUP, List.of(at("09:00"), at("09:15"))));
        requireOnly("hms_lateness{act=no_doctor,source=startup}", Duration.ofMinutes(30), Duration.ofMinutes(15));
    }

    @Test
    void anAcknowledgementIsTimedFromTheRaising() {
        acts.onAcknowledged(new AlertAcknowledged(ID, AlertType.WAITING_TOO_LONG, at("09:26")));
        requireOnly("hms_alert_acknowledgement{type=waiting_too_long}", Duration.ofMinutes(4));
    }

    @Test
    void aRunIsCountedByItsSourceAndResultAndTimed() {
        acts.onSweepEnded(new SweepEnded(Source.CRON, Optional.of(run(SweepRun.Status.COMPLETED, 43))));
        acts.onSweepEnded(new SweepEnded(Source.CRON, Optional.of(run(SweepRun.Status.FAILED, 7))));

        assertThat(shown.count("hms_sweep_runs{result=completed,source=cron}")).isOne();
        assertThat(shown.count("hms_sweep_runs{result=failed,source=cron}")).isOne();
        assertThat(shown.count("hms_sweep_runs{result=skipped,source=cron}")).isZero();
        requireOnly("hms_sweep_duration{source=cron}", Duration.ofMillis(43), Duration.ofMillis(7));
    }

    /** S2: whoever finds another run at work has done nothing, and took no time for it. */
    @Test
    void aSkippedRunIsCountedAndNotTimed() {
        acts.onSweepEnded(new SweepEnded(Source.EXTERNAL, Optional.empty()));

        shown.counters.forEach((series, counter) -> assertThat(counter.getCount())
                .as(series)
                .isEqualTo(series.equals("hms_sweep_runs{result=skipped,source=external}") ? 1 : 0));
        assertThat(shown.timers.values()).allMatch(timer -> timer.getCount() == 0);
    }
}
