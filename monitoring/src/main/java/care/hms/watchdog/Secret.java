package care.hms.watchdog;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The API key as AWS Secrets Manager keeps it. */
final class Secret implements ApiKey {

    private final SecretsManagerClient client;
    private final String arn;

    Secret(SecretsManagerClient client, String arn) {
        this.client = client;
        this.arn = arn;
    }

    @Override
    public String read() throws CallFailed {
        try {
            var text = client.getSecretValue(request -> request.secretId(arn)).secretString();
            if (text == null) {
                throw new CallFailed("The secret of the API key in Secrets Manager is binary; it must be text");
            }
            return text.strip();
        } catch (SdkException e) {
            throw new CallFailed("The API key cannot be read from Secrets Manager: " + Reason.of(e));
        }
    }
}
