package care.hms.workflow;

import care.hms.platform.DomainClock;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Sets the engine's clock to the domain's before each command, while that one is simulated. The engine's clock is one
 * static of the process and runs at real speed only; the domain's never goes back, so an engine that is a moment behind
 * cannot fire a timer early.
 */
final class SimulatedTimeInterceptor extends CommandInterceptor {

    private final DomainClock clock;

    SimulatedTimeInterceptor(DomainClock clock) {
        this.clock = clock;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (clock.simulated()) {
            ClockUtil.setCurrentTime(Date.from(clock.now()));
        }
        return next.execute(command);
    }
}
