package care.hms.watchdog;

import java.util.ArrayList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Publishes each finding under the names of §5: {@code CronHealthStatus}, 1 or 0, and, when the backend has answered,
 * {@code CronExecutionDuration} in milliseconds.
 */
final class CloudWatchMetrics {

    static final String NAMESPACE = "HMS/CronJobs";

    private static final Dimension JOB =
            Dimension.builder().name("JobName").value("NO_SHOW_CHECK").build();

    private final CloudWatchClient client;

    CloudWatchMetrics(CloudWatchClient client) {
        this.client = client;
    }

    /** @throws NotTold when CloudWatch has not taken it */
    void publish(Finding finding) {
        var data = new ArrayList<MetricDatum>();
        data.add(datum(finding, "CronHealthStatus", StandardUnit.NONE, finding.healthy() ? 1 : 0));
        finding.execution()
                .ifPresent(took ->
                        data.add(datum(finding, "CronExecutionDuration", StandardUnit.MILLISECONDS, took.toMillis())));
        try {
            client.putMetricData(request -> request.namespace(NAMESPACE).metricData(data));
        } catch (SdkException e) {
            throw new NotTold("CloudWatch has not taken the metrics: " + Reason.of(e), e);
        }
    }

    private static MetricDatum datum(Finding finding, String name, StandardUnit unit, double value) {
        return MetricDatum.builder()
                .metricName(name)
                .dimensions(JOB)
                .timestamp(finding.at())
                .unit(unit)
                .value(value)
                .build();
    }
}
