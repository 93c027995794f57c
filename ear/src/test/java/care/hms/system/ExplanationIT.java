package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody is told who asks why an appointment is a no-show or is not. */
class ExplanationIT {

    private static Api.Answer ask(Api who, UUID id, String... headers) {
        return who.raw("GET", "/appointments/" + id + "/explain", null, headers);
    }

    private static JsonNode deadline(JsonNode explained, String deadline) {
        for (var one : explained.path("deadlines")) {
            if (one.path("deadline").asText().equals(deadline)) {
                return one;
            }
        }
        throw new AssertionError(explained);
    }

    @Test
    void aMarkOfTheSweepNamesTheRunThatMadeItAndTheProcessThatFollows() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:00");
            var id = clinic.book(clinic.slot(doctor, "09:00"));
            var before = ask(clinic.reception, id).is(200).data();
            assertThat(before.path("process").path("state").asText()).isEqualTo("IN_STEP");
            assertThat(before.path("nextTimer").path("deadline").asText()).isEqualTo("NO_SHOW");
            assertThat(before.path("nextTimer").path("dueAt").asText())
                    .isEqualTo(day.instant("09:15").toString());
            assertThat(deadline(before, "NO_SHOW").path("state").asText()).isEqualTo("WAITING");
            clinic.rows.execute(
                    "delete from act_ru_job where process_instance_id_ in"
                            + " (select id_ from act_ru_execution where business_key_ = ?)",
                    id.toString());
            day.at("09:16");
            var due = ask(clinic.reception, id).is(200).data();
            assertThat(due.path("isNoShow").asBoolean(true)).isFalse();
            assertThat(due.path("sentence").asText())
                    .endsWith("its process timer is missing, so the next sweep marks it.");
            assertThat(due.path("nextTimer").isNull()).isTrue();

            day.letSweepsRun();
            var run = clinic.admin
                    .post("/no-show/trigger", Map.of())
                    .is(200)
                    .data()
                    .path("run")
                    .path("id")
                    .asText();

            var explained = ask(clinic.reception, id).is(200).data();
            assertThat(explained.path("isNoShow").asBoolean()).isTrue();
            assertThat(explained.path("sentence").asText())
                    .isEqualTo(
                            "A no-show: nobody had checked in by 09:15 (slot start 09:00 + 15 min, the slot's length),"
                                    + " and at 09:16 it was marked by a sweep that an administrator asked for.");
            var noShow = deadline(explained, "NO_SHOW");
            assertThat(noShow.path("rule").path("name").asText()).isEqualTo("SLOT_LENGTH");
            assertThat(noShow.path("rule").path("minutes").asInt()).isEqualTo(15);
            assertThat(noShow.path("sweptSince").asBoolean()).isTrue();
            assertThat(noShow.path("happened")).hasSize(1);
            assertThat(noShow.path("happened").path(0).path("runId").asText()).isEqualTo(run);
            assertThat(explained.path("lastRun").path("id").asText()).isEqualTo(run);
            assertThat(explained.path("lastRun").path("source").asText()).isEqualTo("manual");
            await().atMost(ClinicDay.SOON).until(() -> ask(clinic.reception, id)
                    .data()
                    .path("process")
                    .path("state")
                    .asText()
                    .equals("ENDED"));
        }
    }

    @Test
    void anAlertTellsWhoAttendedToItAndAPolicyChangeThatItMovedTheDeadline() {
        try (var day = ClinicDay.begin()) {
            var clinic = day.clinic;
            var doctor = clinic.doctorWhoDoesNotSignIn(15);
            day.at("08:50");
            var id = clinic.book(clinic.slot(doctor, "09:00"));
            clinic.act(clinic.reception, id, "check-in").is(200);
            day.at("09:20");
            day.awaitAlerts(id, "NO_VITALS ACTIVE raised 09:20:00");
            var alert = clinic.nurse()
                    .get("/no-show/alerts")
                    .data()
                    .path(0)
                    .path("id")
                    .asText();
            day.at("09:21");
            clinic.nurse()
                    .put("/no-show/alerts/" + alert + "/acknowledge", Map.of())
                    .is(200);

            var explained = ask(clinic.reception, id).is(200).data();

            var noVitals = deadline(explained, "NO_VITALS");
            assertThat(noVitals.path("policy").asText()).isEqualTo("slot end 09:15 + 5 min");
            assertThat(noVitals.path("what").asText())
                    .isEqualTo("alert raised at 09:20, acknowledged at 09:21 by a nurse");
            assertThat(deadline(explained, "NO_SHOW").path("what").asText()).isEqualTo("met at 08:50");
            assertThat(deadline(explained, "NO_DOCTOR").path("state").asText()).isEqualTo("NOT_COUNTING");
            assertThat(explained.path("nextTimer").path("deadline").asText()).isEqualTo("WAITING_TOO_LONG");
            assertThat(explained.toString()).doesNotContain(Canary.FIRST_NAME, Canary.LAST_NAME, Canary.MRN);
        }
    }

    @Test
    void itIsSaidInTheLanguageThatIsAskedForElseInTheHospitals() {
        var clinic = Clinic.open();
        var doctor = clinic.doctorWhoDoesNotSignIn(15);
        var id = clinic.book(clinic.slot(doctor, "11:00"));

        assertThat(language(clinic, id)).isEqualTo("en");
        assertThat(language(clinic, id, "Accept-Language", "de-AT,de;q=0.9,en;q=0.1"))
                .isEqualTo("de");
        for (var unknown : new String[] {"fr", "*", "toolonglanguage"}) {
            assertThat(language(clinic, id, "Accept-Language", unknown))
                    .as(unknown)
                    .isEqualTo("en");
        }
        ask(clinic.reception, id, "Accept-Language", "de;q=x").refuses(400, "request.invalid");
        clinic.admin
                .put(
                        "/notifications/policy",
                        Map.of("language", "de", "sms", true, "noShowSmsWithinMinutes", 120, "maximumAttempts", 40))
                .is(200);
        assertThat(language(clinic, id)).isEqualTo("de");
        assertThat(language(clinic, id, "Accept-Language", "en")).isEqualTo("en");
    }

    private static String language(Clinic clinic, UUID id, String... headers) {
        return ask(clinic.reception, id, headers)
                .is(200)
                .data()
                .path("language")
                .asText();
    }

    @Test
    void whoeverMayNotSeeItIsToldThatThereIsNone() {
        var clinic = Clinic.open();
        var doctor = clinic.doctorWhoDoesNotSignIn(15);
        var own = clinic.patientWhoSignsIn();
        var id = clinic.book(clinic.slot(doctor, "11:00"), own.id());
        var others = clinic.book(clinic.slot(doctor, "11:15"));

        ask(own.api(), id).is(200);
        ask(own.api(), others).refuses(404, "appointment.not-found");
        ask(Clinic.open().reception, id).refuses(404, "appointment.not-found");
        ask(clinic.reception, UUID.randomUUID()).refuses(404, "appointment.not-found");
        assertThat(clinic.admin
                        .get("/audit?operation=explainAppointment&patientId=" + own.id())
                        .is(200)
                        .data())
                .hasSize(1);
    }
}
