package care.hms.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The resources of §5, as Terraform's files name them. What AWS makes of them is not tried here. */
class TerraformTest {

    private static final String FOLDER = "monitoring/terraform";
    private static final JsonNode FILES = ProjectFiles.terraform(FOLDER, Map.of("environment", "prod"));

    private static JsonNode resource(String type) {
        var resources = FILES.path("resource").path(type);
        assertThat(resources).as(type).hasSize(1);
        return resources.elements().next();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void theResourcesHaveTheNamesOfTheSpecification() {
        assertThat(resource("aws_lambda_function").path("function_name").asText())
                .isEqualTo("hms-cron-health-prod");
        assertThat(resource("aws_cloudwatch_event_rule").path("name").asText()).isEqualTo("hms-cron-health-check-prod");
        assertThat(resource("aws_cloudwatch_metric_alarm").path("alarm_name").asText())
                .isEqualTo("hms-cron-unhealthy-prod");
        assertThat(resource("aws_sns_topic").path("name").asText()).isEqualTo("hms-cron-alerts-prod");
        assertThat(resource("aws_cloudwatch_log_group").path("name").asText())
                .isEqualTo("/aws/lambda/hms-cron-health-prod");
    }

    @Test
    void anotherEnvironmentHasOtherNamesAndTheDefaultIsProduction() {
        var staging = ProjectFiles.terraform(FOLDER, Map.of("environment", "staging"));
        assertThat(staging.at("/resource/aws_lambda_function/health/function_name")
                        .asText())
                .isEqualTo("hms-cron-health-staging");
        assertThat(staging.at("/resource/aws_cloudwatch_metric_alarm/unhealthy/alarm_name")
                        .asText())
                .isEqualTo("hms-cron-unhealthy-staging");
        assertThat(FILES.at("/variable/environment/default").asText()).isEqualTo("prod");
    }

    @Test
    void theFunctionIsTheHandlerOfTheJarAndHasEveryNeededSetting() throws ClassNotFoundException {
        var function = resource("aws_lambda_function");
        assertThat(function.path("runtime").asText()).isEqualTo("java17");
        assertThat(Class.forName(function.path("handler").asText())).isPublic();
        assertThat(function.path("filename").asText()).isEqualTo("../target/watchdog.jar");
        assertThat(function.path("environment").path("variables").fieldNames())
                .toIterable()
                .contains("WATCHDOG_URL", "WATCHDOG_API_KEY_SECRET", "WATCHDOG_TOPIC_ARN", "WATCHDOG_DASHBOARD")
                .doesNotContain("CRON_API_KEY");
        assertThat(function.path("role").asText()).isEqualTo("aws_iam_role.function.arn");
        assertThat(function.path("timeout").asInt())
                .as("ends before the next check")
                .isLessThan(300);
        assertThat(resource("aws_lambda_function_event_invoke_config")
                        .path("maximum_retry_attempts")
                        .asInt(-1))
                .as("each repetition would send an alert")
                .isZero();
    }

    @Test
    void eachSettingOfTheFunctionIsWhatItsNameSays() {
        var given = ProjectFiles.terraform(
                FOLDER,
                Map.of(
                        "environment", "prod",
                        "backend_url", "https://hms.example",
                        "api_key_secret_arn", "the secret's ARN",
                        "language", "de"));
        var settings = given.at("/resource/aws_lambda_function/health/environment/variables");
        assertThat(settings.path("WATCHDOG_URL").asText()).isEqualTo("https://hms.example");
        assertThat(settings.path("WATCHDOG_API_KEY_SECRET").asText()).isEqualTo("the secret's ARN");
        assertThat(settings.path("WATCHDOG_TOPIC_ARN").asText()).isEqualTo("aws_sns_topic.alerts.arn");
        assertThat(settings.path("WATCHDOG_LANGUAGE").asText()).isEqualTo("de");
        assertThat(settings.path("WATCHDOG_DASHBOARD").asText()).isEqualTo("local.dashboard_url");
        // What Terraform's functions make of it is beyond the parser.
        assertThat(ProjectFiles.text(FOLDER + "/main.tf"))
                .containsPattern("WATCHDOG_TIMEOUT +=\\s+tostring\\(var\\.call_timeout_seconds\\)\n");
    }

    @Test
    void theRuleCallsTheFunctionEveryFiveMinutes() {
        assertThat(resource("aws_cloudwatch_event_rule")
                        .path("schedule_expression")
                        .asText())
                .isEqualTo("rate(5 minutes)");
        assertThat(resource("aws_cloudwatch_event_target").path("arn").asText())
                .isEqualTo("aws_lambda_function.health.arn");
        assertThat(resource("aws_cloudwatch_event_target").path("rule").asText())
                .isEqualTo("aws_cloudwatch_event_rule.check.name");
        var permission = resource("aws_lambda_permission");
        assertThat(permission.path("function_name").asText()).isEqualTo("aws_lambda_function.health.function_name");
        assertThat(permission.path("principal").asText()).isEqualTo("events.amazonaws.com");
        assertThat(permission.path("source_arn").asText()).isEqualTo("aws_cloudwatch_event_rule.check.arn");
    }

    @Test
    void theAlarmIsTwoFailuresInARowOrTwoChecksThatNeverCame() {
        var alarm = resource("aws_cloudwatch_metric_alarm");
        assertThat(alarm.path("namespace").asText()).isEqualTo("HMS/CronJobs");
        assertThat(alarm.path("metric_name").asText()).isEqualTo("CronHealthStatus");
        assertThat(alarm.path("dimensions").path("JobName").asText()).isEqualTo("NO_SHOW_CHECK");
        assertThat(alarm.path("statistic").asText()).isEqualTo("Minimum");
        assertThat(alarm.path("comparison_operator").asText()).isEqualTo("LessThanThreshold");
        assertThat(alarm.path("threshold").asInt()).isEqualTo(1);
        assertThat(alarm.path("period").asInt()).isEqualTo(300);
        assertThat(alarm.path("evaluation_periods").asInt()).isEqualTo(2);
        assertThat(alarm.path("datapoints_to_alarm").asInt()).isEqualTo(2);
        assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("breaching");
        assertThat(texts(alarm.path("alarm_actions"))).containsExactly("aws_sns_topic.alerts.arn");
        assertThat(texts(alarm.path("ok_actions"))).containsExactly("aws_sns_topic.alerts.arn");
    }

    @Test
    void theTopicMailsToEveryAddress() {
        var subscription = resource("aws_sns_topic_subscription");
        assertThat(subscription.path("protocol").asText()).isEqualTo("email");
        assertThat(subscription.path("topic_arn").asText()).isEqualTo("aws_sns_topic.alerts.arn");
    }

    @Test
    void theLogIsNotKeptForEver() {
        assertThat(resource("aws_cloudwatch_log_group")
                        .path("retention_in_days")
                        .asInt())
                .isBetween(1, 731);
    }

    @Test
    void theFunctionMayDoWhatItDoesAndNothingElse() {
        var policy = FILES.at("/data/aws_iam_policy_document/function");
        var allowed = new ArrayList<String>();
        for (var statement : policy.path("statement")) {
            allowed.addAll(texts(statement.path("actions")));
            assertThat(texts(statement.path("actions"))).noneMatch(action -> action.contains("*"));
            if (texts(statement.path("resources")).contains("*")) {
                assertThat(statement.path("condition").path("variable").asText())
                        .as("all resources, but of one namespace")
                        .isEqualTo("cloudwatch:namespace");
                assertThat(texts(statement.path("condition").path("values"))).containsExactly("HMS/CronJobs");
            }
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "cloudwatch:PutMetricData",
                        "sns:Publish",
                        "secretsmanager:GetSecretValue");
        var onDemand = new ArrayList<String>();
        policy.path("dynamic")
                .path("statement")
                .forEach(statement ->
                        onDemand.addAll(texts(statement.path("content").path("actions"))));
        assertThat(onDemand)
                .as("only with a KMS key or a VPC of one's own")
                .containsExactlyInAnyOrder(
                        "kms:Decrypt",
                        "ec2:CreateNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DeleteNetworkInterface");
        assertThat(texts(FILES.at("/data/aws_iam_policy_document/assume/statement/principals/identifiers")))
                .containsExactly("lambda.amazonaws.com");
    }

    @Test
    void everyVariableIsDescribedTypedAndValidatedUnlessItMayBeMissing() {
        assertThat(FILES.path("variable")).hasSizeGreaterThan(8);
        FILES.path("variable").properties().forEach(variable -> {
            assertThat(variable.getValue().path("description").asText())
                    .as(variable.getKey())
                    .isNotBlank();
            assertThat(variable.getValue().has("type")).as(variable.getKey()).isTrue();
            var optional = variable.getValue().path("default").isNull();
            assertThat(optional || variable.getValue().path("validation").has("condition"))
                    .as(variable.getKey() + " is validated")
                    .isTrue();
        });
    }

    @Test
    void theExampleSetsWhatMustBeSetAndNoSecret() {
        var needed = new ArrayList<String>();
        FILES.path("variable").properties().forEach(variable -> {
            if (!variable.getValue().has("default")) {
                needed.add(variable.getKey());
            }
        });
        var names = ProjectFiles.names(FOLDER + "/prod.tfvars.example").stream()
                .map(String::strip)
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void theFilesAreFormattedAsTerraformWantsThem() throws IOException, InterruptedException {
        var answer = ProjectFiles.run("terraform", "fmt", "-check", "-diff", "-recursive", FOLDER);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
    }
}
