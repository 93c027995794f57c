package care.hms.workflow;

import static care.hms.process.AppointmentLifecycle.Variables;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of the process and the type in which the domain knows it.
 *
 * @param <T> the domain's type
 */
record ProcessVariable<T>(String name, Function<T, Object> stored) {

    static final ProcessVariable<Instant> NO_SHOW_DUE_AT = instant(Variables.NO_SHOW_DUE_AT);
    static final ProcessVariable<Instant> NO_VITALS_DUE_AT = instant(Variables.NO_VITALS_DUE_AT);
    static final ProcessVariable<Instant> NO_DOCTOR_DUE_AT = instant(Variables.NO_DOCTOR_DUE_AT);
    static final ProcessVariable<Instant> WAITING_TOO_LONG_DUE_AT = instant(Variables.WAITING_TOO_LONG_DUE_AT);
    static final ProcessVariable<String> OUTCOME = new ProcessVariable<>(Variables.OUTCOME, Object.class::cast);

    private static ProcessVariable<Instant> instant(String name) {
        return new ProcessVariable<>(name, ProcessVariable::date);
    }

    /** The variable with this value, as a message carries it. */
    Map.Entry<String, Object> of(T value) {
        return Map.entry(name, stored.apply(value));
    }

    void set(VariableScope scope, T value) {
        scope.setVariable(name, stored.apply(value));
    }

    /**
     * The engine counts in milliseconds. Rounding down would fire a timer before its instant has come. A row that was
     * imported without the instant has nothing to wait for yet: a timer in the past asks and finds so.
     */
    private static Date date(Instant instant) {
        if (instant == null) {
            return Date.from(Instant.EPOCH);
        }
        var floor = instant.truncatedTo(ChronoUnit.MILLIS);
        return Date.from(floor.equals(instant) ? floor : floor.plusMillis(1));
    }
}
