package care.hms.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two hundred front desks want the same slot in the same moment (decision A3). */
class SimultaneousBookingIT {

    private static final int DESKS = 200;

    @Test
    void exactlyOneGetsTheSlot() throws Exception {
        var clinic = Clinic.open();
        var slot = clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "11:00");
        var patients = new ArrayList<UUID>();
        for (int i = 0; i < DESKS; i++) {
            patients.add(clinic.patient());
        }
        var desks = Executors.newFixedThreadPool(DESKS);
        try {
            List<Callable<Api.Answer>> bookings = patients.stream()
                    .<Callable<Api.Answer>>map(patient -> () ->
                            clinic.reception.post("/appointments", Map.of("patientId", patient, "slotId", slot.id())))
                    .toList();
            var answers = new ArrayList<Api.Answer>();
            for (Future<Api.Answer> answer : desks.invokeAll(bookings)) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().collect(groupingBy(answer -> answer.status() + answer.code(), counting())))
                    .isEqualTo(Map.of("201", 1L, "409slot.taken", DESKS - 1L));
        } finally {
            desks.shutdownNow();
        }
        assertThat(clinic.rows.count("select count(*) from appointments where slot_id = ?", slot.id()))
                .isEqualTo(1);
    }

    @Test
    void aRepeatedKeyAnswersTheSameBooking() {
        var clinic = Clinic.open();
        var slot = clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "11:00");
        var patient = clinic.patient();
        var body = Map.of("patientId", patient, "slotId", slot.id());
        var first = clinic.reception
                .post("/appointments", body, "Idempotency-Key", "k-1")
                .is(201);
        var again = clinic.reception
                .post("/appointments", body, "Idempotency-Key", "k-1")
                .is(201);
        assertThat(again.body()).isEqualTo(first.body());
        clinic.reception
                .post(
                        "/appointments",
                        Map.of("patientId", patient, "slotId", slot.id(), "reason", "another"),
                        "Idempotency-Key",
                        "k-1")
                .refuses(422, "idempotency.key-reused");
    }
}
