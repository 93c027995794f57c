package care.hms.watchdog;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells whoever has subscribed to the SNS topic (§5). */
final class Topic {

    private final SnsClient client;
    private final String arn;
    private final Texts texts;

    Topic(SnsClient client, String arn, Texts texts) {
        this.client = client;
        this.arn = arn;
        this.texts = texts;
    }

    /** @throws NotTold when SNS has not taken it */
    void send(Finding failure) {
        try {
            client.publish(request -> request.topicArn(arn).subject(Texts.ALARM).message(texts.body(failure)));
        } catch (SdkException e) {
            throw new NotTold("SNS has not taken the alert: " + Reason.of(e), e);
        }
    }
}
