package care.hms.watchdog;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Clients of AWS: region, credentials and endpoints as the SDK finds them, and an end to every wait. */
final class Aws {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final Duration WITH_RETRIES = Duration.ofSeconds(25);

    private Aws() {}

    static CloudWatchClient cloudWatch() {
        return bounded(CloudWatchClient.builder()).build();
    }

    static SnsClient sns() {
        return bounded(SnsClient.builder()).build();
    }

    static SecretsManagerClient secretsManager() {
        return bounded(SecretsManagerClient.builder()).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B bounded(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(TO_ANSWER))
                .overrideConfiguration(client -> client.apiCallTimeout(WITH_RETRIES));
    }
}
