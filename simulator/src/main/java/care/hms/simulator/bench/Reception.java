package care.hms.simulator.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The demo hospital's reception, which registers patients and books appointments for them over REST. */
final class Reception {

    private static final int AT_A_TIME = 4;

    private final Staff staff;

    /** @param staff who may register patients and book */
    Reception(Staff staff) {
        this.staff = staff;
    }

    /** Books that many appointments, each of another patient, from the given day on; answers their ids. */
    List<UUID> book(int number, LocalDate from) {
        var slots = freeSlots(number, from);
        try {
            var hands = Executors.newFixedThreadPool(AT_A_TIME);
            try {
                var tasks = slots.stream()
                        .map(slot -> (Callable<UUID>) () -> book(registerPatient(), slot))
                        .toList();
                var booked = new ArrayList<UUID>();
                for (var appointment : hands.invokeAll(tasks)) {
                    booked.add(appointment.get());
                }
                return booked;
            } finally {
                hands.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFault("stopped");
        } catch (ExecutionException failed) {
            throw new BenchFault("booking failed: " + failed.getCause().getMessage(), failed);
        }
    }

    private List<String> freeSlots(int number, LocalDate from) {
        var slots = new ArrayList<String>();
        var doctors = staff.get("/doctors").path("data");
        var lastDay = from.plusDays(55);
        for (var day = from; slots.size() < number && day.isBefore(lastDay); day = day.plusDays(1)) {
            for (var doctor : doctors) {
                var ofDay = staff.get("/doctors/" + doctor.path("id").asText() + "/slots?date=" + day);
                ofDay.path("data").forEach(slot -> {
                    if (slot.path("bookable").asBoolean()) {
                        slots.add(slot.path("id").asText());
                    }
                });
            }
        }
        if (slots.size() < number) {
            throw new BenchFault("the demo hospital has only " + slots.size() + " free slots, wanted " + number);
        }
        return slots.subList(0, number);
    }

    private String registerPatient() {
        var patient = Map.of(
                "mrn", "B" + UUID.randomUUID().toString().substring(0, 13),
                "firstName", "Bench",
                "lastName", "Patient",
                "dateOfBirth", "1980-01-01");
        return staff.post("/patients", patient).path("data").path("id").asText();
    }

    private UUID book(String patientId, String slotId) {
        var booked = staff.post("/appointments", Map.of("patientId", patientId, "slotId", slotId));
        return UUID.fromString(booked.path("data").path("id").asText());
    }
}
