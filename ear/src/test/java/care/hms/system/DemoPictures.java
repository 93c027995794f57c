package care.hms.system;

import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * The README's pictures: the demo hospital on a Monday morning. No test, and so none of those that run by themselves:
 * {@code mvn -pl ear -am verify -Dtest=none -Dit.test=DemoPictures} takes them anew.
 */
class DemoPictures {

    private static final Path DOCS = Path.of("..", "docs");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private HmsServer server;
    private Api system;
    private Api reception;
    private Api nurse;

    @Test
    void takeThem() {
        Browser.assumeThereIsOne();
        var builder = TestSystem.builder("pictures").setting("HMS_CLOCK_START", DAY + "T07:45:00");
        Outside.begin().forEach(builder::setting);
        server = builder.build();
        server.start();
        try {
            system = somebody("system");
            reception = somebody("reception");
            nurse = somebody("nurse");
            liveTheMorning();
            look();
        } finally {
            server.close();
        }
    }

    private Api somebody(String name) {
        return Api.signIn(server.baseUrl(), name, TestSystem.DEMO_PASSWORD);
    }

    private void liveTheMorning() {
        var lee = somebody("doctor");
        var novotna = somebody("d02");
        var his = appointments(lee);
        var hers = appointments(novotna);
        List.of(his.get(4), his.get(5), hers.get(4), hers.get(6)).forEach(each -> act(reception, each, "confirm"));
        receive(his.get(0), "07:52");
        receive(hers.get(0), "07:56");
        at("08:00");
        act(lee, his.get(0), "start");
        act(novotna, hers.get(0), "start");
        receive(his.get(1), "08:11");
        at("08:17");
        act(lee, his.get(0), "complete");
        act(lee, his.get(1), "start");
        act(novotna, hers.get(0), "complete");
        receive(his.get(2), "08:39");
        at("08:43");
        act(reception, hers.get(2), "check-in");
        at("08:48");
        act(lee, his.get(1), "complete");
        act(lee, his.get(2), "start");
        receive(his.get(3), "08:57");
        at("09:04");
        act(reception, hers.get(5), "cancel", Map.of("reason", "called: ill"));
        at("09:05");
        var rows = new Rows(server.database());
        await().until(() -> rows.count("select count(*) from stage_alerts") > 0);
        at("09:09");
    }

    /** The ids of the doctor's appointments of the day, in order. */
    private static List<UUID> appointments(Api doctor) {
        var own = doctor.get("/auth/me").is(200).data().path("doctorId").asText();
        return StreamSupport.stream(
                        doctor.get("/appointments?date=" + DAY + "&doctorId=" + own + "&size=100")
                                .is(200)
                                .data()
                                .spliterator(),
                        false)
                .map(each -> UUID.fromString(each.path("id").asText()))
                .toList();
    }

    private void at(String time) {
        system.put(
                        "/clock",
                        Map.of(
                                "now",
                                DAY.atTime(LocalTime.parse(time))
                                        .atZone(Clinic.ZONE)
                                        .toInstant()
                                        .toString()))
                .is(200);
    }

    private void receive(UUID appointment, String time) {
        at(time);
        act(reception, appointment, "check-in");
        act(nurse, appointment, "vitals", Map.of("pulsePerMinute", 72, "systolicMmHg", 124, "diastolicMmHg", 81));
    }

    private void act(Api who, UUID appointment, String act) {
        act(who, appointment, act, Map.of());
    }

    private void act(Api who, UUID appointment, String act, Object body) {
        var version = reception.get("/appointments/" + appointment).is(200).etag();
        who.put("/appointments/" + appointment + "/" + act, body, "If-Match", version)
                .is(200);
    }

    private void look() {
        try (var browser = Browser.open(server.baseUrl())) {
            browser.size(1280, 860);
            browser.as(new Clinic.Login("reception", TestSystem.DEMO_PASSWORD)).go("today?by=time");
            browser.read(By.id("live"), "Live");
            browser.read(By.id("attention"), "No vitals");
            browser.picture(DOCS.resolve("today.png"));
            browser.go("book");
            browser.type(By.id("text"), "berg");
            browser.click(By.id("search"));
            browser.click(By.cssSelector(".found a"));
            browser.click(By.cssSelector(".slot-grid [data-slot]"));
            browser.picture(DOCS.resolve("book.png"));
        }
        try (var browser = Browser.open(server.baseUrl())) {
            browser.size(1280, 860);
            browser.as(new Clinic.Login("admin", TestSystem.DEMO_PASSWORD));
            browser.go("doctors");
            browser.click(By.cssSelector("#absence-form [value='EMERGENCY']"));
            browser.ask("document.getElementById('startDate').value = '" + DAY + "'");
            browser.click(By.id("look-absence"));
            browser.see(By.id("preview"));
            browser.ask("scrollTo(0, 0)");
            browser.picture(DOCS.resolve("doctors.png"));
            browser.prefer("en", "dark").go("alerts");
            browser.click(By.cssSelector("#list tbody a"));
            browser.see(By.id("appointment"));
            browser.picture(DOCS.resolve("appointment.png"));
        }
    }
}
