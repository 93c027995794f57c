package care.hms.stagealert;

import static care.hms.appointment.AnAppointment.anAppointment;
import static care.hms.database.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.appointment.AppointmentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTypeTest {

    @ParameterizedTest(name = "{0}: no vitals {1}, no doctor {2}, waits {3}")
    @CsvSource({
        "SCHEDULED, false, false, false",
        "CONFIRMED, false, false, false",
        "CHECKED_IN, true, false, true",
        "IN_PROGRESS, false, false, false",
        "COMPLETED, false, false, false",
        "NO_SHOW, false, false, false",
        "CANCELLED, false, false, false",
    })
    void onlyAPatientInTheWaitingRoomWaits(
            AppointmentStatus status, boolean noVitals, boolean noDoctor, boolean waits) {
        var appointment = anAppointment().in(status).build();

        assertThat(AlertType.NO_VITALS.hasReason(appointment)).isEqualTo(noVitals);
        assertThat(AlertType.NO_DOCTOR.hasReason(appointment)).isEqualTo(noDoctor);
        assertThat(AlertType.WAITING_TOO_LONG.hasReason(appointment)).isEqualTo(waits);
    }

    @Test
    void withVitalsHeWaitsForTheDoctor() {
        var appointment = anAppointment()
                .in(AppointmentStatus.CHECKED_IN)
                .withVitalsAt("09:10")
                .build();

        assertThat(AlertType.NO_VITALS.hasReason(appointment)).isFalse();
        assertThat(AlertType.NO_DOCTOR.hasReason(appointment)).isTrue();
        assertThat(AlertType.WAITING_TOO_LONG.hasReason(appointment)).isTrue();
        assertThat(AlertType.NO_VITALS.dueAt(appointment)).isEqualTo(at("09:20"));
        assertThat(AlertType.NO_DOCTOR.dueAt(appointment)).isEqualTo(at("09:25"));
        assertThat(AlertType.WAITING_TOO_LONG.dueAt(appointment)).isEqualTo(at("09:30"));
        assertThat(AlertType.NO_VITALS.since(appointment)).isEqualTo(at("08:55"));
        assertThat(AlertType.NO_DOCTOR.since(appointment)).isEqualTo(at("09:10"));
        assertThat(AlertType.WAITING_TOO_LONG.since(appointment)).isEqualTo(at("08:55"));
    }

    @Test
    void L4_theSentencesAreThoseOfTheSpecification() {
        var patient = "Patient Anna Berg (M-1)";

        assertThat(AlertType.NO_VITALS.message(patient, "09:05"))
                .isEqualTo("Patient Anna Berg (M-1) checked in at 09:05 but vitals not recorded.");
        assertThat(AlertType.NO_DOCTOR.message(patient, "09:12"))
                .isEqualTo("Patient Anna Berg (M-1) vitals done at 09:12 but doctor has not seen the patient.");
        assertThat(AlertType.WAITING_TOO_LONG.message(patient, "09:05"))
                .isEqualTo("Patient Anna Berg (M-1) has been waiting since 09:05.");
    }
}
