package care.hms.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmsAuthenticationMechanismTest {

    private static final Caller NURSE = caller("nurse", "NURSE", false);
    private static final Caller ADMIN = caller("admin", "HOSPITAL_ADMIN", false);
    private static final Caller NEWCOMER = caller("newcomer", "HOSPITAL_ADMIN", true);

    private final KnownCallers callers = new KnownCallers();
    private final Fakes.Request request = new Fakes.Request();
    private final Fakes.Response response = new Fakes.Response();
    private final Fakes.Container container = new Fakes.Container();

    private Instant now = Instant.parse("2026-01-19T08:00:00Z");
    private Optional<String> cronKey = Optional.of("the key of the watchdog");
    private Optional<String> metricsToken = Optional.of("the token of the metrics");

    private AuthenticationStatus validate() {
        var clocks = Fakes.<DomainClock>instance(new StandingClock());
        return new HmsAuthenticationMechanism(
                        Fakes.instance(callers),
                        new AnswerHeaders(clocks),
                        new CronKey(cronKey),
                        new MetricsToken(metricsToken),
                        clocks)
                .validateRequest(request.servlet(), response.servlet(), container.context());
    }

    private Refusal refusal() {
        return Refusal.of(request.servlet()).orElseThrow();
    }

    @Nested
    class Api {

        @Test
        void aGoodTokenTellsTheContainerWhoCalls() {
            request.headers.put("Authorization", List.of("Bearer good"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(container.name).isEqualTo(NURSE.accountId().toString());
            assertThat(container.groups).isEqualTo(Set.of("NURSE"));
            assertThat(request.attributes).containsEntry(Caller.ATTRIBUTE, NURSE);
        }

        @Test
        void theSchemeIsReadInAnyCase() {
            request.headers.put("Authorization", List.of("bEARER  good"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
        }

        @Test
        void aMissingTokenIsRefusedInWords() {
            request.headers.put("X-Request-Id", List.of("request-0001"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(response.status).isEqualTo(401);
            assertThat(refusal()).isEqualTo(Refusal.TOKEN_MISSING);
            assertThat(response.headers)
                    .containsEntry("WWW-Authenticate", "Bearer realm=\"hms\"")
                    .containsEntry("X-Request-Id", "request-0001")
                    .containsEntry("X-HMS-Clock", "2026-01-19T08:00:00Z");
        }

        @Test
        void aBadTokenIsRefusedInWords() {
            request.headers.put("Authorization", List.of("Bearer bad"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(response.status).isEqualTo(401);
            assertThat(response.headers.get("WWW-Authenticate")).contains("invalid_token");
            assertThat(refusal()).isEqualTo(Refusal.TOKEN_INVALID);
            assertThat(container.name).isNull();
        }

        @ParameterizedTest
        @CsvSource({"ROLE_MISSING, 401", "ROLE_AMBIGUOUS, 401", "HOSPITAL_UNKNOWN, 401", "PROVIDER_UNAVAILABLE, 503"})
        void whatIsWrongWithATokenIsTold(Refusal why, int status) {
            callers.refusal = why;
            request.headers.put("Authorization", List.of("Bearer bad"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(why);
            assertThat(response.status).isEqualTo(status);
            assertThat(response.headers).containsKey(status == 401 ? "WWW-Authenticate" : "Retry-After");
        }

        @ParameterizedTest
        @ValueSource(strings = {"good", "Bearer", "Basic bnVyc2U6cGFzc3dvcmQ=", "", "Token good"})
        void anythingButABearerTokenIsNoToken(String header) {
            request.headers.put("Authorization", List.of(header));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(Refusal.TOKEN_MISSING);
        }

        @Test
        void twoTokensAreNone() {
            request.headers.put("Authorization", List.of("Bearer good", "Bearer bad"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        }

        @Test
        void aSessionIsNeverLookedAt() {
            signInToPages();

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        }

        @Test
        void whatIsNotProtectedIsOpenWhateverTheTokenSays() {
            container.isProtected = false;
            request.headers.put("Authorization", List.of("Bearer bad"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
            assertThat(response.status).isEqualTo(200);
        }

        @Test
        void aFaultBehindTheTokenRefusesInsteadOfAdmitting() {
            Logger.getLogger(HmsAuthenticationMechanism.class.getName()).setLevel(Level.OFF); // it would be logged
            callers.broken = true;
            request.headers.put("Authorization", List.of("Bearer good"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(response.status).isEqualTo(503);
            assertThat(refusal()).isEqualTo(Refusal.UNAVAILABLE);
            assertThat(container.name).isNull();
        }

        @Test
        void anUnsafeRequestIdIsReplaced() {
            request.headers.put("X-Request-Id", List.of("\"}<script>alert(1)</script>"));

            validate();

            assertThat(UUID.fromString(response.headers.get("X-Request-Id"))).isNotNull();
        }
    }

    /** The metrics are for a program outside; no person has its token. */
    @Nested
    class Metrics {

        @BeforeEach
        void askForMetrics() {
            request.uri = "/metrics";
        }

        @Test
        void theTokenOpensThem() {
            request.headers.put("Authorization", List.of("Bearer the token of the metrics"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(container.groups).isEqualTo(Set.of(HmsAuthenticationMechanism.METRICS));
            assertThat(request.attributes).doesNotContainKey(Caller.ATTRIBUTE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer good",
                    "Bearer the token of the metric",
                    "Bearer the token of the metrics2",
                    "Basic the token of the metrics",
                    "Bearer",
                    ""
                })
        void nothingElseDoes(String header) {
            request.headers.put("Authorization", List.of(header));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(Refusal.METRICS_TOKEN_INVALID);
            assertThat(response.status).isEqualTo(401);
            assertThat(response.headers).containsKey("WWW-Authenticate");
            assertThat(container.name).isNull();
        }

        @Test
        void theTokenTwiceIsNoToken() {
            request.headers.put(
                    "Authorization", List.of("Bearer the token of the metrics", "Bearer the token of the metrics"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        }

        @Test
        void theyAreClosedWhereNobodyHasConfiguredAToken() {
            for (var configured : List.of(Optional.<String>empty(), Optional.of(""), Optional.of(" "))) {
                metricsToken = configured;
                for (var header : List.of("Bearer ", "Bearer  ", "Bearer good", "")) {
                    request.headers.put("Authorization", List.of(header));

                    assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
                    assertThat(refusal()).isEqualTo(Refusal.METRICS_CLOSED);
                    assertThat(response.status).isEqualTo(503);
                }
            }
        }

        @Test
        void theTokenOpensNothingElse() {
            request.uri = "/api/v1/audit";
            request.headers.put("Authorization", List.of("Bearer the token of the metrics"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(Refusal.TOKEN_INVALID);
        }
    }

    @Nested
    class Pages {

        Pages() {
            container.isProtected = false;
            request.uri = "/today";
        }

        @Test
        void whoeverSignedInIsKnownByTheSession() {
            signInToPages();

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(request.attributes).containsEntry(Caller.ATTRIBUTE, ADMIN);
            assertThat(container.groups).isEqualTo(Set.of("HOSPITAL_ADMIN"));
        }

        @Test
        void aStrangerIsNobodyAndGetsNoSession() {
            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
            assertThat(request.session).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer good", "Basic YWRtaW46cmlnaHQ="})
        void neitherATokenNorAPasswordOpensThem(String authorization) {
            request.headers.put("Authorization", List.of(authorization));

            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
            assertThat(request.attributes).doesNotContainKey(Caller.ATTRIBUTE);
            assertThat(callers.passwordsVerified).isEmpty();
        }

        @Test
        void anAccountThatEndedEndsItsSession() {
            signInToPages();
            callers.ended = true;

            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
            assertThat(request.session).isNull();
        }

        @ParameterizedTest(name = "after {0} s: still open {1}")
        @CsvSource({"1799, true", "1800, false"})
        void aSessionEndsHalfAnHourAfterThePersonsLastAct(int seconds, boolean open) {
            signInToPages();
            now = now.plusSeconds(600);
            validate();
            now = now.plusSeconds(seconds);

            assertThat(validate()).isEqualTo(open ? AuthenticationStatus.SUCCESS : AuthenticationStatus.NOT_DONE);
        }

        @ParameterizedTest
        @ValueSource(strings = {SignInSession.BY_ITSELF, "Upgrade"})
        void whatAPageAsksByItselfKeepsNobodySignedIn(String header) {
            signInToPages();
            request.headers.put(header, List.of("true"));
            now = now.plusSeconds(1799);
            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            now = now.plusSeconds(1);

            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
        }

        @Test
        void nobodyStaysSignedInForMoreThanTwelveHoursWhateverHeDoes() {
            signInToPages();
            for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
                now = now.plusSeconds(20 * 60);
                assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            }
            now = now.plusSeconds(20 * 60);

            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
        }

        @Test
        void nobodyIsLookedUpForAPicture() {
            signInToPages();
            request.uri = "/jakarta.faces.resource/frame.css.xhtml";

            assertThat(validate()).isEqualTo(AuthenticationStatus.NOT_DONE);
        }

        @Test
        void signingInThrowsAPlantedSessionAway() {
            var planted = new Fakes.Session(request);
            request.session = planted;

            signInToPages();

            assertThat(request.session).isNotSameAs(planted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/today, true",
        "/today?by=time, true",
        "//elsewhere.example, false",
        "https://elsewhere.example, false",
        "'/\\elsewhere.example', false",
        "'/today\nLocation: x', false",
        "'', false",
        ", false"
    })
    void signingInLeadsToThisServerOnly(String address, boolean led) {
        assertThat(SignInAddress.local(address).isPresent()).isEqualTo(led);
    }

    @Nested
    class Cockpit {

        Cockpit() {
            request.contextPath = "/camunda";
        }

        @Test
        void aStrangerIsChallenged() {
            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(response.status).isEqualTo(401);
            assertThat(response.headers.get("WWW-Authenticate")).startsWith("Basic ");
        }

        @Test
        void aPersonWhoFollowsALinkIsLedToThePageForSigningIn() {
            request.uri = "/camunda/app/";
            request.headers.put("Accept", List.of("text/html,*/*"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
            assertThat(container.redirectedTo).isEqualTo("/sign-in?next=%2Fcamunda%2Fapp%2F");
        }

        @Test
        void aScriptOfAStrangerIsRefusedAndNotLedAway() {
            request.uri = "/camunda/api/engine/engine/default/process-instance/count";
            request.headers.put("Accept", List.of("application/json, text/html;q=0.5"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(container.redirectedTo).isNull();
        }

        @Test
        void whoeverSignedInOnThePagesIsLetIn() {
            signInToPages();

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(callers.passwordsVerified).isEmpty();
        }

        @Test
        void theRightPasswordIsVerifiedOncePerSession() {
            request.headers.put("Authorization", List.of(basic("admin", "right")));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(callers.passwordsVerified).containsExactly("admin@192.0.2.7");
            assertThat(container.groups).isEqualTo(Set.of("HOSPITAL_ADMIN"));
        }

        @Test
        void theSignInComesByTheWayOfCockpitAndNothingOfItStaysOnTheThread() {
            request.headers.put("Authorization", List.of(basic("admin", "right")));
            request.headers.put("X-Request-Id", List.of("request-0002"));

            validate();

            assertThat(callers.origins).containsExactly(new Origin(Origin.Way.COCKPIT, "request-0002"));
            assertThat(Origin.current().way()).isEqualTo(Origin.Way.SYSTEM);
        }

        @Test
        void anEndedAccountEndsItsSession() {
            request.headers.put("Authorization", List.of(basic("admin", "right")));
            validate();
            callers.ended = true;

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(response.status).isEqualTo(401);
            assertThat(request.session).isNull();
        }

        @Test
        void aSessionFromBeforeTheSignInIsThrownAway() {
            var planted = new Fakes.Session(request);
            request.session = planted;
            request.headers.put("Authorization", List.of(basic("admin", "right")));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(request.session).isNotSameAs(planted);
        }

        @Test
        void anotherNameInTheHeaderIsVerifiedAnew() {
            request.headers.put("Authorization", List.of(basic("admin", "right")));
            validate();
            request.headers.put("Authorization", List.of(basic("nurse", "wrong")));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        }

        @Test
        void aFirstPasswordMustBeChangedBefore() {
            request.headers.put("Authorization", List.of(basic("newcomer", "right")));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(response.status).isEqualTo(403);
            assertThat(refusal()).isEqualTo(Refusal.PASSWORD_CHANGE_REQUIRED);
        }

        @Test
        void aTokenIsNotTaken() {
            request.headers.put("Authorization", List.of("Bearer good"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic !!!", "Basic bm9jb2xvbg==", "Basic "})
        void aGarbledCredentialIsNone(String header) {
            request.headers.put("Authorization", List.of(header));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(callers.passwordsVerified).isEmpty();
        }
    }

    @Nested
    class Watchdog {

        private static final String TRIGGER = "/api/v1/no-show/external-trigger";
        private static final String HEALTH = "/api/v1/no-show/cron-health";

        @ParameterizedTest
        @ValueSource(strings = {TRIGGER, HEALTH})
        void S6_theRightKeyOpensAndNamesNobody(String uri) {
            ask(uri, "the key of the watchdog");

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(container.groups).isEqualTo(Set.of(HmsAuthenticationMechanism.CRON));
            assertThat(request.attributes).doesNotContainKey(Caller.ATTRIBUTE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "the key of the watchdo", "the key of the watchdog ", "THE KEY OF THE WATCHDOG"})
        void S6_anotherKeyIsRefused(String key) {
            ask(TRIGGER, key);

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(Refusal.CRON_KEY_INVALID);
            assertThat(response.status).isEqualTo(401);
        }

        @Test
        void S6_aMissingKeyIsRefusedWhateverTokenStandsBesideIt() {
            request.uri = TRIGGER;
            request.headers.put("Authorization", List.of("Bearer good"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(Refusal.CRON_KEY_INVALID);
        }

        @Test
        void S6_twoKeysAreNone() {
            request.uri = TRIGGER;
            request.headers.put(CronKey.HEADER, List.of("the key of the watchdog", "another"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {TRIGGER, HEALTH})
        void S6_withoutAConfiguredKeyItIsClosedAlsoForTheEmptyOne(String uri) {
            for (var configured : List.of(Optional.<String>empty(), Optional.of(" "))) {
                cronKey = configured;
                ask(uri, "");

                assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
                assertThat(refusal()).isEqualTo(Refusal.TRIGGER_CLOSED);
                assertThat(response.status).isEqualTo(503);
            }
        }

        @Test
        void healthWithoutAKeyIsForTokens() {
            request.uri = HEALTH;
            request.headers.put("Authorization", List.of("Bearer good"));

            assertThat(validate()).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(container.groups).isEqualTo(Set.of("NURSE"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/no-show/trigger",
                    "/api/v1/appointments",
                    "/api/v1/no-show/external-trigger/",
                    "/api/v1/no-show/external-trigger;x",
                    "/api/v1/no-show/cron-health/../../audit"
                })
        void theKeyOpensNothingElse(String uri) {
            ask(uri, "the key of the watchdog");

            assertThat(validate()).isEqualTo(AuthenticationStatus.SEND_FAILURE);
            assertThat(refusal()).isEqualTo(Refusal.TOKEN_MISSING);
        }

        private void ask(String uri, String key) {
            request.uri = uri;
            request.headers.put(CronKey.HEADER, List.of(key));
        }
    }

    private void signInToPages() {
        SignInSession.begin(request.servlet(), ADMIN, now);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Caller caller(String username, String role, boolean mustChangePassword) {
        return new Caller(UUID.randomUUID(), UUID.randomUUID(), username, role, null, null, mustChangePassword, 0);
    }

    private static final class KnownCallers implements Callers {
        private final List<String> passwordsVerified = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();
        private Refusal refusal = Refusal.TOKEN_INVALID;
        private boolean broken;
        private boolean ended;

        @Override
        public Admission byToken(String bearerToken) {
            if (broken) {
                throw new IllegalStateException("database away");
            }
            return bearerToken.equals("good") ? Admission.of(NURSE) : Admission.refused(refusal);
        }

        @Override
        public Optional<Caller> byPassword(String username, String password, String remoteAddress) {
            passwordsVerified.add(username + "@" + remoteAddress);
            origins.add(Origin.current());
            if (ended || !password.equals("right")) {
                return Optional.empty();
            }
            return Optional.of(username.equals("newcomer") ? NEWCOMER : ADMIN);
        }

        @Override
        public Optional<Caller> again(Caller verifiedEarlier) {
            return ended ? Optional.empty() : Optional.of(verifiedEarlier);
        }
    }

    private final class StandingClock implements DomainClock {
        @Override
        public Instant now() {
            return Instant.parse("2026-01-19T08:00:00Z");
        }

        @Override
        public Instant realNow() {
            return now;
        }

        @Override
        public int speed() {
            return 1;
        }

        @Override
        public boolean running() {
            return true;
        }

        @Override
        public boolean simulated() {
            return false;
        }
    }
}
