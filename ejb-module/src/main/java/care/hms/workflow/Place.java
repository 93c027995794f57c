package care.hms.workflow;

import care.hms.appointment.Deadlines;
import care.hms.process.AppointmentLifecycle.Activities;
import care.hms.process.AppointmentLifecycle.Variables;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the instance of an appointment has to be.
 *
 * @param activity where it waits; null when it has come to its end
 * @param variables the deadlines that count there, as the engine stores them
 */
record Place(String activity, Map<String, Object> variables) {

    private static final Place END = new Place(null, Map.of());

    /** The timer that waits for each deadline. */
    private static final Map<String, String> TIMERS = Map.of(
            Variables.NO_SHOW_DUE_AT, Activities.NO_SHOW_DUE,
            Variables.NO_VITALS_DUE_AT, Activities.NO_VITALS_DUE,
            Variables.NO_DOCTOR_DUE_AT, Activities.NO_DOCTOR_DUE,
            Variables.WAITING_TOO_LONG_DUE_AT, Activities.WAITING_TOO_LONG_DUE);

    /** The row tells: it is the truth, and the instance only waits on its behalf. */
    static Place of(Deadlines row) {
        return switch (row.status()) {
            case SCHEDULED, CONFIRMED ->
                waiting(Activities.WAIT_FOR_ARRIVAL).until(ProcessVariable.NO_SHOW_DUE_AT, row.noShowDueAt());
            case CHECKED_IN ->
                row.noDoctorDueAt() == null
                        ? waiting(Activities.WAIT_FOR_VITALS)
                                .until(ProcessVariable.NO_VITALS_DUE_AT, row.noVitalsDueAt())
                                .until(ProcessVariable.WAITING_TOO_LONG_DUE_AT, row.waitingTooLongDueAt())
                        : waiting(Activities.WAIT_FOR_DOCTOR)
                                .until(ProcessVariable.NO_DOCTOR_DUE_AT, row.noDoctorDueAt())
                                .until(ProcessVariable.WAITING_TOO_LONG_DUE_AT, row.waitingTooLongDueAt());
            case IN_PROGRESS -> waiting(Activities.IN_CONSULTATION);
            case COMPLETED, NO_SHOW, CANCELLED -> END;
        };
    }

    boolean isEnd() {
        return activity == null;
    }

    /** When each timer of this place is due, by the timer's id. */
    Map<String, Date> timers() {
        return variables.entrySet().stream()
                .collect(Collectors.toMap(entry -> TIMERS.get(entry.getKey()), entry -> (Date) entry.getValue()));
    }

    private static Place waiting(String activity) {
        return new Place(activity, Map.of());
    }

    private Place until(ProcessVariable<Instant> deadline, Instant at) {
        var more = new LinkedHashMap<>(variables);
        var entry = deadline.of(at);
        more.put(entry.getKey(), entry.getValue());
        return new Place(activity, more);
    }
}
