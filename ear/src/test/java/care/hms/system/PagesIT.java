package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages answer to whoever does not use a browser as it is meant. */
class PagesIT {

    private static Clinic clinic;
    private static StaffSession reception;
    private static UUID appointment;

    @BeforeAll
    static void open() {
        clinic = Clinic.open();
        reception = StaffSession.signIn(clinic.server, clinic.hire("RECEPTIONIST"));
        appointment = clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), "09:00"));
    }

    @Test
    void aSessionOpensPagesAndNothingOfTheApi() {
        assertThat(reception.get("today").statusCode()).isEqualTo(200);
        assertThat(reception.get("api/v1/appointments").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenOpensNoPage() {
        var answer =
                StaffSession.nobody(clinic.server).get("today", "Authorization", "Bearer " + clinic.reception.token());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/sign-in?next=%2Ftoday");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"https://elsewhere.example", "null", "not an address"})
    void aFormOfAnotherSiteIsRefused(String origin) {
        assertThat(reception.post("today", origin, "act=CONFIRM").statusCode()).isEqualTo(403);
        assertThat(reception.post("sign-in", origin, "username=a").statusCode()).isEqualTo(403);
    }

    @Test
    void nothingIsChangedByGet() {
        var before = clinic.rows.one("select version::text from appointments where id = ?", appointment);
        for (var page : List.of("today", "appointment", "end-of-day", "book", "alerts", "today-rows")) {
            reception.get(
                    page + "?id=" + appointment + "&act=CANCEL&version=" + before + "&at-once=at-once&settle=settle"
                            + "&cancel=x&hmsAct=hmsAct&jakarta.faces.ViewState=stateless&jakarta.faces.partial.ajax=true");
        }
        assertThat(clinic.rows.one("select version::text from appointments where id = ?", appointment))
                .isEqualTo(before);
        assertThat(clinic.status(appointment)).isEqualTo("SCHEDULED");
    }

    @Test
    void anAjaxRequestOfAnEndedSessionLeadsToTheSignIn() {
        var answer = StaffSession.nobody(clinic.server).get("today?by=time", "Faces-Request", "partial/ajax");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.body()).contains("<redirect url=\"/sign-in?next=%2Ftoday%3Fby%3Dtime");
    }

    @Test
    void whatAPageAsksByItselfHearsThatItMayNot() {
        assertThat(StaffSession.nobody(clinic.server)
                        .get("today-rows", "X-HMS-By-Itself", "true")
                        .statusCode())
                .isEqualTo(401);
    }

    /** A page left open asks for how long nobody has done anything, and asking is doing nothing. */
    @Test
    void whatAPageAsksByItselfHearsForHowLongNobodyDidAnything() {
        var nurse = StaffSession.signIn(clinic.server, clinic.hire("NURSE"));
        await().until(() -> idle(nurse, "X-HMS-By-Itself", "true") >= 2_000);

        assertThat(idle(nurse)).isLessThan(2_000);
        assertThat(idle(nurse, "X-HMS-By-Itself", "true")).isLessThan(2_000);
    }

    private static long idle(StaffSession who, String... headers) {
        var told = Pattern.compile("data-idle=\"(\\d+)\"")
                .matcher(who.get("badges", headers).body());
        assertThat(told.find()).isTrue();
        return Long.parseLong(told.group(1));
    }

    @Test
    void anotherHospitalsRowsAreOnNobodysBoard() {
        var elsewhere = Clinic.open();
        var stranger = StaffSession.signIn(elsewhere.server, elsewhere.hire("RECEPTIONIST"));

        assertThat(stranger.get("today-rows?id=" + appointment).body()).doesNotContain(appointment.toString());
        assertThat(stranger.get("today-rows?id=" + appointment + "&id=garbage&who='&status=x&by=y")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverOnlyLooksAtTheSignInLeavesNoSession() {
        var answer = StaffSession.nobody(clinic.server).get("sign-in");
        var session = answer.headers().firstValue("Set-Cookie").orElse("none").split(";", 2)[0];

        assertThat(StaffSession.nobody(clinic.server)
                        .get("sign-in", "Cookie", session)
                        .headers()
                        .allValues("Set-Cookie"))
                .as("a session that is remembered is not made anew")
                .isNotEmpty();
    }

    /** However the address is written, nobody gets past the door. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.faces.resource/../today",
                "jakarta.faces.resource/..%2Ftoday",
                "jakarta.faces.resource/%2e%2e/today",
                "today;x=jakarta.faces.resource",
                "%74oday",
                "today.xhtml",
                "WEB-INF/today/row.xhtml",
                "faces/today.xhtml"
            })
    void noSpellingOfAnAddressOpensAPage(String path) {
        var answer = StaffSession.nobody(clinic.server).get(path);
        assertThat(answer.statusCode()).isIn(302, 400, 403, 404);
        assertThat(answer.body()).doesNotContain("id=\"board\"", "class=\"row");
    }

    @Test
    void aPatientHearsNothingOfTheHospital() {
        var patient = StaffSession.signIn(clinic.server, new Clinic.Login("patient", TestSystem.DEMO_PASSWORD));
        var hospital = UUID.fromString(clinic.rows.one("select id from hospitals where code = 'HMS001'"));

        assertThat(refusal(patient, hospital, StaffSession.origin(clinic.server)))
                .isEqualTo(403);
        assertThat(patient.get("today").statusCode()).isEqualTo(403);
        assertThat(patient.get("today-rows").statusCode()).isEqualTo(403);
    }

    // Sockets

    private static final class Heard implements WebSocket.Listener {
        private final List<String> words = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            words.add(text.toString());
            socket.request(1);
            return null;
        }
    }

    private static WebSocket listen(StaffSession who, UUID hospital, String origin, Heard heard) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", who.cookie())
                .header("Origin", origin)
                .buildAsync(URI.create(clinic.server.toString().replaceFirst("http", "ws") + "live/" + hospital), heard)
                .join();
    }

    private static int refusal(StaffSession who, UUID hospital, String origin) {
        try {
            listen(who, hospital, origin, new Heard()).abort();
            return 101;
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    @Test
    void aSocketIsForPagesOfOursAndForTheOwnHospital() {
        var here = StaffSession.origin(clinic.server);
        assertThat(refusal(StaffSession.nobody(clinic.server), clinic.hospitalId, here))
                .isEqualTo(401);
        assertThat(refusal(reception, UUID.randomUUID(), here)).isEqualTo(403);
        assertThat(refusal(reception, clinic.hospitalId, "https://elsewhere.example"))
                .isEqualTo(403);
        assertThat(refusal(reception, clinic.hospitalId, here)).isEqualTo(101);
    }

    @Test
    void aSocketTellsIdsOfTheOwnHospitalAndNobodysName() {
        var elsewhere = Clinic.open();
        var theirs = elsewhere.book(elsewhere.slot(elsewhere.doctorWhoDoesNotSignIn(15), "09:00"));
        var heard = new Heard();
        var socket = listen(reception, clinic.hospitalId, StaffSession.origin(clinic.server), heard);
        try {
            elsewhere.act(elsewhere.reception, theirs, "confirm").is(200);
            var ours = clinic.book(clinic.slot(clinic.doctorWhoDoesNotSignIn(15), elsewhere.day, "10:00"));
            await().untilAsserted(() -> assertThat(heard.words.toString()).contains(ours.toString()));

            assertThat(heard.words.get(0)).contains("\"kind\":\"TIME\"", "\"now\":", "\"speed\":1");
            assertThat(heard.words.toString()).doesNotContain(theirs.toString());
            assertThat(Canary.isIn(heard.words.toString())).isFalse();
        } finally {
            socket.abort();
        }
    }

    @Test
    void whoeverMayNoLongerBeSignedInHearsNothingMore() {
        var leaving = clinic.hire("NURSE");
        var heard = new Heard();
        var socket = listen(
                StaffSession.signIn(clinic.server, leaving),
                clinic.hospitalId,
                StaffSession.origin(clinic.server),
                heard);
        socket.sendText("?", true).join();
        await().until(() -> heard.words.size() == 2);
        clinic.rows.execute(
                "update accounts set token_generation = token_generation + 1 where username = ?", leaving.username());
        socket.sendText("?", true).join();

        await().until(heard.closed::isDone);
        assertThat(heard.closed.join()).isEqualTo(1008);
        assertThat(heard.words).hasSize(2);
    }

    @Test
    void whoeverSignsOutHearsNothingMore() {
        var session = StaffSession.signIn(clinic.server, clinic.hire("NURSE"));
        var heard = new Heard();
        listen(session, clinic.hospitalId, StaffSession.origin(clinic.server), heard);
        assertThat(session.post(
                                "appointment?id=" + appointment,
                                StaffSession.origin(clinic.server),
                                "leave=leave&sign-out=x&jakarta.faces.ViewState=stateless")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in?out"));

        await().until(heard.closed::isDone);
    }

    @Test
    void aSessionThatEndsOpensNoSocketAnyMore() {
        var leaving = clinic.hire("NURSE");
        var session = StaffSession.signIn(clinic.server, leaving);
        clinic.rows.execute(
                "update accounts set token_generation = token_generation + 1 where username = ?", leaving.username());

        assertThat(refusal(session, clinic.hospitalId, StaffSession.origin(clinic.server)))
                .isEqualTo(401);
        assertThat(session.get("today").statusCode()).isEqualTo(302);
    }
}
