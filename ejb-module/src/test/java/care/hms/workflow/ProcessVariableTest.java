package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessVariableTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:15:00Z,           2026-03-02T09:15:00Z",
        "2026-03-02T09:15:00.123Z,       2026-03-02T09:15:00.123Z",
        "2026-03-02T09:15:00.123001Z,    2026-03-02T09:15:00.124Z",
        "2026-03-02T09:15:00.999999999Z, 2026-03-02T09:15:01Z"
    })
    void timerIsNeverDueBeforeItsInstant(Instant instant, Instant timer) {
        assertThat(ProcessVariable.NO_SHOW_DUE_AT.of(instant).getValue()).isEqualTo(Date.from(timer));
    }

    @Test
    void anInstantThatAnImportedRowDoesNotHaveIsInThePast() {
        assertThat(ProcessVariable.NO_VITALS_DUE_AT.of(null).getValue()).isEqualTo(new Date(0));
    }
}
