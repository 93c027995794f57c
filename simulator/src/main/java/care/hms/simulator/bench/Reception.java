package care.hms.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_A_TIME = 4;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    private Reception(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Signs in with the password that all demo accounts share. */
    static Reception signIn(URI server, String password) {
        var stranger = new Reception(server, "");
        var answer = stranger.send("POST", "/auth/login", Map.of("username", "reception", "password", password));
        return new Reception(server, answer.path("data").path("token").asText());
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
        var doctors = send("GET", "/doctors", null).path("data");
        var lastDay = from.plusDays(55);
        for (var day = from; slots.size() < number && day.isBefore(lastDay); day = day.plusDays(1)) {
            for (var doctor : doctors) {
                var ofDay = send("GET", "/doctors/" + doctor.path("id").asText() + "/slots?date=" + day, null);
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
        return send("POST", "/patients", patient).path("data").path("id").asText();
    }

    private UUID book(String patientId, String slotId) {
        var booked = send("POST", "/appointments", Map.of("patientId", patientId, "slotId", slotId));
        return UUID.fromString(booked.path("data").path("id").asText());
    }

    private JsonNode send(String method, String path, Object body) {
        try {
            var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK && answer.statusCode() != CREATED) {
                throw new BenchFault(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException unanswered) {
            throw new BenchFault("no answer to " + method + " " + path + " from " + server, unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFault("stopped");
        }
    }
}
