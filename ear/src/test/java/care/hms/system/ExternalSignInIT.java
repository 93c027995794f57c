package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.hms.launcher.HmsServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People whom an identity provider outside sends, in a hospital that has its own accounts too. */
class ExternalSignInIT {

    private static IdentityProvider provider;
    private static HmsServer server;
    private static Clinic clinic;
    private static Clinic elsewhere;

    @BeforeAll
    static void start() throws Exception {
        provider = IdentityProvider.start();
        server = TestSystem.builder("external")
                .setting("HMS_CLOCK_START", "2026-01-05T06:00:00")
                .setting("HMS_IDP_JWKS_URL", provider.keys().toString())
                .setting("HMS_IDP_ISSUER", IdentityProvider.ISSUER)
                .setting("HMS_IDP_AUDIENCE", IdentityProvider.AUDIENCE)
                .build();
        server.start();
        elsewhere = Clinic.open(server);
        clinic = Clinic.open(server);
    }

    @AfterAll
    static void stop() {
        server.stop();
        provider.stop();
    }

    private static Api api(String token) {
        return Api.withToken(server.baseUrl(), token);
    }

    private static Api person(String subject, String role, UUID hospital) {
        return api(provider.token(subject, role, hospital, UnaryOperator.identity()));
    }

    private static String somebody() {
        return "somebody-" + UUID.randomUUID();
    }

    @Test
    void whoComesWithATokenIsAPersonOfTheHospitalItNames() {
        var subject = somebody();

        var nurse = person(subject, "NURSE", clinic.hospitalId);

        var me = nurse.get("/auth/me").is(200).data();
        assertThat(me.path("role").asText()).isEqualTo("NURSE");
        assertThat(me.path("hospitalId").asText()).isEqualTo(clinic.hospitalId.toString());
        assertThat(me.path("username").isNull()).isTrue();
        assertThat(me.path("mustChangePassword").asBoolean(true)).isFalse();
        nurse.get("/patients").is(200);
        nurse.get("/accounts").refuses(403, "access.denied");
        nurse.get("/patients/" + elsewhere.patient()).refuses(404, "patient.not-found");
        assertThat(person(subject, "NURSE", clinic.hospitalId).get("/auth/me").id())
                .isEqualTo(nurse.get("/auth/me").id());
        nurse.put("/auth/password", Map.of("currentPassword", "x", "newPassword", "a quite different one"))
                .refuses(409, "account.external");
    }

    @Test
    void whatIsNoTokenOfTheProviderOpensNothing() {
        for (var bad : provider.badTokens(clinic.hospitalId).entrySet()) {
            assertThat(api(bad.getValue()).get("/auth/me").code())
                    .as(bad.getKey())
                    .isEqualTo("auth.token-invalid");
            api(bad.getValue()).get("/auth/me").refuses(401, "auth.token-invalid");
        }
    }

    @Test
    void aTokenThatLeavesTheRoleOrTheHospitalOpenSaysSo() {
        api(provider.token(somebody(), "NURSE", clinic.hospitalId, claims -> claims.claim("groups", List.of())))
                .get("/auth/me")
                .refuses(401, "auth.role-missing");
        api(provider.token(
                        somebody(),
                        "NURSE",
                        clinic.hospitalId,
                        claims -> claims.claim("groups", List.of("NURSE", "HOSPITAL_ADMIN"))))
                .get("/auth/me")
                .refuses(401, "auth.role-ambiguous");
        person(somebody(), "SYSTEM_ADMIN", clinic.hospitalId).get("/hospitals").refuses(401, "auth.role-missing");
        person(somebody(), "NURSE", UUID.randomUUID()).get("/auth/me").refuses(401, "auth.hospital-unknown");
        api(provider.token(somebody(), "NURSE", clinic.hospitalId, claims -> claims.claim("hospital_id", null)))
                .get("/auth/me")
                .refuses(401, "auth.hospital-unknown");
    }

    @Test
    void whoIsDisabledHereIsOutAtOnceWhateverTheProviderSays() {
        var nurse = person(somebody(), "NURSE", clinic.hospitalId);
        var path = "/accounts/" + nurse.get("/auth/me").id();
        elsewhere.admin.put(path + "/disable", Map.of()).refuses(404, "account.not-found");

        clinic.admin.put(path + "/disable", Map.of()).is(200);

        nurse.get("/patients").refuses(401, "auth.token-invalid");
        clinic.admin.put(path + "/enable", Map.of()).is(200);
        nurse.get("/patients").is(200);
        clinic.admin.post(path + "/password", Map.of()).refuses(409, "account.external");
        clinic.admin.put(path + "/role", Map.of("role", "RECEPTIONIST")).refuses(409, "account.role-fixed");
    }

