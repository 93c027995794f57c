package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Source;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.Deadlines;
import care.hms.noshow.Answer;
import care.hms.noshow.SettleNoShows;
import care.hms.process.AppointmentLifecycle.Outcomes;
import care.hms.process.AppointmentLifecycle.Variables;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;

/** The domain's answer in the model's words, and the deadlines that the model needs to go on (decision A6). */
class MarkNoShowDelegateTest {

    private static final UUID APPOINTMENT = UUID.randomUUID();
    private static final Instant NO_SHOW = Instant.parse("2026-03-02T09:15:00Z");
    private static final Instant NO_VITALS = NO_SHOW.plusSeconds(300);
    private static final Instant TOO_LONG = NO_SHOW.plusSeconds(1800);

    @Test
    void markedAndAlreadySettledNeedNoDeadline() {
        assertThat(variablesAfter(Answer.MARKED, null)).isEqualTo(Map.of(Variables.OUTCOME, Outcomes.MARKED));
        assertThat(variablesAfter(Answer.ALREADY_SETTLED, null))
                .isEqualTo(Map.of(Variables.OUTCOME, Outcomes.ALREADY_SETTLED));
    }

    @Test
    void notYetDueBringsTheNewInstant() {
        assertThat(variablesAfter(Answer.NOT_YET_DUE, AppointmentStatus.SCHEDULED))
                .isEqualTo(
                        Map.of(Variables.OUTCOME, Outcomes.NOT_YET_DUE, Variables.NO_SHOW_DUE_AT, Date.from(NO_SHOW)));
    }

    @Test
    void patientInTheWaitingRoomBringsTheDeadlinesThatCountThere() {
        assertThat(variablesAfter(Answer.NOT_WAITING, AppointmentStatus.CHECKED_IN))
                .isEqualTo(Map.of(
                        Variables.OUTCOME,
                        Outcomes.NOT_WAITING,
                        Variables.NO_VITALS_DUE_AT,
                        Date.from(NO_VITALS),
                        Variables.WAITING_TOO_LONG_DUE_AT,
                        Date.from(TOO_LONG)));
    }

    @Test
    void patientWithTheDoctorIsFollowedThere() {
        assertThat(variablesAfter(Answer.NOT_WAITING, AppointmentStatus.IN_PROGRESS))
                .isEqualTo(Map.of(Variables.OUTCOME, Outcomes.IN_CONSULTATION));
    }

    private static Map<String, Object> variablesAfter(Answer answer, AppointmentStatus status) {
        var settleNoShows = new SettleNoShows() {
            @Override
            public Answer settle(UUID id, Source source) {
                assertThat(id).isEqualTo(APPOINTMENT);
                assertThat(source).isEqualTo(Source.TIMER);
                return answer;
            }
        };
        var row = new Deadlines(status, NO_SHOW, NO_VITALS, null, TOO_LONG);
        var execution = new RecordingExecution();
        new MarkNoShowDelegate(settleNoShows, id -> Optional.of(row)).execute(execution);
        return execution.variables;
    }

    /** An execution without an engine: it knows its business key and remembers variables. */
    private static final class RecordingExecution extends ExecutionEntity {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Object> variables = new HashMap<>();

        @Override
        public String getProcessBusinessKey() {
            return APPOINTMENT.toString();
        }

        @Override
        public void setVariable(String name, Object value) {
            variables.put(name, value);
        }
    }
}
