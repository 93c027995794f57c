package care.hms.watchdog;

import static care.hms.watchdog.FakeBackend.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The function of §5, down to the signed bytes that leave it. */
class LambdaHandlerTest {

    private static final Instant NOW = Instant.parse("2026-01-21T21:16:00Z");
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:hms-cron-alerts-prod";
    private static final String LINK =
            "https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#metricsV2:namespace=HMS/CronJobs";

    private final FakeBackend backend = new FakeBackend();
    private final AwsEndpoint aws = new AwsEndpoint();

    @AfterEach
    void close() {
        backend.close();
        aws.close();
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "WATCHDOG_URL",
                backend.url().toString(),
                "WATCHDOG_ATTEMPTS",
                "1",
                "WATCHDOG_DASHBOARD",
                LINK,
                "WATCHDOG_TOPIC_ARN",
                TOPIC,
                "WATCHDOG_API_KEY_SECRET",
                AwsEndpoint.SECRET_ARN,
                "AWS_LAMBDA_FUNCTION_NAME",
                "hms-cron-health-prod"));
    }

    private LambdaHandler function(String secretKey) {
        return new LambdaHandler(
                environment(),
                Names.OF_THE_MACHINE,
                Clock.fixed(NOW, ZoneOffset.UTC),
                local(CloudWatchClient.builder(), secretKey),
                local(SnsClient.builder(), secretKey),
                local(SecretsManagerClient.builder(), secretKey));
    }

    private LambdaHandler function() {
        return function(Signature.SECRET_KEY);
    }

    private <B extends AwsClientBuilder<B, C>, C> C local(B builder, String secretKey) {
        return builder.endpointOverride(aws.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(Signature.ACCESS_KEY, secretKey, Signature.SESSION_TOKEN)))
                .build();
    }

    private JsonNode onlyBody(String operation) {
        assertThat(aws.calls(operation)).hasSize(1);
        return aws.calls(operation).get(0).body();
    }

    private static void requireDatum(JsonNode datum, String name, String unit) {
        assertThat(datum.path("MetricName").asText()).isEqualTo(name);
        assertThat(datum.path("Unit").asText()).isEqualTo(unit);
        assertThat(datum.path("Timestamp").asDouble()).isCloseTo(NOW.getEpochSecond(), within(0.001));
        assertThat(datum.path("Dimensions")).hasSize(1);
        assertThat(datum.path("Dimensions").get(0).path("Name").asText()).isEqualTo("JobName");
        assertThat(datum.path("Dimensions").get(0).path("Value").asText()).isEqualTo("NO_SHOW_CHECK");
    }

    @Test
    void aSuccessPublishesBothMetricsAndTellsNobody() {
        var answer = function().handleRequest(Map.of(), null);

        assertThat(answer).containsEntry("healthy", true).containsEntry("at", NOW.toString());
        assertThat(aws.refusals()).isEmpty();
        assertThat(aws.calls("PutMetricData").get(0).service()).isEqualTo("monitoring");
        var body = onlyBody("PutMetricData");
        assertThat(body.path("Namespace").asText()).isEqualTo("HMS/CronJobs");
        var data = body.path("MetricData");
        assertThat(data).hasSize(2);
        requireDatum(data.get(0), "CronHealthStatus", "None");
        assertThat(data.get(0).path("Value").asDouble(-1)).isEqualTo(1);
        requireDatum(data.get(1), "CronExecutionDuration", "Milliseconds");
        assertThat(data.get(1).path("Value").asDouble(-1)).isEqualTo(((Long) answer.get("durationMs")).doubleValue());
        assertThat(aws.calls("Publish")).isEmpty();
    }

    @Test
    void theKeyComesFromSecretsManagerAtEachCheck() {
        var function = function();
        function.handleRequest(Map.of(), null);
        function.handleRequest(Map.of(), null);
        assertThat(aws.calls("GetSecretValue")).hasSize(2).allSatisfy(call -> assertThat(
                        call.body().path("SecretId").asText())
                .isEqualTo(AwsEndpoint.SECRET_ARN));
        assertThat(backend.requests()).hasSize(2).allSatisfy(request -> assertThat(request.key())
                .isEqualTo(FakeBackend.KEY));
    }

    @Test
    void aFailureIsPublishedAsZeroAndSentToTheTopicWithErrorTimeAndLink() {
        backend.does(answering(500, FakeBackend.FAILED_RUN));

        var answer = function().handleRequest(Map.of(), null);

        assertThat(answer).containsEntry("healthy", false);
        var data = onlyBody("PutMetricData").path("MetricData");
        assertThat(data.get(0).path("Value").asDouble(-1)).isZero();
        requireDatum(data.get(1), "CronExecutionDuration", "Milliseconds");
        var alert = onlyBody("Publish");
        assertThat(aws.calls("Publish").get(0).service()).isEqualTo("sns");
        assertThat(alert.path("TopicArn").asText()).isEqualTo(TOPIC);
        assertThat(alert.path("Subject").asText()).isEqualTo("[ALARM] HMS Cron Health Check Failed");
        assertThat(alert.path("Message").asText())
                .contains("The database does not answer.")
                .contains("2026-01-21T21:16:00Z")
                .contains(LINK);
    }

    @Test
    void whereNothingWasExecutedNoDurationIsPublished() {
        backend.close();
        function().handleRequest(Map.of(), null);
        var data = onlyBody("PutMetricData").path("MetricData");
        assertThat(data).hasSize(1);
        assertThat(data.get(0).path("Value").asDouble(-1)).isZero();
        assertThat(onlyBody("Publish").path("Message").asText()).contains("Connection refused");
    }

    @Test
    void aSecretThatIsDeniedIsAFailureThatIsTold() {
        aws.deny("GetSecretValue");
        var answer = function().handleRequest(Map.of(), null);
        assertThat((String) answer.get("reason")).contains("cannot be read from Secrets Manager");
        assertThat(onlyBody("Publish").path("Message").asText()).contains("cannot be read from Secrets Manager");
        assertThat(onlyBody("PutMetricData")
                        .path("MetricData")
                        .get(0)
                        .path("Value")
                        .asDouble(-1))
                .isZero();
        assertThat(backend.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SecretString, '{\"key\":\n\"hush\"}', not one line",
        "SecretString, hush\u00fc, not one line",
        "SecretBinary, aHVzaA==, binary"
    })
    void aSecretThatIsNoKeyIsAFailureThatIsToldWithoutIt(String name, String content, String reason) {
        aws.keeps(name, content);

        var answer = function().handleRequest(Map.of(), null);

        assertThat((String) answer.get("reason")).contains(reason).doesNotContain("hush", "aHVzaA");
        assertThat(onlyBody("Publish").path("Message").asText())
                .contains(reason)
                .doesNotContain("hush", "aHVzaA");
        assertThat(aws.calls("PutMetricData")).hasSize(1);
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void metricsThatAreDeniedKeepNobodyFromTellingAndFailTheFunction() {
        aws.deny("PutMetricData");
        backend.does(answering(401, "{}"));
        assertThatThrownBy(() -> function().handleRequest(Map.of(), null))
                .isInstanceOf(NotTold.class)
                .hasMessageContaining("CloudWatch has not taken the metrics");
        assertThat(aws.calls("Publish")).hasSize(1);
    }

    @Test
    void anAlertThatIsDeniedFailsTheFunction() {
        aws.deny("Publish");
        backend.does(answering(401, "{}"));
        assertThatThrownBy(() -> function().handleRequest(Map.of(), null))
                .isInstanceOf(NotTold.class)
                .hasMessageContaining("SNS has not taken the alert");
        assertThat(aws.calls("PutMetricData")).hasSize(1);
    }

    @Test
    void theEndpointOfThisTestRefusesAnotherKeysSignature() {
        assertThatThrownBy(() -> function("another secret key").handleRequest(Map.of(), null))
                .isInstanceOf(NotTold.class);
        assertThat(aws.refusals()).isNotEmpty().containsOnly("the signature does not match");
        assertThat(aws.calls("PutMetricData")).isEmpty();
    }

    @Test
    void aFunctionWithoutItsSettingsDoesNotStart() {
        var environment = environment();
        environment.remove("WATCHDOG_TOPIC_ARN");
        assertThatThrownBy(
                        () -> new LambdaHandler(environment, Names.OF_THE_MACHINE, Clock.systemUTC(), null, null, null))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--topic-arn");
    }

    @Test
    void theRuntimeCanMakeItAsItsDeploymentNamesIt() throws Exception {
        assertThat(Class.forName("care.hms.watchdog.LambdaHandler")
                        .getConstructor()
                        .getParameterCount())
                .isZero();
    }
}
