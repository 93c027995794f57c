package care.hms.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Conflict;
import care.hms.DomainFailure;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.Stale;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    private static final class Sample extends DomainFailure {
        private static final long serialVersionUID = 1L;

        Sample(Kind kind) {
            super(kind, "sample.code", "What to do.", List.of(), Map.of("status", "NO_SHOW"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, 400",
        "UNAUTHENTICATED, 401",
        "DENIED, 403",
        "NOT_FOUND, 404",
        "CONFLICT, 409",
        "STALE, 412",
        "UNPROCESSABLE, 422",
        "THROTTLED, 429"
    })
    void everyKindOfRefusalHasItsStatus(DomainFailure.Kind kind, int status) {
        assertThat(Problems.of(new Sample(kind)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(DomainFailure.Kind.class)
    void noRefusalIsOurFault(DomainFailure.Kind kind) {
        assertThat(Problems.of(new Sample(kind)).isOurFault()).isFalse();
    }

    @Test
    void aRefusalIsFoundHoweverDeepTheContainerWrapsIt() {
        var wrapped = new EJBException(new EJBTransactionRolledbackException(
                "", new IllegalStateException(new Conflict("slot.taken", "Taken."))));

        assertThat(Problems.of(wrapped).code()).isEqualTo("slot.taken");
    }

    @Test
    void theAnswerHasEveryMemberOfRfc9457AndOfTheDecisions() {
        var body = Problems.of(new Invalid("firstName", "1 to 100 characters")).body("request-0001");

        assertThat(body)
                .containsEntry("type", "about:blank")
                .containsEntry("title", "Bad Request")
                .containsEntry("status", 400)
                .containsEntry("detail", "firstName: 1 to 100 characters")
                .containsEntry("success", false)
                .containsEntry("code", "request.invalid")
                .containsEntry("requestId", "request-0001")
                .containsEntry("errors", List.of(new DomainFailure.FieldError("firstName", "1 to 100 characters")));
    }

    @Test
    void anAppointmentsStatusStandsBesideTheHttpStatus() {
        var body = Problems.of(new Sample(DomainFailure.Kind.CONFLICT)).body("request-0001");

        assertThat(body).containsEntry("status", 409).containsEntry("currentStatus", "NO_SHOW");
    }

    @Test
    void knownThingsKeepTheirCodes() {
        assertThat(Problems.of(new NotFound("patient", UUID.randomUUID())).code())
                .isEqualTo("patient.not-found");
        assertThat(Problems.of(new Stale(1, 2)).code()).isEqualTo("request.stale");
        assertThat(Problems.of(new OptimisticLockException()).code()).isEqualTo("request.stale");
        assertThat(Problems.of(new EJBAccessException("x")).code()).isEqualTo("access.denied");
        assertThat(Problems.of(new PersistenceException(new LockTimeoutException()))
                        .code())
                .isEqualTo("service.busy");
    }

    @Test
    void whoLosesTheRaceForAUniqueValueReadsTheSameAsWhoComesLater() {
        var lost = new PersistenceException(new IOException(
                "ERROR: duplicate key value violates unique constraint \"patient_mrn_once\"\n  Detail: Key (mrn)=(x)"));
        var overlapping = new EJBException(new IOException(
                "ERROR: conflicting key value violates exclusion constraint \"appointments_of_a_patient_apart\""));

        assertThat(Problems.of(lost).code()).isEqualTo("patient.mrn-taken");
        assertThat(Problems.of(lost).detail()).doesNotContain("Key").doesNotContain("constraint");
        assertThat(Problems.of(overlapping).code()).isEqualTo("patient.overlap");
    }

    @Test
    void aDeadlockIsNoReasonToGiveUp() {
        var problem = Problems.of(new PersistenceException(new IOException("ERROR: deadlock detected")));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.more()).containsEntry("retryAfterSeconds", 1L);
    }

    static List<String> constraints() {
        return List.copyOf(Problems.constraints());
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void everyTranslatedConstraintIsInTheSchema(String constraint) throws IOException {
        var migrations = new StringBuilder();
        for (var name : List.of(
                "V002__hospitals",
                "V003__accounts",
                "V004__patients",
                "V005__doctors",
                "V006__slots",
                "V007__appointments",
                "V009__no_shows_and_alerts",
                "V015__privacy",
                "V021__absences")) {
            try (var file = getClass().getResourceAsStream("/db/migration/" + name + ".sql")) {
                migrations.append(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        // PostgreSQL's own name for a column that is declared unique.
        var declared = constraint.equals("hospitals_code_key")
                ? "code                          text not null unique"
                : constraint;

        assertThat(migrations.toString()).contains(declared);
    }

    @Test
    void whatNobodyForesawTellsNothing() {
        var problem = Problems.of(new IllegalStateException("jdbc:postgresql://secret"));

        assertThat(problem).isEqualTo(Problems.INTERNAL);
        assertThat(problem.body("request-0001").toString()).doesNotContain("secret");
        assertThat(problem.isOurFault()).isTrue();
    }

    @Test
    void anEndlessChainOfCausesEnds() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Problems.of(first)).isEqualTo(Problems.INTERNAL);
    }

    @Test
    void whatTheContainerRefusesHasACodeToo() {
        assertThat(Problems.ofStatus(404).code()).isEqualTo("request.unknown-path");
        assertThat(Problems.ofStatus(418).code()).isEqualTo("request.refused");
        assertThat(Problems.ofStatus(418).status()).isEqualTo(418);
        assertThat(Problems.ofStatus(500)).isEqualTo(Problems.INTERNAL);
        assertThat(Problems.ofStatus(0)).isEqualTo(Problems.INTERNAL);
    }
}
