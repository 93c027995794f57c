package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor takes emergency leave (§10.3). */
class EmergencyLeaveIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NOTE = "Auto-cancelled due to doctor emergency leave";
    private static int numbers = 100;

    private Clinic clinic;
    private Clinic.Doctor smith;
    private LocalDate day2;
    private LocalDate day3;

    /** Dr. Smith works from eight to noon: twelve slots of twenty minutes a day. */
    @BeforeEach
    void open() {
        clinic = Clinic.open();
        smith = clinic.doctor(20);
        clinic.rows.execute("update doctors set last_name = 'Smith' where id = ?", smith.id());
        day2 = clinic.day.plusDays(1);
        day3 = clinic.day.plusDays(2);
    }

    @AfterEach
    void mend() {
        clinic.rows.execute("drop trigger if exists failing_leave on doctor_absences");
        clinic.rows.execute("drop function if exists failing_leave()");
    }

    private String path() {
        return "/doctors/" + smith.id() + "/absences";
    }

    private static Map<String, Object> leave(String type, LocalDate from, LocalDate to) {
        var leave = new HashMap<String, Object>();
        leave.put("type", type);
        leave.put("startDate", from.toString());
        leave.put("endDate", to.toString());
        return leave;
    }

    /** Gives the patient a number that nobody else has. */
    private String number(UUID patient) {
        var number = "+4923125680" + (numbers++ % 900 + 100);
        clinic.rows.execute("update patients set phone = ? where id = ?", number, patient);
        return number;
    }

    @Test
    void threePatientsAreCancelledAndToldWhenDrSmithHasAFamilyEmergency() {
        // Day 1, 09:00: three patients have appointments with Dr. Smith on Day 2.
        clinic.jumpTo(clinic.day.atTime(9, 0).atZone(Clinic.ZONE).toInstant());
        var a = clinic.patientWhoSignsIn();
        var b = clinic.patient();
        var c = clinic.patientWhoSignsIn();
        var numbers = List.of(number(a.id()), number(b), number(c.id()));
        var slots = List.of(
                clinic.slot(smith, day2, "09:00"),
                clinic.slot(smith, day2, "10:00"),
                clinic.slot(smith, day2, "11:00"));
        var ids = List.of(
                clinic.book(slots.get(0), a.id()), clinic.book(slots.get(1), b), clinic.book(slots.get(2), c.id()));
        clinic.act(clinic.reception, ids.get(1), "confirm").is(200);
        var patientC = "/patients/" + c.id() + "/notification-preferences";
        c.api().put(patientC, Map.of("sms", false)).is(200);

        // 18:00: the administrator looks first, and marks emergency leave for Day 2 and Day 3.
        clinic.jumpTo(clinic.day.atTime(18, 0).atZone(Clinic.ZONE).toInstant());
        var emergency = leave("EMERGENCY", day2, day3);
        var preview = clinic.admin.post(path() + "/preview", emergency).is(200);
        assertThat(ids).allMatch(id -> !clinic.status(id).equals("CANCELLED"));
        var answer = clinic.admin.post(path(), emergency).is(201);

        // The response: the absence, the slots, the appointments, the patients — as the preview said.
        var data = answer.data();
        assertThat(data.path("slotsBlocked").asInt()).isEqualTo(24);
        assertThat(data.path("slotsReleased").asInt()).isEqualTo(3);
        assertThat(data.path("cancelledAppointments").asInt()).isEqualTo(3);
        assertThat(data.path("patientNotifications").asInt()).isEqualTo(3);
        assertThat(data.path("inConsultation")).isEmpty();
        assertThat(answer.body().path("warning").isNull()).isTrue();
        preview.data().fields().forEachRemaining(field -> assertThat(data.path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
        var cancelled = data.path("cancelled");
        assertThat(cancelled.findValuesAsText("time")).containsExactly("09:00", "10:00", "11:00");
        assertThat(cancelled.get(1).path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(cancelled.get(0).path("date").asText()).isEqualTo(day2.toString());
        assertThat(cancelled.get(0).path("patient").path("id").asText()).isEqualTo(a.id().toString());
        assertThat(messages(cancelled.get(0))).containsExactlyInAnyOrder("SMS null", "IN_APP null");
        assertThat(messages(cancelled.get(1))).containsExactlyInAnyOrder("SMS null", "IN_APP NO_ACCOUNT");
        assertThat(messages(cancelled.get(2))).containsExactlyInAnyOrder("SMS OPTED_OUT", "IN_APP null");
        var absence = data.path("absence");
        assertThat(absence.path("type").asText()).isEqualTo("EMERGENCY");
        assertThat(absence.path("startDate").asText()).isEqualTo(day2.toString());
        assertThat(absence.path("endDate").asText()).isEqualTo(day3.toString());
        var absenceId = absence.path("id").asText();
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(path() + "/" + absenceId);

        // The rows: cancelled with the note, slots released and blocked, timeline, audit.
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            assertThat(clinic.rows.all("select status, notes, cancellation_reason from appointments where id = ?", id))
                    .containsExactly(Map.of("status", "CANCELLED", "notes", NOTE, "cancellation_reason", NOTE));
            assertThat(clinic.rows.one(
                            "select (appointment_id is null) || ' ' || is_booked || ' ' || is_blocked from doctor_slots"
                                    + " where id = ?",
                            slots.get(i).id()))
                    .isEqualTo("true false true");
            assertThat(clinic.rows.one(
                            "select source || ' ' || (detail ->> 'absenceId') from appointment_events"
                                    + " where appointment_id = ? and event = 'CANCELLED'",
                            id))
                    .isEqualTo("staff " + absenceId);
            assertThat(clinic.rows.count(
                            "select count(*) from audit_events where operation = 'cancelAppointment' and object_id = ?"
                                    + " and way = 'rest'",
                            id))
                    .isOne();
        }
        assertThat(clinic.rows.count("select count(*) from slot_blocks where owner = ?", UUID.fromString(absenceId)))
                .isEqualTo(24);
        var audited = clinic.admin
                .get("/audit?operation=createAbsence&objectId=" + smith.id())
                .is(200)
                .data();
        assertThat(audited).hasSize(1);
        assertThat(audited.toString()).contains(a.id().toString(), b.toString(), c.id().toString(), absenceId);

        // The process instances come to their end.
        await().atMost(SOON)
                .until(() -> ids.stream().allMatch(id -> clinic.activities(id).isEmpty()));

        // The patients are told, with urgency.
        var text = "Your appointment with Dr. Smith on "
                + DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH).format(day2)
                + " at %s has been cancelled due to doctor unavailability. Please reschedule.";
        await().atMost(SOON)
                .until(() -> Outside.smsTo(numbers.get(0)).size() == 1
                        && Outside.smsTo(numbers.get(1)).size() == 1);
        assertThat(Outside.smsTo(numbers.get(0)).get(0).body()).isEqualTo(text.formatted("09:00"));
        assertThat(Outside.smsTo(numbers.get(1)).get(0).body()).isEqualTo(text.formatted("10:00"));
        assertThat(Outside.smsTo(numbers.get(2))).isEmpty();
        for (var told : List.of(
                a.api().get("/notifications").is(200).data().get(0),
                c.api().get("/notifications").is(200).data().get(0))) {
            assertThat(told.path("type").asText()).isEqualTo("EMERGENCY_LEAVE");
            assertThat(told.path("title").asText()).isEqualTo("Appointment Cancelled - Doctor Unavailable");
            assertThat(told.path("priority").asText()).isEqualTo("HIGH");
        }

        // Nobody books Dr. Smith now, and the day after the leave is open.
        clinic.reception
                .post(
                        "/appointments",
                        Map.of("patientId", b, "slotId", slots.get(0).id()))
                .refuses(409, "slot.blocked");
        clinic.book(clinic.slot(smith, clinic.day.plusDays(3), "09:00"), b);
    }

    private static List<String> messages(JsonNode appointment) {
        var messages = new ArrayList<String>();
        appointment
                .path("messages")
                .forEach(message -> messages.add(message.path("channel").asText() + " "
                        + message.path("suppressed").asText()));
        return messages;
    }

    @Test
    void whoWaitsIsCancelledToTheReceptionsKnowledgeAndWhoIsWithTheDoctorStays() {
        var withDoctor = clinic.book(clinic.slot(smith, "08:00"));
        var waiting = clinic.book(clinic.slot(smith, "08:20"));
        clinic.jumpTo(clinic.day.atTime(7, 50).atZone(Clinic.ZONE).toInstant());
        clinic.act(clinic.reception, withDoctor, "check-in").is(200);
        clinic.act(clinic.reception, waiting, "check-in").is(200);
        clinic.act(smith.api(), withDoctor, "start").is(200);
        // NO_VITALS is due five minutes after the slot's end.
        clinic.jumpTo(clinic.day.atTime(8, 45, 1).atZone(Clinic.ZONE).toInstant());
        await().atMost(SOON)
                .until(() -> clinic.rows.count(
                                "select count(*) from stage_alerts where appointment_id = ? and status = 'ACTIVE'",
                                waiting)
                        > 0);

        var data = smith.api()
                .post(path(), leave("EMERGENCY", clinic.day, clinic.day))
                .is(201)
                .data();

        assertThat(data.path("cancelled").findValuesAsText("id")).contains(waiting.toString());
        assertThat(data.path("inConsultation").get(0).path("id").asText()).isEqualTo(withDoctor.toString());
        assertThat(clinic.status(waiting)).isEqualTo("CANCELLED");
        assertThat(clinic.status(withDoctor)).isEqualTo("IN_PROGRESS");
        assertThat(clinic.rows.count(
                        "select count(*) from stage_alerts where appointment_id = ? and status <> 'RESOLVED'", waiting))
                .isZero();
        var told = clinic.reception.get("/notifications").is(200).data().get(0);
        assertThat(told.path("title").asText()).isEqualTo("Patient In Waiting Room Affected By Leave");
        assertThat(told.path("priority").asText()).isEqualTo("HIGH");
        await().atMost(SOON).until(() -> clinic.activities(waiting).isEmpty());
        clinic.act(smith.api(), withDoctor, "complete").is(200);
    }

    @Test
    void aPlannedLeaveWarnsAndBecomesAnEmergency() {
        var id = clinic.book(clinic.slot(smith, day2, "09:00"));
        var planned = clinic.admin.post(path(), leave("PLANNED", day2, day2)).is(201);

        assertThat(planned.body().path("warning").path("message").asText())
                .isEqualTo("1 existing appointment affected");
        var affected =
                planned.body().path("warning").path("affectedAppointments").get(0);
        assertThat(affected.path("id").asText()).isEqualTo(id.toString());
        assertThat(affected.path("time").asText()).isEqualTo("09:00");
        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
        var one = path() + "/" + planned.data().path("absence").path("id").asText();
        clinic.admin.put(one, leave("EMERGENCY", day2, day2)).refuses(428, "request.if-match-required");
        clinic.admin
                .put(one, leave("EMERGENCY", day2, day2), "If-Match", "\"7\"")
                .refuses(412, "request.stale");

        var emergency = clinic.admin
                .put(one, leave("EMERGENCY", day2, day2), "If-Match", planned.etag())
                .is(200);

        assertThat(emergency.data().path("cancelledAppointments").asInt()).isOne();
        assertThat(clinic.status(id)).isEqualTo("CANCELLED");
        assertThat(clinic.reception
                        .get(path() + "?from=" + day2 + "&to=" + day2)
                        .is(200)
                        .data())
                .hasSize(1);
        var read = clinic.reception.get(one).is(200);
        assertThat(read.etag()).isEqualTo(emergency.etag());
        clinic.admin.put(one + "/withdraw", Map.of(), "If-Match", read.etag()).is(200);
        clinic.book(clinic.slot(smith, day2, "09:00"));
        clinic.admin.put(one + "/withdraw", Map.of(), "If-Match", "\"2\"").refuses(409, "absence.withdrawn");
        assertThat(clinic.reception.get(path()).is(200).data()).isEmpty();
    }

    @Test
    void whatNoAbsenceCanBeIsRefusedByItsName() {
        clinic.admin
                .post(path(), leave("EMERGENCY", clinic.day.minusDays(1), day2))
                .refuses(409, "absence.past");
        for (var field : Map.of(
                        "endDate", leave("PLANNED", day2, clinic.day),
                        "type", leave("HOLIDAY", day2, day2))
                .entrySet()) {
            assertThat(clinic.admin
                            .post(path(), field.getValue())
                            .refuses(400, "request.invalid")
                            .body()
                            .path("errors")
                            .findValuesAsText("field"))
                    .containsExactly(field.getKey());
        }
        clinic.admin.post(path(), leave("PLANNED", day2, day2)).is(201);
        clinic.admin.post(path(), leave("PLANNED", day2, day2)).refuses(409, "absence.exists");
        clinic.admin.get(path() + "/" + UUID.randomUUID()).refuses(404, "absence.not-found");
        clinic.admin
                .post("/doctors/" + UUID.randomUUID() + "/absences", leave("PLANNED", day2, day2))
                .refuses(404, "doctor.not-found");
    }

    /** E1 is one transaction: when its commit fails, nothing of it has happened to anybody. */
    @Test
    void aLeaveThatFailsAtTheCommitHasCancelledNothingAndToldNobody() {
        var id = clinic.book(clinic.slot(smith, day2, "09:00"));
        clinic.rows.execute("create function failing_leave() returns trigger language plpgsql as"
                + " $$ begin raise exception 'commit fails for a test'; end $$");
        clinic.rows.execute("create constraint trigger failing_leave after insert on doctor_absences"
                + " deferrable initially deferred for each row execute function failing_leave()");

        assertThat(clinic.admin.post(path(), leave("EMERGENCY", day2, day3)).status())
                .isEqualTo(500);

        mend();
        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForArrival");
        assertThat(clinic.rows.count("select count(*) from notifications where appointment_id = ?", id))
                .isZero();
        assertThat(clinic.rows.count(
                        "select count(*) from doctor_slots where doctor_id = ? and is_blocked", smith.id()))
                .isZero();
    }

    /** Patients book slot after slot while the leave begins: each booking is refused, or cancelled and told. */
    @Test
    void whoeverBooksAtTheSameMomentIsRefusedOrCancelled() throws Exception {
        var jones = clinic.doctor(10);
        var patients = new ArrayList<UUID>();
        for (int i = 0; i < 24; i++) {
            patients.add(clinic.patient());
        }
        // Those who book, three at a time, and the one who leaves when some of them have their answer.
        var threads = Executors.newFixedThreadPool(4);
        var ahead = 6;
        var booked = 0;
        var refused = 0;
        try {
            // A race that one side always wins proves nothing.
            for (int round = 0; round < 4 || booked * refused == 0 && round < 16; round++) {
                var day = clinic.day.plusDays(2 + round);
                var answered = new CountDownLatch(ahead);
                var acts = new ArrayList<Callable<Api.Answer>>();
                acts.add(() -> {
                    answered.await();
                    return clinic.admin.post("/doctors/" + jones.id() + "/absences", leave("EMERGENCY", day, day));
                });
                for (int i = 0; i < 24; i++) {
                    var slot = clinic.slot(
                            jones, day, LocalTime.of(8, 0).plusMinutes(10L * i).toString());
                    var booking = Map.of("patientId", patients.get(i), "slotId", slot.id());
                    acts.add(() -> {
                        var answer = clinic.reception.post("/appointments", booking);
                        answered.countDown();
                        return answer;
                    });
                }

                var answers = new ArrayList<Api.Answer>();
                for (var answer : threads.invokeAll(acts)) {
                    answers.add(answer.get());
                }

                var leave = answers.remove(0).is(201).data();
                var before = answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Api.Answer::id)
                        .toList();
                answers.stream()
                        .filter(answer -> answer.status() != 201)
                        .forEach(answer -> answer.refuses(409, "slot.blocked"));
                assertThat(leave.path("cancelledAppointments").asInt()).isEqualTo(before.size());
                assertThat(before)
                        .allSatisfy(id -> assertThat(clinic.status(id)).isEqualTo("CANCELLED"));
                assertThat(clinic.rows.count(
                                "select count(*) from appointments a join doctor_slots s on s.id = a.slot_id"
                                        + " where a.doctor_id = ? and s.is_blocked and a.status <> 'CANCELLED'",
                                jones.id()))
                        .isZero();
                await().atMost(SOON).until(() -> before.stream()
                        .allMatch(id -> clinic.activities(id).isEmpty()));
                booked += before.size();
                refused += answers.size() - before.size();
                ahead = before.size() == answers.size() ? Math.max(ahead - 2, 0) : ahead;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(booked).isPositive();
        assertThat(refused).isPositive();
    }
}
