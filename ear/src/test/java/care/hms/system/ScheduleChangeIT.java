package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A doctor changes the working hours (§10.4). */
class ScheduleChangeIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Clinic clinic = Clinic.open();
    private final Clinic.Doctor smith = clinic.doctor(30);

    private static Map<String, Object> schedule(DayOfWeek... without) {
        return Map.of("slotMinutes", 30, "workingHours", hours("08:00", "16:00", without));
    }

    private static List<Map<String, String>> hours(String start, String end, DayOfWeek... without) {
        return Clinic.everyDay(start, end).stream()
                .filter(hours -> Stream.of(without).noneMatch(day -> day.name().equals(hours.get("day"))))
                .toList();
    }

    private String path() {
        return "/doctors/" + smith.id() + "/schedule";
    }

    private String number(UUID patient, String number) {
        clinic.rows.execute("update patients set phone = ? where id = ?", number, patient);
        return number;
    }

    @Test
    void bothPatientsOfTuesdayAreToldWhenTuesdayIsRemoved() {
        clinic.rows.execute("update doctors set last_name = 'Smith' where id = ?", smith.id());
        clinic.admin.put(path(), schedule()).is(200);

        // Day 1: A books Tuesday 09:00, B Tuesday 14:00; somebody else comes on Wednesday.
        var tuesday = clinic.day.plusDays(1).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        var a = clinic.patientWhoSignsIn();
        var b = clinic.patient();
        var numberA = number(a.id(), "+492312569001");
        var numberB = number(b, "+492312569002");
        var ofA = clinic.book(clinic.slot(smith, tuesday, "09:00"), a.id());
        var ofB = clinic.book(clinic.slot(smith, tuesday, "14:00"), b);
        var other = clinic.book(clinic.slot(smith, tuesday.plusDays(1), "09:00"));

        // Day 2: the administrator looks first, and removes Tuesday.
        clinic.jumpTo(clinic.day.plusDays(1).atTime(8, 0).atZone(Clinic.ZONE).toInstant());
        var withoutTuesday = schedule(DayOfWeek.TUESDAY);
        var preview =
                clinic.admin.post(path() + "/preview", withoutTuesday).is(200).data();
        assertThat(told(ofA)).isEmpty();
        var version = "\"" + version() + "\"";
        clinic.admin.put(path(), withoutTuesday, "If-Match", "\"99\"").refuses(412, "request.stale");
        var answer =
                clinic.admin.put(path(), withoutTuesday, "If-Match", version).is(200);

        // The response: the doctor, and the warning with both appointments, as the preview said.
        assertThat(answer.id()).isEqualTo(smith.id());
        assertThat(answer.data().path("workingHours").findValuesAsText("day"))
                .hasSize(6)
                .doesNotContain("TUESDAY");
        assertThat(answer.data().path("availableDays").toString())
                .isEqualTo("[\"MONDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]");
        assertThat(answer.etag()).isEqualTo("\"" + version() + "\"").isNotEqualTo(version);
        var warning = answer.body().path("warning");
        assertThat(warning.path("message").asText()).isEqualTo("2 existing appointments affected");
        var affected = warning.path("affectedAppointments");
        assertThat(affected).isEqualTo(preview.path("affectedAppointments"));
        assertThat(preview.path("patientNotifications").asInt()).isEqualTo(2);
        assertThat(affected).hasSize(2);
        assertThat(affected.get(0).path("id").asText()).isEqualTo(ofA.toString());
        assertThat(affected.get(0).path("date").asText()).isEqualTo(tuesday.toString());
        assertThat(affected.get(0).path("time").asText()).isEqualTo("09:00");
        assertThat(affected.get(0).path("patient").path("id").asText()).isEqualTo(a.id().toString());
        assertThat(affected.get(1).path("id").asText()).isEqualTo(ofB.toString());
        assertThat(affected.get(1).path("time").asText()).isEqualTo("14:00");

        // The patients are told, once, and their appointments stay.
        var text = "Dr. Smith's schedule has changed. Your appointment on "
                + DayOfWeek.TUESDAY.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                + DateTimeFormatter.ofPattern(", MMM d", Locale.ENGLISH).format(tuesday)
                + " at %s may be affected. Please contact the clinic to confirm or reschedule.";
        await().atMost(SOON)
                .until(() -> Outside.smsTo(numberA).size() == 1
                        && Outside.smsTo(numberB).size() == 1);
        assertThat(Outside.smsTo(numberA).get(0).body()).isEqualTo(text.formatted("09:00"));
        assertThat(Outside.smsTo(numberB).get(0).body()).isEqualTo(text.formatted("14:00"));
        var read = a.api().get("/notifications").is(200).data().get(0);
        assertThat(read.path("title").asText()).isEqualTo("Schedule Change Notification");
        assertThat(read.path("priority").asText()).isEqualTo("NORMAL");
        assertThat(read.path("message").asText()).isEqualTo(text.formatted("09:00"));
        assertThat(told(other)).isEmpty();
        assertThat(clinic.status(ofA)).isEqualTo("SCHEDULED");
        assertThat(clinic.activities(ofA)).containsExactly("Task_WaitForArrival");

        // The same schedule once more is no change.
        var again = clinic.admin.put(path(), withoutTuesday).is(200);
        assertThat(again.body().path("warning").path("affectedAppointments")).hasSize(2);
        assertThat(told(ofA)).containsExactly("IN_APP SENT", "SMS SENT");

        // Free slots of Tuesdays are gone, booked ones are there.
        assertThat(clinic.reception
                        .get("/doctors/" + smith.id() + "/slots?date=" + tuesday)
                        .data())
                .hasSize(2);
        var audited = clinic.admin
                .get("/audit?operation=changeSchedule&patientId=" + a.id())
                .is(200)
                .data();
        assertThat(audited).hasSize(2);
    }

    @Test
    void aDoctorChangesTheOwnHoursAndHearsWhatCannotBe() {
        var answer = smith.api().put(path(), schedule()).is(200);
        assertThat(answer.body().path("warning").isNull()).isTrue();
        var other = clinic.doctor(15);
        other.api().put(path(), schedule()).refuses(403, "access.denied");
        other.api().post(path() + "/preview", schedule()).refuses(403, "access.denied");
        var refused = smith.api()
                .put(path(), Map.of("slotMinutes", 4, "workingHours", hours("16:00", "08:00")))
                .refuses(400, "request.invalid");
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .containsExactly("slotMinutes", "workingHours");
        smith.api().put(path(), Map.of("slotMinutes", 30)).refuses(400, "request.invalid");
    }

    private String version() {
        return clinic.rows.one("select version from doctors where id = ?", smith.id());
    }

    private List<String> told(UUID appointment) {
        return clinic
                .rows
                .all(
                        "select channel || ' ' || status as one from notifications where appointment_id = ?"
                                + " order by channel",
                        appointment)
                .stream()
                .map(row -> row.get("one"))
                .toList();
    }
}
