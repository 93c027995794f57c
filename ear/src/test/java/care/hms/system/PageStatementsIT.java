package care.hms.system;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page asks the database for does not grow with the day. */
class PageStatementsIT {

    private static final System.Logger LOGGER = System.getLogger(PageStatementsIT.class.getName());

    /** What strangers see asks for nobody. */
    private static final Set<String> FOR_STRANGERS = Set.of("start", "sign-in", "problem");

    /** The most that each may ask for, who is signed in and what stands around the page included. */
    private static final Map<String, Integer> MOST = Map.ofEntries(
            Map.entry("today", 5),
            Map.entry("today?by=time", 5),
            Map.entry("today?status=CHECKED_IN", 5),
            Map.entry("today?who={doctor}", 5),
            Map.entry("today-rows", 3),
            Map.entry("today-rows?id={appointment}", 3),
            Map.entry("badges", 2),
            Map.entry("alerts?show=all", 5),
            Map.entry("alert-rows?show=all", 5),
            Map.entry("notifications?show=all", 5),
            Map.entry("notification-rows?show=all", 5),
            Map.entry("book", 5),
            Map.entry("book?patient={patient}&doctor={doctor}", 10),
            Map.entry("book-slots?doctor={doctor}", 5),
            Map.entry("appointment?id={appointment}", 19),
            Map.entry("appointment-stamp?id={appointment}", 4),
            Map.entry("end-of-day", 9),
            Map.entry("end-of-day-case?id={appointment}&version=0", 2),
            Map.entry("day-list", 4),
            Map.entry("no-shows", 15),
            Map.entry("no-shows-export", 5),
            Map.entry("doctors", 7),
            Map.entry("doctors?doctor={doctor}", 7),
            Map.entry("operations", 16),
            Map.entry("operations-sweep", 14),
            Map.entry("operations-outbox", 4),
            Map.entry("policies", 5),
            Map.entry("accounts", 5),
            Map.entry("accounts?id={account}", 7),
            Map.entry("audit", 5),
            Map.entry("home", 2),
            Map.entry("password", 1));

    private final Clinic clinic = Clinic.open();
    private final StaffSession admin = StaffSession.signIn(clinic.server, clinic.adminLogin);
    private int grown;
    private final Statements statements = new Statements(TestSystem.shared());

    /** What happened to the one, who was told and who looked at it are lists as well. */
    @Test
    void anAppointmentWithALongStoryCostsAsManyAsOneWithAShort() {
        var doctor = clinic.doctorWhoDoesNotSignIn(10);
        var quiet = statements(pageOf(clinic.book(clinic.slot(doctor, "11:00"))));
        var moved = clinic.book(clinic.slot(doctor, "11:10"));
        for (var start : List.of("11:20", "11:30", "11:40", "11:50")) {
            var to = clinic.slot(doctor, start).id();
            clinic.act(clinic.reception, moved, "reschedule", Map.of("slotId", to))
                    .is(200);
        }
        var full = statements(pageOf(moved));

        LOGGER.log(INFO, "appointment: {0} statements", full.size());
        assertThat(full).hasSameSizeAs(quiet).hasSizeLessThanOrEqualTo(19);
    }

    private static String pageOf(UUID appointment) {
        return "appointment?id=" + appointment;
    }

    @Test
    void everyPageIsCounted() throws IOException {
        var counted =
                MOST.keySet().stream().map(page -> page.split("\\?", 2)[0]).toList();
        try (var files = Files.list(Path.of("..", "web-module", "src", "main", "webapp"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".xhtml"))
                            .map(name -> name.replace(".xhtml", ""))
                            .filter(name -> !FOR_STRANGERS.contains(name)))
                    .isSubsetOf(counted)
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void aFullDayCostsAsManyAsAQuietOne() {
        var doctor = clinic.doctor(10);
        var patient = clinic.patientWhoSignsIn();
        var coming = clinic.book(clinic.slot(doctor, "11:00"), patient.id());
        var ids = Map.of(
                "{doctor}", doctor.id().toString(),
                "{patient}", patient.id().toString(),
                "{appointment}", coming.toString(),
                "{account}", clinic.rows.one("select account_id::text from doctors where id = ?", doctor.id()));
        var own = StaffSession.signIn(clinic.server, clinic.login(doctor));

        grow(1, doctor, patient);
        pass("08:00", 2, doctor);
        var quiet = count(ids, own);
        grow(4, doctor, patient);
        pass("09:00", 8, clinic.doctorWhoDoesNotSignIn(10), clinic.doctorWhoDoesNotSignIn(10));
        var full = count(ids, own);

        full.forEach((page, statements) -> LOGGER.log(INFO, "{0}: {1} statements", page, statements.size()));
        quiet.forEach((page, few) -> {
            assertThat(full.get(page))
                    .as("%s, where a quiet day needs %s", page, few)
                    .hasSameSizeAs(few);
            assertThat(few).as(page).hasSizeLessThanOrEqualTo(MOST.get(page));
        });
    }

    /**
     * So many more of what does not come with the day: accounts, absences, what a patient comes for, and what the doctor
     * is told.
     */
    private void grow(int more, Clinic.Doctor doctor, Clinic.Patient patient) {
        for (int i = 0; i < more; i++) {
            grown++;
            clinic.newcomer("NURSE");
            var away = clinic.day.plusDays(20L + grown).toString();
            clinic.admin
                    .post(
                            "/doctors/" + doctor.id() + "/absences",
                            Map.of("type", "PLANNED", "startDate", away, "endDate", away))
                    .is(201);
            clinic.book(clinic.slot(doctor, clinic.day.plusDays(grown), "11:00"), patient.id());
            var called = clinic.book(clinic.slot(doctor, clinic.day, "11:" + grown + "0"), patient.id());
            clinic.act(patient.api(), called, "cancel", Map.of("reason", "ill")).is(200);
        }
    }

    /** So many slots of each doctor pass: half of the patients come and are kept waiting, half do not come. */
    private void pass(String start, int slots, Clinic.Doctor... doctors) {
        var first = LocalTime.parse(start);
        var last = Stream.of(doctors)
                .flatMap(doctor -> IntStream.range(0, slots)
                        .mapToObj(i -> clinic.book(
                                clinic.slot(doctor, first.plusMinutes(10L * i).toString()))))
                .toList();
        IntStream.range(0, last.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(last::get)
                .forEach(each -> clinic.act(clinic.reception, each, "check-in").is(200));
        clinic.jumpTo(clinic.at(first.plusMinutes(10L * slots + 6).toString()));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> last.stream().allMatch(each -> hasAlert(each) || hasStatus(each, "NO_SHOW")));
    }

    private boolean hasAlert(UUID appointment) {
        return clinic.rows.count("select count(*) from stage_alerts where appointment_id = ?", appointment) > 0;
    }

    private boolean hasStatus(UUID appointment, String status) {
        return clinic.status(appointment).equals(status);
    }

    /** What one is told is read by the doctor, all else by the administrator. */
    private Map<String, List<String>> count(Map<String, String> ids, StaffSession doctor) {
        var counts = new TreeMap<String, List<String>>();
        for (var page : MOST.keySet()) {
            var address = page;
            for (var id : ids.entrySet()) {
                address = address.replace(id.getKey(), id.getValue());
            }
            counts.put(page, statements(page.startsWith("notification") ? doctor : admin, address));
        }
        return counts;
    }

    private List<String> statements(String page) {
        return statements(admin, page);
    }

    private List<String> statements(StaffSession who, String page) {
        return statements.of(
                () -> assertThat(who.get(page).statusCode()).as(page).isEqualTo(200));
    }
}
