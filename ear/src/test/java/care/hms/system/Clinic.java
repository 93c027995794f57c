package care.hms.system;

import care.hms.launcher.HmsServer;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A hospital of its own on a running system, opened over REST on the morning of a day that has not begun for anybody
 * else: what other tests left behind lies in the past.
 */
final class Clinic {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String PASSWORD = "first password of a test";
    private static final String CHOSEN = PASSWORD + " changed";

    /** What a system made of the password that everybody here chooses: to hash and to verify one is slow on purpose. */
    private static volatile String hashOfTheChosen;

    private static final Random RANDOM = new Random();

    final URI server;
    final Rows rows;
    final Api system;
    final UUID hospitalId;
    final Api admin;
    final Login adminLogin;
    final Api reception;
    final LocalDate day;
    private final String code;
    private final Map<String, List<Slot>> slots = new HashMap<>();
    private int people;
    private Api nurse;

    /** With what somebody signs in by himself. */
    record Login(String username, String password) {}

    /** A doctor of the clinic, signed in. */
    record Doctor(UUID id, String code, Api api) {}

    /** A patient of the clinic, signed in. */
    record Patient(UUID id, Api api) {}

    /** A slot as it was offered. */
    record Slot(UUID id, UUID doctorId, Instant startsAt, Instant endsAt) {}

    private Clinic(HmsServer running, Api system) {
        this.server = running.baseUrl();
        this.rows = new Rows(running.database());
        this.system = system;
        this.day = LocalDate.ofInstant(now(), ZONE).plusDays(1);
        jumpTo(day.atTime(6, 0).atZone(ZONE).toInstant());
        this.code = "T" + Integer.toString(1_000_000 + RANDOM.nextInt(900_000));
        var admin = person("admin");
        this.hospitalId = system.post(
                        "/hospitals",
                        Map.of("code", code, "name", "Clinic " + code, "zone", ZONE.getId(), "admin", admin))
                .is(201)
                .id();
        this.admin = begin(admin.get("username"));
        this.adminLogin = new Login(admin.get("username"), CHOSEN);
        this.reception = staff("RECEPTIONIST");
    }

    /** Opens one on the shared system. */
    static Clinic open() {
        return open(TestSystem.shared());
    }

    static Clinic open(HmsServer running) {
        return new Clinic(running, Api.signIn(running.baseUrl(), "system", TestSystem.DEMO_PASSWORD));
    }

    /** The nurse, hired when first asked for. */
    Api nurse() {
        if (nurse == null) {
            nurse = staff("NURSE");
        }
        return nurse;
    }

    /** Adds a member of staff and signs him in. */
    Api staff(String role) {
        return begin(newcomer(role).username());
    }

    /** Adds a member of staff who has chosen a password and can sign in on the pages. */
    Login hire(String role) {
        var login = newcomer(role);
        begin(login.username());
        return new Login(login.username(), CHOSEN);
    }

    /** Chooses a password, as everybody has to who was given the first one, and signs in. */
    private Api begin(String username) {
        if (hashOfTheChosen == null) {
            var signedIn = Api.signIn(server, username, PASSWORD);
            hashOfTheChosen = rows.one("select password_hash from accounts where username = ?", username);
            return signedIn;
        }
        rows.execute(
                "update accounts set password_hash = ?, must_change_password = false,"
                        + " token_generation = token_generation + 1, version = version + 1 where username = ?",
                hashOfTheChosen,
                username);
        return Api.signIn(server, username, CHOSEN);
    }

    /** Adds a member of staff who still has a first password. */
    Login newcomer(String role) {
        var person = new HashMap<String, String>(person(role.toLowerCase(Locale.ROOT)));
        person.put("role", role);
        admin.post("/accounts", person).is(201);
        return new Login(person.get("username"), PASSWORD);
    }

    /** With what the doctor signs in. */
    Login login(Doctor doctor) {
        return new Login(code.toLowerCase(Locale.ROOT) + "." + doctor.code().toLowerCase(Locale.ROOT), CHOSEN);
    }

    /** The instant of a local time on the clinic's day. */
    Instant at(String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    /** Adds a doctor who works from eight to noon, every day, and signs him in. */
    Doctor doctor(int slotMinutes) {
        var doctor = newDoctor(slotMinutes);
        var username = code.toLowerCase(Locale.ROOT) + "." + ((String) doctor.get("code")).toLowerCase(Locale.ROOT);
        doctor.put("account", Map.of("username", username, "password", PASSWORD));
        var id = admin.post("/doctors", doctor).is(201).id();
        return new Doctor(id, (String) doctor.get("code"), begin(username));
    }

    /** Adds a doctor of the same kind without an account: hashing passwords is slow on purpose. */
    Doctor doctorWhoDoesNotSignIn(int slotMinutes) {
        var doctor = newDoctor(slotMinutes);
        var id = admin.post("/doctors", doctor).is(201).id();
        return new Doctor(id, (String) doctor.get("code"), Api.nobody(server));
    }

    private Map<String, Object> newDoctor(int slotMinutes) {
        var number = ++people;
        return new HashMap<>(Map.of(
                "code",
                "D%02d".formatted(number),
                "firstName",
                Canary.FIRST_NAME,
                "lastName",
                Canary.LAST_NAME + number,
                "slotMinutes",
                slotMinutes,
                "workingHours",
                everyDay("08:00", "12:00")));
    }

    static List<Map<String, String>> everyDay(String start, String end) {
        return Stream.of(DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "start", start, "end", end))
                .toList();
    }

