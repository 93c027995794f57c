package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real durations in the engine's time: a simulation must shorten neither a lock nor a wait between attempts. */
class JobTimingTest {

    @ParameterizedTest(name = "at speed {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | PT1S,PT10S,PT1M,PT5M",
                "60   | PT1M,PT10M,PT1H,PT5H",
                "240  | PT4M,PT40M,PT4H,PT20H",
                "3600 | PT1H,PT10H,PT60H,PT300H"
            })
    void retryCycleIsMeantInRealTime(int speed, String cycle) {
        assertThat(new JobTiming(speed).retryCycle()).isEqualTo(cycle);
    }

    @ParameterizedTest(name = "at speed {0}")
    @CsvSource({"1, 60000, 2000", "60, 3600000, 120000", "3600, 216000000, 7200000"})
    void lockAndHintAreMeantInRealTime(int speed, int lockMillis, int hintMillis) {
        var timing = new JobTiming(speed);

        assertThat(timing.lockMillis()).isEqualTo(lockMillis);
        assertThat(timing.hintMillis()).isEqualTo(hintMillis);
    }

    @Test
    void engineReadsTheCycleAsFiveAttempts() {
        FailedJobRetryConfiguration read = ParseUtil.parseRetryIntervals(new JobTiming(3600).retryCycle());

        assertThat(read.getRetries()).isEqualTo(5);
        assertThat(read.getRetryIntervals()).hasSize(4);
    }
}
