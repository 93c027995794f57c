package care.hms.hospital;

import static care.hms.database.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All for the slot from 09:00 to 09:15, with the specification's 5, 10 and 30 minutes. */
class AlertPolicyTest {

    private static AlertPolicy policy(AlertClock clock) {
        return new AlertPolicy(clock, Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    @ParameterizedTest(name = "T4 {0}, checked in at {1}: no vitals at {2}")
    @CsvSource({
        "SLOT_END, 08:50, 09:20",
        "SLOT_END, 09:14:59, 09:20",
        "SLOT_END, 09:15:00, 09:20",
        "SLOT_END, 09:15:01, 09:20:01",
        "SLOT_END, 09:22, 09:27",
        "SLOT_START, 08:50, 09:05",
        "SLOT_START, 08:59:59, 09:05",
        "SLOT_START, 09:00:00, 09:05",
        "SLOT_START, 09:00:01, 09:05:01",
        "SLOT_START, 09:22, 09:27",
        "STAGE, 08:50, 08:55",
        "STAGE, 09:05, 09:10",
        "STAGE, 09:22, 09:27",
    })
    void vitalsAreDueFiveMinutesAfterTheHospitalsReference(AlertClock clock, String checkedIn, String due) {
        assertThat(policy(clock).noVitalsDueAt(at("09:00"), at("09:15"), at(checkedIn)))
                .isEqualTo(at(due));
    }

    @ParameterizedTest(name = "T4 {0}, vitals at {1}: no doctor at {2}")
    @CsvSource({
        "SLOT_END, 08:50, 09:25",
        "SLOT_END, 09:14:59, 09:25",
        "SLOT_END, 09:15:00, 09:25",
        "SLOT_END, 09:15:01, 09:25:01",
        "SLOT_START, 08:50, 09:10",
        "SLOT_START, 09:00:00, 09:10",
        "SLOT_START, 09:00:01, 09:10:01",
        "STAGE, 08:50, 09:00",
        "STAGE, 09:22, 09:32",
    })
    void theDoctorIsDueTenMinutesAfterTheHospitalsReference(AlertClock clock, String vitals, String due) {
        assertThat(policy(clock).noDoctorDueAt(at("09:00"), at("09:15"), at(vitals)))
                .isEqualTo(at(due));
    }

    @ParameterizedTest(name = "T5 checked in at {0}: waits too long at {1}")
    @CsvSource({"08:30, 09:30", "08:59:59, 09:30", "09:00:00, 09:30", "09:00:01, 09:30:01", "09:12, 09:42"})
    void theWholeWaitCountsFromTheStartOrFromALaterArrival(String checkedIn, String due) {
        for (var clock : AlertClock.values()) {
            assertThat(policy(clock).waitingTooLongDueAt(at("09:00"), at(checkedIn)))
                    .as(clock.name())
                    .isEqualTo(at(due));
        }
    }

    /** §7B: checked in at 09:05, vitals at 09:12, the doctor at 09:22:30. */
    @ParameterizedTest(name = "T10 {0}: no vitals {1}, no doctor {2}")
    @CsvSource({"STAGE, 09:10, 09:22", "SLOT_START, 09:10, 09:22", "SLOT_END, , "})
    void theScenarioOfTheSpecification(AlertClock clock, String noVitals, String noDoctor) {
        var vitalsDue = policy(clock).noVitalsDueAt(at("09:00"), at("09:15"), at("09:05"));
        var doctorDue = policy(clock).noDoctorDueAt(at("09:00"), at("09:15"), at("09:12"));

        assertThat(vitalsDue.isAfter(at("09:12")) ? null : vitalsDue).isEqualTo(noVitals == null ? null : at(noVitals));
        assertThat(doctorDue.isAfter(at("09:22:30")) ? null : doctorDue)
                .isEqualTo(noDoctor == null ? null : at(noDoctor));
    }

    @Test
    void eachMinutesCountIsTheHospitalsOwn() {
        var slow = new AlertPolicy(
                AlertClock.STAGE, Duration.ofMinutes(6), Duration.ofMinutes(12), Duration.ofMinutes(40));

        assertThat(slow.noVitalsDueAt(at("09:00"), at("09:15"), at("09:05"))).isEqualTo(at("09:11"));
        assertThat(slow.noDoctorDueAt(at("09:00"), at("09:15"), at("09:05"))).isEqualTo(at("09:17"));
        assertThat(slow.waitingTooLongDueAt(at("09:00"), at("09:05"))).isEqualTo(at("09:45"));
    }
}
