package care.hms.watchdog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The watchdog as the function of §5: publishes each finding and sends the alert on a failure. The alarm on two in a row
 * is CloudWatch's. The function itself fails only when it could not tell: then CloudWatch misses data, which is an alarm
 * too.
 */
public final class LambdaHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final Check check;
    private final CloudWatchMetrics metrics;
    private final Topic topic;

    /** What the function's environment has to say, beside the options that it shares with the program. */
    @Command
    private static final class Settings {

        @Mixin
        private BackendOptions backend;

        @Option(names = "--topic-arn", required = true)
        private String topicArn;

        @Option(names = "--api-key-secret", required = true)
        private String apiKeySecret;
    }

    /** As the Lambda runtime makes it, once for many calls. */
    public LambdaHandler() {
        this(
                System.getenv(),
                Names.OF_THE_MACHINE,
                Clock.systemUTC(),
                Aws.cloudWatch(),
                Aws.sns(),
                Aws.secretsManager());
    }

    LambdaHandler(
            Map<String, String> environment,
            Names names,
            Clock clock,
            CloudWatchClient cloudWatch,
            SnsClient sns,
            SecretsManagerClient secrets) {
        var settings = new Settings();
        new CommandLine(settings)
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .parseArgs();
        this.check = new Check(settings.backend.backend(), new Secret(secrets, settings.apiKeySecret), names, clock);
        this.metrics = new CloudWatchMetrics(cloudWatch);
        this.topic = new Topic(sns, settings.topicArn, settings.backend.texts());
    }

    /** Checks once; the event does not matter. Answers what it found. */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        var finding = check.look();
        System.out.println(finding.line());
        tell(finding);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("healthy", finding.healthy());
        answer.put("reason", finding.reason());
        answer.put("at", finding.at().toString());
        finding.execution().ifPresent(took -> answer.put("durationMs", took.toMillis()));
        return answer;
    }

    /** That one cannot be told keeps nobody from telling the other. */
    private void tell(Finding finding) {
        var failures = new ArrayList<NotTold>();
        attempt(() -> metrics.publish(finding)).ifPresent(failures::add);
        if (!finding.healthy()) {
            attempt(() -> topic.send(finding)).ifPresent(failures::add);
        }
        failures.forEach(failure -> System.err.println(failure.getMessage()));
        failures.stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    private static Optional<NotTold> attempt(Runnable telling) {
        try {
            telling.run();
            return Optional.empty();
        } catch (NotTold failure) {
            return Optional.of(failure);
        }
    }
}
