package care.hms.simulator;

import care.hms.simulator.Clinic.Doctor;
import care.hms.simulator.RecordedDay.RecordedDoctor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the hospital of a replay: staff, the day's doctors with their slots, and its patients. */
final class ClinicSetup {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final HmsApi api;
    private final Login system;
    private final Crew crew;
    /** User names are unique in the whole system, so every name of this replay begins with its hospital's code. */
    private final String code = freshCode();

    ClinicSetup(HmsApi api, Login system, Crew crew) {
        this.api = api;
        this.system = system;
        this.crew = crew;
    }

    Clinic make(RecordedDay day, ZoneId zone, AlertClock alertClock) {
        var administrator = hospital(zone);
        decide(administrator, alertClock);
        var reception = account(administrator, "RECEPTIONIST", "reception");
        var nurse = account(administrator, "NURSE", "nurse");
        var doctors = new ConcurrentHashMap<String, Doctor>();
        crew.each(
                "doctors",
                day.doctors(),
                doctor -> doctors.put(doctor.code(), doctor(administrator, doctor, day.date())));
        var patients = new ConcurrentHashMap<String, String>();
        crew.each(
                "patients",
                day.patients(),
                patient -> patients.put(patient.mrn(), patient(administrator, reception, patient)));
        return new Clinic(code, zone, administrator, reception, nurse, Map.copyOf(doctors), Map.copyOf(patients));
    }

    private Login hospital(ZoneId zone) {
        var password = Login.freshPassword();
        var administrator = Map.of(
                "username",
                username("admin"),
                "password",
                password,
                "firstName",
                "Replay",
                "lastName",
                "Administrator");
        require(
                "add the hospital",
                system.post(
                        "/hospitals",
                        Map.of("code", code, "name", "Replay " + code, "zone", zone.getId(), "admin", administrator)));
        return Login.signIn(api, username("admin"), password);
    }

    /** The hospital's clock, and the minutes that an {@link ExpectedAlert} counts. */
    private static void decide(Login administrator, AlertClock alertClock) {
        var read = require("read the policies", administrator.get("/policies"));
        var policies = ((ObjectNode) read.data().path("policies").deepCopy())
                .put("alertClock", alertClock.name())
                .put("noVitalsAfterMinutes", ExpectedAlert.NO_VITALS_AFTER.toMinutes())
                .put("noDoctorAfterMinutes", ExpectedAlert.NO_DOCTOR_AFTER.toMinutes())
                .put("waitingTooLongAfterMinutes", ExpectedAlert.WAITING_TOO_LONG_AFTER.toMinutes());
        require(
                "set the policies",
                administrator.send(
                        "PUT",
                        "/policies",
                        policies,
                        Map.of("If-Match", read.etag().orElse(""))));
    }

    private Login account(Login administrator, String role, String name) {
        var password = Login.freshPassword();
        require(
                "add the account of the " + name,
                administrator.post(
                        "/accounts",
                        Map.of(
                                "username", username(name),
                                "password", password,
                                "role", role,
                                "firstName", "Replay",
                                "lastName", name)));
        return Login.signIn(api, username(name), password);
    }

    private Doctor doctor(Login administrator, RecordedDoctor doctor, LocalDate date) {
        var password = Login.freshPassword();
        var name = username(doctor.code().toLowerCase(Locale.ROOT));
        var hours = Map.of(
                "day", date.getDayOfWeek().name(),
                "start", doctor.start().toString(),
                "end", doctor.end().toString());
        var id = require(
                        "add doctor " + doctor.code(),
                        administrator.post(
                                "/doctors",
                                Map.of(
                                        "code", doctor.code(),
                                        "firstName", "Doctor",
                                        "lastName", doctor.code(),
                                        "slotMinutes", doctor.slotLength().toMinutes(),
                                        "workingHours", List.of(hours),
                                        "account", Map.of("username", name, "password", password))))
                .data()
                .path("id")
                .asText();
        return new Doctor(id, Login.signIn(api, name, password), slotIds(administrator, id, date));
    }

    private static Map<LocalTime, String> slotIds(Login administrator, String doctorId, LocalDate date) {
        var slots = new ConcurrentHashMap<LocalTime, String>();
        require("read the slots", administrator.get("/doctors/" + doctorId + "/slots?date=" + date))
                .data()
                .forEach(slot -> slots.put(
                        LocalTime.parse(slot.path("startTime").asText()),
                        slot.path("id").asText()));
        return slots;
    }

    private String patient(Login administrator, Login reception, RecordedPatient patient) {
        var reachable = Reachability.of(patient);
        var facts = new ConcurrentHashMap<>(Map.of(
                "mrn", patient.mrn(),
                "firstName", patient.firstName(),
                "lastName", patient.lastName(),
                "dateOfBirth", patient.dateOfBirth().toString()));
        if (!patient.sex().isEmpty()) {
            facts.put("sex", patient.sex());
        }
        reachable.phone().ifPresent(phone -> facts.put("phone", phone));
        var id = require("register a patient", reception.post("/patients", facts))
                .data()
                .path("id")
                .asText();
        if (reachable.account()) {
            require(
                    "give a patient an account",
                    administrator.post(
                            "/patients/" + id + "/account",
                            Map.of(
                                    "username", username(patient.mrn().toLowerCase(Locale.ROOT)),
                                    "password", Login.freshPassword())));
        }
        return id;
    }

    private String username(String name) {
        return code.toLowerCase(Locale.ROOT) + "-" + name;
    }

    private static String freshCode() {
        var letters = new StringBuilder("R");
        RANDOM.ints(7, 0, LETTERS.length()).forEach(place -> letters.append(LETTERS.charAt(place)));
        return letters.toString();
    }

    static Answer require(String what, Answer answer) {
        if (!answer.isSuccess()) {
            throw new ReplayFault("cannot %s: %s".formatted(what, answer));
        }
        return answer;
    }
}