    /** Registers a patient of whom nothing else is known. */
    UUID patient() {
        var number = ++people;
        return reception
                .post(
                        "/patients",
                        Map.of(
                                "mrn", Canary.MRN + code + "-" + number,
                                "firstName", Canary.FIRST_NAME,
                                "lastName", Canary.LAST_NAME + number,
                                "dateOfBirth", "1980-02-29",
                                "phone", Canary.PHONE + number,
                                "email", "patient" + number + Canary.MAIL))
                .is(201)
                .id();
    }

    /** Registers a patient who has an account, and signs him in. */
    Patient patientWhoSignsIn() {
        var id = patient();
        var person = person("patient");
        reception
                .post("/patients/" + id + "/account", Map.of("username", person.get("username"), "password", PASSWORD))
                .is(201);
        return new Patient(id, begin(person.get("username")));
    }

    /** The doctor's slot of the clinic's day that starts then, in local time. */
    Slot slot(Doctor doctor, String start) {
        return slot(doctor, day, start);
    }

    Slot slot(Doctor doctor, LocalDate date, String start) {
        var at = date.atTime(LocalTime.parse(start)).atZone(ZONE).toInstant();
        return slots(doctor, date).stream()
                .filter(slot -> slot.startsAt().equals(at))
                .findFirst()
                .orElseThrow();
    }

    /** The doctor's slots of the clinic's day. */
    List<Slot> slots(Doctor doctor) {
        return slots(doctor, day);
    }

    private List<Slot> slots(Doctor doctor, LocalDate date) {
        return slots.computeIfAbsent(doctor.code() + date, key -> {
            var found = new ArrayList<Slot>();
            reception
                    .get("/doctors/" + doctor.id() + "/slots?date=" + date)
                    .is(200)
                    .data()
                    .forEach(slot -> found.add(new Slot(
                            UUID.fromString(slot.path("id").asText()),
                            doctor.id(),
                            Instant.parse(slot.path("startsAt").asText()),
                            Instant.parse(slot.path("endsAt").asText()))));
            return found;
        });
    }

    /** Books the slot for a new patient. */
    UUID book(Slot slot) {
        return book(slot, patient());
    }

    UUID book(Slot slot, UUID patient) {
        return reception
                .post("/appointments", Map.of("patientId", patient, "slotId", slot.id()))
                .is(201)
                .id();
    }

    /** An act on an appointment, with the version it has now. */
    Api.Answer act(Api who, UUID appointment, String act, Object body) {
        return who.put(
                "/appointments/" + appointment + "/" + act,
                body,
                "If-Match",
                reception.get("/appointments/" + appointment).is(200).etag());
    }

    Api.Answer act(Api who, UUID appointment, String act) {
        return act(who, appointment, act, Map.of());
    }

    String status(UUID appointment) {
        return rows.one("select status from appointments where id = ?", appointment);
    }

    /** The activities in which the appointment's process instances are now. */
    List<String> activities(UUID appointment) {
        return rows
                .all(
                        "select e.act_id_ from act_ru_execution e join act_ru_execution p on p.id_ = e.proc_inst_id_"
                                + " where p.business_key_ = ? and e.act_id_ is not null and e.is_active_"
                                + " order by e.act_id_",
                        appointment.toString())
                .stream()
                .map(row -> row.get("act_id_"))
                .toList();
    }

    Instant now() {
        return Instant.parse(system.get("/clock").is(200).data().path("now").asText());
    }

    /** Moves the domain's clock ahead; it goes on from there at the speed of real time. */
    void jumpTo(Instant instant) {
        system.put("/clock", Map.of("now", instant.toString())).is(200);
    }

    void jumpToJustBefore(Instant instant, Duration before) {
        jumpTo(instant.minus(before));
    }

    private Map<String, String> person(String name) {
        var username = code.toLowerCase(Locale.ROOT) + "." + name + (++people);
        return Map.of(
                "username",
                username,
                "password",
                PASSWORD,
                "firstName",
                Canary.FIRST_NAME,
                "lastName",
                Canary.LAST_NAME + people,
                "email",
                name + people + Canary.MAIL);
    }
}
