package care.hms.system;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page asks the database for does not grow with the day. */
class PageStatementsIT {

    private static final System.Logger LOGGER = System.getLogger(PageStatementsIT.class.getName());

    /** The most that each may ask for, who is signed in and what stands around the page included. */
    private static final Map<String, Integer> MOST = Map.ofEntries(
            Map.entry("today", 5),
            Map.entry("today?by=time", 5),
            Map.entry("today-rows", 3),
            Map.entry("badges", 2),
            Map.entry("alerts?show=all", 5),
            Map.entry("notifications?show=all", 5),
            Map.entry("book", 5),
            Map.entry("end-of-day", 9),
            Map.entry("day-list", 4),
            Map.entry("no-shows", 15),
            Map.entry("doctors", 7),
            Map.entry("operations", 16),
            Map.entry("policies", 5),
            Map.entry("accounts", 5),
            Map.entry("audit", 5));

    private final Clinic clinic = Clinic.open();
    private final StaffSession admin = StaffSession.signIn(clinic.server, clinic.adminLogin);
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
        assertThat(full).hasSameSizeAs(quiet).hasSizeLessThanOrEqualTo(13);
    }

    private static String pageOf(UUID appointment) {
        return "appointment?id=" + appointment;
    }

    @Test
    void aFullDayCostsAsManyAsAQuietOne() {
        pass("08:00", 2, clinic.doctorWhoDoesNotSignIn(10));
        var quiet = count();
        pass("09:00", 8, clinic.doctorWhoDoesNotSignIn(10), clinic.doctorWhoDoesNotSignIn(10));
        var full = count();

        full.forEach((page, statements) -> LOGGER.log(INFO, "{0}: {1} statements", page, statements.size()));
        quiet.forEach((page, few) -> {
            assertThat(full.get(page))
                    .as("%s, where a quiet day needs %s", page, few)
                    .hasSameSizeAs(few);
            assertThat(few).as(page).hasSizeLessThanOrEqualTo(MOST.get(page));
        });
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

    private Map<String, List<String>> count() {
        var counts = new TreeMap<String, List<String>>();
        MOST.keySet().forEach(page -> counts.put(page, statements(page)));
        return counts;
    }

    private List<String> statements(String page) {
        return statements.of(
                () -> assertThat(admin.get(page).statusCode()).as(page).isEqualTo(200));
    }
}
