package care.hms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import care.hms.account.Action;
import care.hms.account.Reach;
import care.hms.account.Role;
import care.hms.platform.HmsAuthenticationMechanism;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every resource method: nobody forgets a role, a description or an example. */
class ApiTest {

    private static final Set<Action> SIGNED_IN = Set.of();

    private static final Set<Action> ATTEND =
            Set.of(Action.ATTEND_NO_VITALS, Action.ATTEND_NO_DOCTOR, Action.ATTEND_WAITING_TOO_LONG);

    /** What each endpoint does, in terms of the roles table. An endpoint without a line here fails the build. */
    private static final Map<String, Set<Action>> ENDPOINTS = Map.ofEntries(
            Map.entry("GET /auth/me", SIGNED_IN),
            Map.entry("PUT /auth/password", SIGNED_IN),
            Map.entry("POST /accounts", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("GET /accounts", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("POST /accounts/search", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("GET /accounts/{id}", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("PUT /accounts/{id}/role", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("PUT /accounts/{id}/disable", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("PUT /accounts/{id}/enable", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("POST /accounts/{id}/password", Set.of(Action.MANAGE_ACCOUNTS)),
            Map.entry("POST /patients/{id}/account", Set.of(Action.LINK_PATIENT_ACCOUNT)),
            Map.entry("PUT /patients/{id}/account", Set.of(Action.LINK_PATIENT_ACCOUNT)),
            Map.entry("DELETE /patients/{id}/account", Set.of(Action.LINK_PATIENT_ACCOUNT)),
            Map.entry("PUT /doctors/{id}/account", Set.of(Action.ADMINISTER)),
            Map.entry("DELETE /doctors/{id}/account", Set.of(Action.ADMINISTER)),
            Map.entry("GET /audit", Set.of(Action.READ_AUDIT)),
            Map.entry("GET /hospitals", Set.of(Action.ADMINISTER_PLATFORM)),
            Map.entry("POST /hospitals", Set.of(Action.ADMINISTER_PLATFORM)),
            Map.entry("GET /policies", Set.of(Action.ADMINISTER)),
            Map.entry("PUT /policies", Set.of(Action.ADMINISTER)),
            Map.entry("GET /clock", Set.of(Action.ADMINISTER_PLATFORM)),
            Map.entry("PUT /clock", Set.of(Action.ADMINISTER_PLATFORM)),
            Map.entry("GET /patients", Set.of(Action.SEE)),
            Map.entry("POST /patients", Set.of(Action.REGISTER_PATIENT)),
            Map.entry("GET /patients/{id}", Set.of(Action.SEE)),
            Map.entry("GET /patients/{id}/export", Set.of(Action.EXPORT_PATIENT)),
            Map.entry("POST /patients/{id}/anonymise", Set.of(Action.ANONYMISE_PATIENT)),
            Map.entry("GET /notifications", SIGNED_IN),
            Map.entry("GET /notifications/unread-count", SIGNED_IN),
            Map.entry("PUT /notifications/{id}/read", SIGNED_IN),
            Map.entry("PUT /notifications/read-all", SIGNED_IN),
            Map.entry("GET /notifications/outbox", Set.of(Action.WATCH_OUTBOX)),
            Map.entry("POST /notifications/outbox/{id}/retry", Set.of(Action.WATCH_OUTBOX)),
            Map.entry("GET /notifications/policy", Set.of(Action.ADMINISTER)),
            Map.entry("PUT /notifications/policy", Set.of(Action.ADMINISTER)),
            Map.entry("GET /patients/{id}/notification-preferences", Set.of(Action.CHANGE_CONTACT_PREFERENCES)),
            Map.entry("PUT /patients/{id}/notification-preferences", Set.of(Action.CHANGE_CONTACT_PREFERENCES)),
            Map.entry("GET /doctors", Set.of(Action.SEE_SLOTS)),
            Map.entry("POST /doctors", Set.of(Action.ADMINISTER)),
            Map.entry("GET /doctors/{id}/slots", Set.of(Action.SEE_SLOTS)),
            Map.entry("POST /doctors/{id}/slots", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("PUT /doctors/{id}/schedule", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("POST /doctors/{id}/schedule/preview", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("POST /doctors/{id}/absences", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("POST /doctors/{id}/absences/preview", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("GET /doctors/{id}/absences", Set.of(Action.SEE_ABSENCES)),
            Map.entry("GET /doctors/{id}/absences/{absenceId}", Set.of(Action.SEE_ABSENCES)),
            Map.entry("PUT /doctors/{id}/absences/{absenceId}", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("PUT /doctors/{id}/absences/{absenceId}/withdraw", Set.of(Action.CHANGE_SCHEDULE)),
            Map.entry("POST /appointments", Set.of(Action.BOOK)),
            Map.entry("GET /appointments", Set.of(Action.SEE)),
            Map.entry("GET /appointments/{id}", Set.of(Action.SEE)),
            Map.entry("GET /appointments/{id}/timeline", Set.of(Action.SEE)),
            Map.entry("GET /appointments/{id}/explain", Set.of(Action.SEE)),
            Map.entry("PUT /appointments/{id}/confirm", Set.of(Action.CONFIRM)),
            Map.entry("PUT /appointments/{id}/check-in", Set.of(Action.CHECK_IN)),
            Map.entry("PUT /appointments/{id}/undo-check-in", Set.of(Action.CHECK_IN)),
            Map.entry("POST /no-show/{appointmentId}/reinstate", Set.of(Action.CHECK_IN)),
            Map.entry("PUT /appointments/{id}/vitals", Set.of(Action.RECORD_VITALS)),
            Map.entry("PUT /appointments/{id}/start", Set.of(Action.CONSULT)),
            Map.entry("PUT /appointments/{id}/complete", Set.of(Action.CONSULT)),
            Map.entry("PUT /appointments/{id}/cancel", Set.of(Action.CANCEL)),
            Map.entry("PUT /appointments/{id}/reschedule", Set.of(Action.BOOK)),
            Map.entry("GET /no-show/logs", Set.of(Action.SEE_NO_SHOWS)),
            Map.entry("GET /no-show/stats", Set.of(Action.SEE_NO_SHOWS)),
            Map.entry("GET /no-show/unresolved", Set.of(Action.SEE_NO_SHOWS)),
            Map.entry("GET /no-show/alerts", Set.of(Action.SEE_ALERTS)),
            Map.entry("GET /no-show/alerts/{id}", Set.of(Action.SEE_ALERTS)),
            Map.entry("PUT /no-show/alerts/{id}/acknowledge", ATTEND),
            Map.entry("PUT /no-show/alerts/{id}/resolve", ATTEND),
            Map.entry("POST /no-show/trigger", Set.of(Action.ADMINISTER)),
            Map.entry("GET /no-show/cron-health", Set.of(Action.ADMINISTER)),
            Map.entry(
                    "POST /no-show/{appointmentId}",
                    Set.of(Action.MARK_NO_SHOW_AS_STAFF, Action.MARK_NO_SHOW_AS_DOCTOR)));

    /** Searching is for whoever sees all patients: a patient's reach, the own record, needs no search. */
    private static final String SEARCH = "POST /patients/search";

    private static final String SIGN_IN = "POST /auth/login";

    private static final String TRIGGER = "POST /no-show/external-trigger";

    /** What the watchdog's key opens (S6). */
    private static final Set<String> WITH_THE_KEY = Set.of(TRIGGER, "GET /no-show/cron-health");

    private static final Class<org.eclipse.microprofile.openapi.annotations.parameters.Parameter> PARAMETER =
            org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class;

    /** Reads answers as strictly as requests, and misses every field that is not there. */
    private static final ObjectMapper COMPLETE =
            Json.MAPPER.copy().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private static Stream<Class<?>> resources() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("care.hms.web").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect);
    }

    static Stream<Arguments> endpoints() {
        return resources()
                .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> Arguments.of(endpoint(method), method));
    }

    private static String endpoint(Method method) {
        var verb = Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("no method:");
        var path = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
        return verb + " " + method.getDeclaringClass().getAnnotation(Path.class).value() + path;
    }

    @Test
    void everyLineOfTheTableIsAnEndpoint() {
        var known = endpoints().map(endpoint -> (String) endpoint.get()[0]).collect(Collectors.toSet());

        assertThat(known).containsAll(ENDPOINTS.keySet()).contains(SEARCH, SIGN_IN, TRIGGER);
        assertThat(known).hasSize(ENDPOINTS.size() + 3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void everyEndpointIsOpenToExactlyTheRolesOfTheTable(String endpoint, Method method) {
        var roles = method.getAnnotation(RolesAllowed.class);
        if (endpoint.equals(SIGN_IN)) {
            assertThat(method.isAnnotationPresent(PermitAll.class)).isTrue();
            assertThat(roles).isNull();
            return;
        }

        assertThat(method.isAnnotationPresent(PermitAll.class)).isFalse();
        assertThat(roles).as("@RolesAllowed").isNotNull();
        assertThat(List.of(roles.value()).contains(HmsAuthenticationMechanism.CRON))
                .isEqualTo(WITH_THE_KEY.contains(endpoint));
        assertThat(Arrays.stream(roles.value())
                        .filter(role -> !role.equals(HmsAuthenticationMechanism.CRON))
                        .map(Role::valueOf))
                .containsExactlyInAnyOrderElementsOf(rolesOf(endpoint));
    }

    private static Set<Role> rolesOf(String endpoint) {
        if (endpoint.equals(TRIGGER)) {
            return Set.of();
        }
        if (endpoint.equals(SEARCH)) {
            return Stream.of(Role.values())
                    .filter(role -> Action.SEE.reachOf(role) == Reach.ALL)
                    .collect(Collectors.toSet());
        }
        assertThat(ENDPOINTS).containsKey(endpoint);
        var actions = ENDPOINTS.get(endpoint);
        return Stream.of(Role.values())
                .filter(role ->
                        actions == SIGNED_IN || actions.stream().anyMatch(action -> action.reachOf(role) != Reach.NONE))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void everyEndpointIsDescribed(String endpoint, Method method) {
        var operation = method.getAnnotation(Operation.class);

        assertThat(operation).as("@Operation").isNotNull();
        assertThat(operation.summary()).isNotBlank();
        assertThat(operation.description()).isNotBlank();
        for (var parameter : method.getParameters()) {
            if (!isBody(parameter) && !isInjected(parameter)) {
                assertThat(parameter.getAnnotation(PARAMETER))
                        .as("@Parameter of %s", parameter.getName())
                        .extracting(described -> described.description())
                        .isNotEqualTo("");
            }
        }
    }

    @Test
    void noTwoEndpointsHaveTheSameName() {
        assertThat(endpoints().map(endpoint -> operationId((Method) endpoint.get()[1])))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void everyEndpointHasExamplesThatReallyAreOfItsTypes(String endpoint, Method method) {
        var body = Stream.of(method.getParameters()).filter(ApiTest::isBody).findFirst();
        var answer = method.isAnnotationPresent(Creates.class) ? "created" : "response";
        var expected = Stream.of(
                        body.map(given -> "request"),
                        method.getReturnType() == void.class ? Optional.<String>empty() : Optional.of(answer))
                .flatMap(Optional::stream)
                .toList();

        var examples = ApiExamples.of(operationId(method)).orElseThrow();

        assertThat(examples.fieldNames()).toIterable().containsExactlyElementsOf(expected);
        body.ifPresent(given -> assertReads(examples.get("request"), given.getParameterizedType()));
        if (expected.contains(answer)) {
            assertReads(examples.get(answer), method.getGenericReturnType());
        }
    }

    private static void assertReads(JsonNode example, Type type) {
        assertThatCode(() -> COMPLETE.readValue(example.toString(), COMPLETE.constructType(type)))
                .doesNotThrowAnyException();
    }

    private static String operationId(Method method) {
        return method.getAnnotation(Operation.class).operationId();
    }

    private static boolean isBody(Parameter parameter) {
        return parameter.getType().getName().startsWith(ApiTest.class.getPackageName())
                && parameter.getType() != IfMatch.class;
    }

    private static boolean isInjected(Parameter parameter) {
        return parameter.isAnnotationPresent(Context.class);
    }

    @Test
    void theRolesNamedInAnnotationsAreTheRolesThereAre() {
        var named = Stream.of(Roles.class.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(Field::getName)
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Role.values()).map(Role::name).toList());
    }
}
