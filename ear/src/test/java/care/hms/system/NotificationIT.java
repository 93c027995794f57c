package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People hear what happened to them: once, in time, and whatever the gateway or the mail server does meanwhile. */
class NotificationIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static int numbers = 1000;

    private Clinic clinic;
    private Clinic.Doctor doctor;
    private String doctorsMail;
    private String prefix;

    @BeforeEach
    void open() {
        clinic = Clinic.open();
        doctor = clinic.doctor(15);
        // Not the area of the others, whose numbers may begin with any of ours.
        prefix = "+4923125670" + numbers++ % 10;
        doctorsMail = "doctor" + numbers + Canary.MAIL;
        clinic.rows.execute(
                "update accounts set email = ? where id = (select account_id from doctors where id = ?)",
                doctorsMail,
                doctor.id());
    }

    @AfterEach
    void mend() {
        Outside.gatewayAcceptsAgain();
    }

    // Who hears what

    @Test
    void aNoShowIsToldBySmsAndInTheApplication() {
        var patient = clinic.patientWhoSignsIn();
        var number = number(patient.id());
        var slot = clinic.slot(doctor, "08:00");
        var id = clinic.book(slot, patient.id());

        clinic.jumpToJustBefore(slot.endsAt(), Duration.ofMillis(200));

        var text = "You missed your appointment with Dr. " + lastName() + " on " + day(clinic.day)
                + " at 08:00. Please contact the clinic to reschedule.";
        await().atMost(SOON).until(() -> Outside.smsTo(number).size() == 1);
        assertThat(Outside.smsTo(number)).containsExactly(new Outside.Sms(number, text));
        await().atMost(SOON).until(() -> statuses(id).equals(List.of("IN_APP SENT", "SMS SENT")));
        assertThat(clinic.rows.one("select notification_sent::text from no_show_logs where appointment_id = ?", id))
                .isEqualTo("true");
        var told = patient.api().get("/notifications?unread=true").is(200).data();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("type").asText()).isEqualTo("NO_SHOW");
        assertThat(told.get(0).path("title").asText()).isEqualTo("Missed Appointment");
        assertThat(told.get(0).path("message").asText()).isEqualTo(text);
        assertThat(told.get(0).path("priority").asText()).isEqualTo("NORMAL");
        assertThat(told.get(0).path("metadata").path("appointmentId").asText()).isEqualTo(id.toString());
    }

    @Test
    void whatIsReadIsReadByItsReaderAlone() {
        var patient = clinic.patientWhoSignsIn();
        for (var at : List.of("08:00", "08:15", "08:30")) {
            clinic.act(clinic.reception, clinic.book(clinic.slot(doctor, at), patient.id()), "cancel")
                    .is(200);
        }
        assertThat(unread(patient.api())).isEqualTo(3);
        var one = patient.api().get("/notifications?size=1").is(200);
        assertThat(one.body().path("total").asInt()).isEqualTo(3);
        var id = one.data().get(0).path("id").asText();

        doctor.api().put("/notifications/" + id + "/read", Map.of()).refuses(404, "notification.not-found");
        patient.api().put("/notifications/" + id + "/read", Map.of()).is(204);
        patient.api().put("/notifications/" + id + "/read", Map.of()).is(204);

        assertThat(unread(patient.api())).isEqualTo(2);
        assertThat(patient.api().get("/notifications?unread=true").is(200).data())
                .hasSize(2);
        assertThat(patient.api()
                        .put("/notifications/read-all", Map.of())
                        .is(200)
                        .data()
                        .path("read")
                        .asInt())
                .isEqualTo(2);
        assertThat(unread(patient.api())).isZero();
        patient.api().get("/notifications?unread=maybe").refuses(400, "request.invalid");
    }

    @Test
    void aPatientsCancellationIsToldToTheDoctorWithItsUrgency() {
        var patient = clinic.patientWhoSignsIn();
        var late = clinic.book(clinic.slot(doctor, "11:00"), patient.id());
        var inTime = clinic.book(clinic.slot(doctor, clinic.day.plusDays(2), "11:00"), patient.id());
        var name =
                Canary.FIRST_NAME + " " + clinic.rows.one("select last_name from patients where id = ?", patient.id());

        clinic.act(patient.api(), late, "cancel").is(200);
        clinic.act(patient.api(), inTime, "cancel").is(200);

        var told = doctor.api().get("/notifications").is(200).data();
        assertThat(told).hasSize(2);
        assertThat(shape(told.get(1)))
                .isEqualTo("Last-Minute Cancellation HIGH true " + name + " cancelled their 11:00 appointment on "
                        + day(clinic.day) + ".");
        assertThat(shape(told.get(0)))
                .isEqualTo("Appointment Cancelled NORMAL false " + name + " cancelled their 11:00 appointment on "
                        + day(clinic.day.plusDays(2)) + ".");
        await().atMost(SOON).until(() -> Outside.mailTo(doctorsMail).size() == 1);
        var mail = Outside.mailTo(doctorsMail).get(0);
        assertThat(mail).containsEntry("subject", "Last-Minute Cancellation");
        assertThat(mail.get("text")).startsWith(name + " cancelled their 11:00 appointment");
        assertThat(mail.get("id")).endsWith("@hospital.example>");
        assertThat(statuses(inTime)).containsExactly("IN_APP SENT");
        // Whoever looks at a message sees a patient's name, and that is written down.
        assertThat(clinic.admin
                        .get("/audit?operation=listNotifications&patientId=" + patient.id())
                        .is(200)
                        .data())
                .hasSize(1);
    }

    @Test
    void staffThatMovesOrCancelsTellsThePatient() {
        var patient = clinic.patient();
        var number = number(patient);
        var id = clinic.book(clinic.slot(doctor, "09:00"), patient);

        clinic.act(
                        clinic.reception,
                        id,
                        "reschedule",
                        Map.of("slotId", clinic.slot(doctor, "10:30").id()))
                .is(200);
        await().atMost(SOON).until(() -> Outside.smsTo(number).size() == 1);
        clinic.act(clinic.reception, id, "cancel").is(200);
        await().atMost(SOON).until(() -> Outside.smsTo(number).size() == 2);

        var told = Outside.smsTo(number);
        assertThat(told.get(1).body()).contains("has been moved", day(clinic.day) + " at 10:30");
        assertThat(told.get(0).body()).contains("has been cancelled by the clinic");
        assertThat(told.toString()).doesNotContain(Canary.MRN, Canary.FIRST_NAME);
    }

    // What people want

    @Test
    void whoWantsNoSmsGetsNoneAndReadsHisOwnLanguage() {
        var patient = clinic.patientWhoSignsIn();
        var path = "/patients/" + patient.id() + "/notification-preferences";
        assertThat(patient.api().get(path).is(200).data().path("sms").asBoolean())
                .isTrue();
        patient.api().put(path, Map.of("language", "de", "sms", false)).is(200);
        patient.api().put(path, Map.of("language", "fr", "sms", false)).refuses(400, "request.invalid");
        patient.api()
                .put("/patients/" + clinic.patient() + "/notification-preferences", Map.of("sms", false))
                .refuses(404, "patient.not-found");

        var id = clinic.book(clinic.slot(doctor, "09:00"), patient.id());
        clinic.act(clinic.reception, id, "cancel").is(200);

        assertThat(statuses(id)).containsExactly("IN_APP SENT", "SMS SUPPRESSED OPTED_OUT");
        assertThat(patient.api()
                        .get("/notifications")
                        .data()
                        .get(0)
                        .path("title")
                        .asText())
                .isEqualTo("Termin abgesagt");
    }

    @Test
    void anSmsWaitsForTheEndOfQuietHours() {
        clinic.admin.put("/notifications/policy", policy("05:00", "07:30", 40)).is(200);
        assertThat(clinic.admin
                        .get("/notifications/policy")
                        .is(200)
                        .data()
                        .path("quietUntil")
                        .asText())
                .isEqualTo("07:30");
        var patient = clinic.patient();
        var number = number(patient);
        var id = clinic.book(clinic.slot(doctor, "09:00"), patient);
        clinic.act(clinic.reception, id, "cancel").is(200);
        assertThat(statuses(id)).containsExactly("IN_APP SUPPRESSED NO_ACCOUNT", "SMS PENDING");
        var waits = outbox("?channel=SMS&status=PENDING").get(0);
        assertThat(waits.path("notBefore").asText())
                .isEqualTo(
                        clinic.day.atTime(7, 30).atZone(Clinic.ZONE).toInstant().toString());
        assertThat(waits.path("attempts").asInt()).isZero();

        clinic.jumpTo(clinic.day.atTime(7, 30).atZone(Clinic.ZONE).toInstant());

        await().atMost(SOON).until(() -> Outside.smsTo(number).size() == 1);
    }

    // What the outside does

    @Test
    void aGatewayThatHangsDelaysNeitherMailNorTheApplicationNorAnotherHospital() {
        var other = Clinic.open();
        var theirDoctor = other.doctor(15);
        var theirNumber = prefix.substring(0, prefix.length() - 1) + numbers++ % 10;
        Outside.gatewayDoes("hang", prefix);
        var handedIn = Outside.requests();
        var cancelled = new ArrayList<UUID>();
        for (var at : List.of("08:00", "08:15", "08:30", "08:45", "09:00", "09:15")) {
            cancelled.add(cancelled(clinic, doctor, at, prefix + cancelled.size()));
        }
        await().atMost(SOON).until(() -> Outside.requests() - handedIn >= 4);

        var patient = clinic.patientWhoSignsIn();
        var late = clinic.book(clinic.slot(doctor, other.day, "11:00"), patient.id());
        clinic.act(patient.api(), late, "cancel").is(200);
        var theirs = cancelled(other, theirDoctor, "08:00", theirNumber);

        assertThat(unread(doctor.api())).isOne();
        await().atMost(SOON).until(() -> Outside.mailTo(doctorsMail).size() == 1);
        await().atMost(SOON).until(() -> statuses(other, theirs).contains("SMS SENT"));
        assertThat(cancelled).noneMatch(id -> statuses(id).contains("SMS SENT"));

        Outside.gatewayAcceptsAgain();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cancelled.stream().allMatch(id -> statuses(id).contains("SMS SENT")));
        // What was handed in twice, because its first answer never came, is one message.
        assertThat(Outside.smsTo(prefix)).hasSize(6);
    }

    @Test
    void aGatewayAndAMailServerThatFailAndGoAndComeBackLoseNothingAndRepeatNothing() {
        Outside.gatewayDoes("fail", "");
        var one = cancelled(clinic, doctor, "08:00", prefix + "1");
        await().atMost(SOON)
                .until(() -> clinic.rows.count(
                                "select count(*) from notifications where appointment_id = ? and channel = 'SMS'"
                                        + " and status = 'PENDING' and reason = 'HTTP_500' and attempts > 0",
                                one)
                        == 1);
        Outside.stopGateway();
        Outside.stopMail();
        var two = cancelled(clinic, doctor, "08:15", prefix + "2");
        var patient = clinic.patientWhoSignsIn();
        var late = clinic.book(clinic.slot(doctor, "11:00"), patient.id());
        clinic.act(patient.api(), late, "cancel").is(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(reason(two, "SMS")).isEqualTo("UNREACHABLE");
            assertThat(reason(late, "EMAIL")).isEqualTo("SMTP_UNREACHABLE");
        });

        Outside.startGateway();
        Outside.startMail();

        await().atMost(Duration.ofSeconds(40))
                .until(() -> statuses(one).contains("SMS SENT")
                        && statuses(two).contains("SMS SENT")
                        && statuses(late).contains("EMAIL SENT"));
        assertThat(Outside.smsTo(prefix + "1")).hasSize(1);
        assertThat(Outside.smsTo(prefix + "2")).hasSize(1);
        assertThat(Outside.mailTo(doctorsMail)).hasSize(1);
    }

    @Test
    void whatIsGivenUpIsSeenAndSentByHand() {
        clinic.admin.put("/notifications/policy", policy(null, null, 1)).is(200);
        Outside.gatewayDoes("fail", prefix);
        var id = cancelled(clinic, doctor, "08:00", prefix + "1");
        await().atMost(SOON).until(() -> statuses(id).contains("SMS FAILED HTTP_500"));
        var failed = outbox("?status=FAILED&channel=SMS");
        assertThat(failed).hasSize(1);
        assertThat(failed.toString()).doesNotContain(prefix, "2312567");
        var message = failed.get(0).path("id").asText();
        var other = Clinic.open();

        other.admin
                .post("/notifications/outbox/" + message + "/retry", Map.of())
                .refuses(404, "notification.not-found");
        assertThat(other.admin.get("/notifications/outbox").is(200).data()).isEmpty();
        Outside.gatewayAcceptsAgain();
        clinic.admin
                .post("/notifications/outbox/" + message + "/retry", Map.of())
                .is(204);

        await().atMost(SOON).until(() -> statuses(id).contains("SMS SENT"));
        assertThat(Outside.smsTo(prefix + "1")).hasSize(1);
        var again = clinic.admin
                .post("/notifications/outbox/" + message + "/retry", Map.of())
                .refuses(409, "notification.not-failed");
        assertThat(again.body().path("status").asText()).isNotEmpty();
        clinic.admin.get("/notifications/outbox?status=LOST").refuses(400, "request.invalid");
    }

    @Test
    void aNumberThatTheGatewayRefusesIsGivenUpAtOnce() {
        Outside.gatewayDoes("refuse", prefix);

        var id = cancelled(clinic, doctor, "08:00", prefix + "1");

        await().atMost(SOON).until(() -> statuses(id).contains("SMS FAILED HTTP_400"));
        assertThat(outbox("?status=FAILED").get(0).path("attempts").asInt()).isOne();
    }

    /** An appointment of somebody with that number, booked and cancelled by the clinic. */
    private static UUID cancelled(Clinic clinic, Clinic.Doctor doctor, String at, String number) {
        var patient = clinic.patient();
        clinic.rows.execute("update patients set phone = ? where id = ?", number, patient);
        var id = clinic.book(clinic.slot(doctor, clinic.day.plusDays(2), at), patient);
        clinic.act(clinic.reception, id, "cancel").is(200);
        return id;
    }

    /** Gives the patient a number that nobody else has. */
    private String number(UUID patient) {
        var number = prefix + (100 + numbers++ % 900);
        clinic.rows.execute("update patients set phone = ? where id = ?", number, patient);
        return number;
    }

    private String lastName() {
        return clinic.rows.one("select last_name from doctors where id = ?", doctor.id());
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH).format(day);
    }

    private static long unread(Api who) {
        return who.get("/notifications/unread-count")
                .is(200)
                .data()
                .path("unread")
                .asLong();
    }

    private static String shape(JsonNode told) {
        return told.path("title").asText() + " " + told.path("priority").asText() + " "
                + told.path("metadata").path("isLastMinute").asText() + " "
                + told.path("message").asText();
    }

    private JsonNode outbox(String query) {
        return clinic.admin.get("/notifications/outbox" + query).is(200).data();
    }

    private List<String> statuses(UUID appointment) {
        return statuses(clinic, appointment);
    }

    /** Channel, status and, when it is over without having been sent, why. */
    private static List<String> statuses(Clinic clinic, UUID appointment) {
        return clinic
                .rows
                .all(
                        "select channel || ' ' || status"
                                + " || case when status in ('FAILED', 'SUPPRESSED') then ' ' || reason else '' end as one"
                                + " from notifications where appointment_id = ? order by channel desc, status",
                        appointment)
                .stream()
                .map(row -> row.get("one"))
                .sorted()
                .toList();
    }

    private String reason(UUID appointment, String channel) {
        return clinic.rows.one(
                "select reason from notifications where appointment_id = ? and channel = ?", appointment, channel);
    }

    private static Map<String, Object> policy(String quietFrom, String quietUntil, int attempts) {
        var policy = new HashMap<String, Object>();
        policy.put("language", "en");
        policy.put("sms", true);
        policy.put("quietFrom", quietFrom);
        policy.put("quietUntil", quietUntil);
        policy.put("noShowSmsWithinMinutes", 120);
        policy.put("maximumAttempts", attempts);
        return policy;
    }
}