    @Test
    void aRoleOrHospitalThatTheProviderChangesIsFollowed() {
        var subject = somebody();
        var id = person(subject, "NURSE", clinic.hospitalId).get("/auth/me").id();

        var promoted = person(subject, "HOSPITAL_ADMIN", clinic.hospitalId);
        promoted.get("/accounts").is(200);
        assertThat(promoted.get("/auth/me").id()).isEqualTo(id);

        var moved = person(subject, "NURSE", elsewhere.hospitalId);
        assertThat(moved.get("/auth/me").data().path("hospitalId").asText()).isEqualTo(elsewhere.hospitalId.toString());
        moved.get("/accounts").refuses(403, "access.denied");
        assertThat(moved.get("/auth/me").id()).isNotEqualTo(id);
    }

    @Test
    void aDoctorAndAPatientOfTheProviderAreLinkedByStaff() {
        var subject = somebody();
        var record = clinic.doctorWhoDoesNotSignIn(15);
        var appointment = clinic.book(clinic.slot(record, "11:00"));
        var doctor = person(subject, "DOCTOR", clinic.hospitalId);
        clinic.act(doctor, appointment, "check-in").refuses(403, "access.denied");

        clinic.admin
                .put(
                        "/doctors/" + record.id() + "/account",
                        Map.of("accountId", doctor.get("/auth/me").id()))
                .is(200);
        clinic.act(doctor, appointment, "check-in").is(200);

        // The provider makes a nurse of him: the doctor's record is nobody's again.
        var nurse = person(subject, "NURSE", clinic.hospitalId);
        assertThat(nurse.get("/auth/me").is(200).data().path("doctorId").isNull())
                .isTrue();
        clinic.admin.raw("DELETE", "/doctors/" + record.id() + "/account", null).refuses(409, "doctor.account-missing");

        var patient = person(somebody(), "PATIENT", clinic.hospitalId);
        assertThat(patient.get("/patients").is(200).data()).isEmpty();
        var own = clinic.patient();
        clinic.reception
                .put(
                        "/patients/" + own + "/account",
                        Map.of("accountId", patient.get("/auth/me").id()))
                .is(200);
        assertThat(patient.get("/patients").is(200).data()).hasSize(1);
        patient.get("/patients/" + own).is(200);

        // Whoever is forgotten is not brought back by the token that he still has.
        var mrn = clinic.reception.get("/patients/" + own).data().path("mrn").asText();
        clinic.admin.post("/patients/" + own + "/anonymise", Map.of("mrn", mrn)).is(204);
        patient.get("/auth/me").refuses(401, "auth.token-invalid");
    }

    @Test
    void aKeyThatTheProviderAddsIsFoundAndTheOneBeforeStaysGood() {
        var before = person(somebody(), "NURSE", clinic.hospitalId);
        before.get("/auth/me").is(200);

        provider.takeAnotherKey();

        // Unknown keys of other tests may have used up the questions of the moment.
        var after = person(somebody(), "NURSE", clinic.hospitalId);
        await().atMost(Duration.ofSeconds(20)).until(() -> after.get("/auth/me").status() == 200);
        before.get("/auth/me").is(200);
    }

    @Test
    void unknownKeysAskLittleOfTheProviderAndItsOutageHurtsNobodyKnown() {
        person(somebody(), "NURSE", clinic.hospitalId).get("/auth/me").is(200);
        var before = provider.asked();
        for (var i = 0; i < 20; i++) {
            api(provider.tokenOfAnUnknownKey(clinic.hospitalId)).get("/auth/me").refuses(401, "auth.token-invalid");
        }
        assertThat(provider.asked() - before)
                .as("questions for 20 unknown keys")
                .isLessThanOrEqualTo(4);

        provider.fail(true);
        try {
            person(somebody(), "NURSE", clinic.hospitalId).get("/auth/me").is(200);
            api(provider.tokenOfAnUnknownKey(clinic.hospitalId)).get("/auth/me").refuses(401, "auth.token-invalid");
        } finally {
            provider.fail(false);
        }
    }

    @Test
    void ownAccountsSignInAsEver() {
        clinic.admin.get("/auth/me").is(200);
        var audited = clinic.admin.get("/audit?operation=addExternalAccount").is(200);
        person(somebody(), "RECEPTIONIST", clinic.hospitalId).get("/auth/me").is(200);
        assertThat(clinic.admin
                        .get("/audit?operation=addExternalAccount")
                        .is(200)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(audited.body().path("total").asInt() + 1);
    }
}
