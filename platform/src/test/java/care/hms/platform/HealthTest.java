package care.hms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HealthTest {

    @Test
    @Timeout(30)
    void livenessGoesDownOnARealDeadlockAndComesBack() throws Exception {
        var check = new DeadlockCheck();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);

        var left = new ReentrantLock();
        var right = new ReentrantLock();
        var bothHoldOne = new CyclicBarrier(2);
        var one = lockInTurn(left, right, bothHoldOne);
        var other = lockInTurn(right, left, bothHoldOne);
        try {
            while (!(left.hasQueuedThread(other) && right.hasQueuedThread(one))) {
                Thread.onSpinWait();
            }

            var response = check.call();

            assertThat(response.getStatus()).isEqualTo(Status.DOWN);
            assertThat(response.getData().orElseThrow()).containsEntry("deadlockedThreads", 2L);
        } finally {
            one.interrupt();
            other.interrupt();
            one.join(Duration.ofSeconds(10).toMillis());
            other.join(Duration.ofSeconds(10).toMillis());
        }
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    private static Thread lockInTurn(ReentrantLock first, ReentrantLock second, CyclicBarrier bothHoldOne) {
        var thread = new Thread(() -> {
            first.lock();
            try {
                bothHoldOne.await();
                second.lockInterruptibly();
                second.unlock();
            } catch (Exception interrupted) {
                Thread.currentThread().interrupt();
            } finally {
                first.unlock();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void aWorkingProbeIsUpAndShowsItsFacts() {
        var response = new EngineCheck(Fakes.instance(new FixedProbe(Optional.empty()))).call();

        assertThat(response.getName()).isEqualTo("engine");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow()).isEqualTo(Map.of("version", "7.24.0"));
    }

    @Test
    void aFailingProbeIsDownAndSaysWhy() {
        var response = new EngineCheck(Fakes.instance(new FixedProbe(Optional.of("engine is stopped")))).call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("failure", "engine is stopped")
                .containsEntry("version", "7.24.0");
    }

    @Test
    void aProbeThatIsNotThereIsDown() {
        assertThat(new DatabaseCheck(Fakes.instance()).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new JobExecutorCheck(Fakes.instance()).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new StartupCheck(Fakes.instance()).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new ClockCheck(Fakes.instance()).call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void oneFailingProbeOfSeveralIsEnough() {
        StartupProbe migrations = Optional::empty;
        StartupProbe engine = () -> Optional.of("engine is starting");

        assertThat(new StartupCheck(Fakes.instance(migrations, migrations))
                        .call()
                        .getStatus())
                .isEqualTo(Status.UP);
        assertThat(new StartupCheck(Fakes.instance(migrations, engine)).call().getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void aProbeThatThrowsIsDownWithoutItsMessage() {
        DatabaseProbe broken = () -> {
            throw new IllegalStateException("password=secret");
        };

        var response = new DatabaseCheck(Fakes.instance(broken)).call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow()).isEqualTo(Map.of("failure", "no answer: IllegalStateException"));
    }

    @Test
    void readinessShowsTheDomainClock() {
        var response = new ClockCheck(Fakes.instance(new FastClock())).call();

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow())
                .isEqualTo(Map.of("clock", "2026-01-19T08:00:00Z", "clockSpeed", 60L, "simulated", true));
    }

    private record FixedProbe(Optional<String> failure) implements EngineProbe {
        @Override
        public Map<String, String> facts() {
            return Map.of("version", "7.24.0");
        }
    }

    private static final class FastClock implements DomainClock {
        @Override
        public Instant now() {
            return Instant.parse("2026-01-19T08:00:00Z");
        }

        @Override
        public Instant realNow() {
            return now();
        }

        @Override
        public int speed() {
            return 60;
        }

        @Override
        public boolean running() {
            return true;
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }
}
