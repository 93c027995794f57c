package care.hms.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.DueWork.Tally;
import care.hms.stagealert.AlertType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkTest {

    private static final Tally NOTHING = new Tally(0, 0, List.of(), null);

    @Test
    void S4_itemsAreNoShowsAndAlertsRaised() {
        var work = new Work(
                new Tally(5, 5, List.of(), null),
                new Tally(7, 7, List.of(), null),
                Map.of(
                        AlertType.NO_VITALS, new Tally(2, 2, List.of(), null),
                        AlertType.NO_DOCTOR, new Tally(1, 1, List.of(), null)),
                new Tally(9, 9, List.of(), null));

        assertThat(work.itemsProcessed()).isEqualTo(8);
        assertThat(work.alertsResolved()).isEqualTo(9);
        assertThat(work.failure()).isNull();
    }

    @Test
    void S3_everyReasonIsToldAndNoIdIs() {
        var bad = UUID.randomUUID();
        var worse = UUID.randomUUID();
        var work = new Work(
                new Tally(5, 4, List.of(bad), null),
                new Tally(3, 2, List.of(worse), null),
                Map.of(AlertType.NO_VITALS, new Tally(2, 0, List.of(), new IllegalStateException("outer", cause()))),
                NOTHING);

        assertThat(work.failure())
                .isEqualTo("no-shows: 1 of 5 could not be done; deadlines: 1 of 3 could not be done;"
                        + " alerts NO_VITALS: IllegalArgumentException: inner")
                .doesNotContain(bad.toString(), worse.toString());
        assertThat(work.failed()).containsExactly(bad, worse);
        assertThat(work.itemsProcessed()).isEqualTo(4);
    }

    @Test
    void aLongReasonIsCut() {
        assertThat(Work.reason(new IllegalStateException("x".repeat(1000)))).hasSize(300);
    }

    @Test
    void aLostLeaseIsToldOnceAndPlainly() {
        var lost = new Tally(3, 1, List.of(), new LeaseLost());

        assertThat(new Work(NOTHING, NOTHING, Map.of(), lost).failure())
                .isEqualTo("alerts to resolve: another run has taken over");
    }

    private static Throwable cause() {
        return new IllegalArgumentException("inner");
    }
}
