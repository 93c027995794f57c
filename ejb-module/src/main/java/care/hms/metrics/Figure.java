package care.hms.metrics;

import care.hms.noshow.NoShowReason;
import care.hms.notification.Channel;
import care.hms.stagealert.AlertType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Tag;

/** Everything that is read from rows, with the names and values of its labels. The whole system's, on every node. */
enum Figure {
    APPOINTMENTS_OPEN(
            "hms_appointments_open",
            null,
            "Appointments that are not over: expected, in the waiting room, in consultation",
            label("stage", "expected", "waiting", "in_consultation")),
    OVERDUE(
            "hms_overdue",
            null,
            "Marks and alerts whose instant has passed and that nothing has made yet",
            label("act", "no_show", "no_vitals", "no_doctor", "waiting_too_long")),
    PROCESSES_BEHIND("hms_processes_behind", null, "Appointments whose process instance has yet to follow the row"),
    NO_SHOWS("hms_no_shows", null, "No-shows of the last 24 hours that stand", label("reason", NoShowReason.values())),
    ALERTS_OPEN(
            "hms_alerts_open",
            null,
            "Alerts that are not resolved",
            label("type", AlertType.values()),
            label("status", "active", "acknowledged")),
    ALERT_OLDEST(
            "hms_alerts_oldest_active",
            Meters.SECONDS,
            "Age of the oldest alert that nobody has acknowledged, in the domain's time",
            label("type", AlertType.values())),
    OUTBOX(
            "hms_outbox_messages",
            null,
            "Messages that have not arrived: to be sent now, held back until later, being sent, given up in the last 24 hours",
            outside(),
            label("state", "pending", "held", "sending", "failed")),
    OUTBOX_OLDEST(
            "hms_outbox_oldest",
            Meters.SECONDS,
            "Age of the oldest message that could be sent and is not, in the domain's time",
            outside()),
    SWEEP_LAST_SUCCESS(
            "hms_sweep_last_success_timestamp",
            Meters.SECONDS,
            "When a run last ended well, by the domain's clock; 0: never",
            origin()),
    SWEEP_FAILURES(
            "hms_sweep_consecutive_failures", null, "Runs that failed since the last one that succeeded", origin()),
    SWEEP_CALENDAR(
            "hms_sweep_calendar_open",
            Meters.SECONDS,
            "For how long the sweep's calendar has been open, in the domain's time; 0: it is closed"),
    JOBS_DUE("hms_engine_jobs_due", null, "Jobs of the process engine that are due and taken by no node"),
    JOBS_OLDEST(
            "hms_engine_jobs_oldest_due",
            Meters.SECONDS,
            "For how long the first of them has been due, in the domain's time"),
    INCIDENTS("hms_engine_incidents", null, "Jobs that the engine has given up and somebody must look at");

    /** A label and all the values it can have. */
    record Dimension(String name, List<String> values) {}

    /** One series: the values of its labels stand in the order of the figure's labels. */
    record Series(Figure figure, List<String> values) {

        static Series of(Figure figure, String... values) {
            return new Series(figure, List.of(values));
        }

        Tag[] tags() {
            var tags = new Tag[values.size()];
            Arrays.setAll(tags, at -> new Tag(figure.labels.get(at).name(), values.get(at)));
            return tags;
        }
    }

    private final String metric;
    private final String unit;
    private final String help;
    private final List<Dimension> labels;

    Figure(String metric, String unit, String help, Dimension... labels) {
        this.metric = metric;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    String metric() {
        return metric;
    }

    /** Null: a plain number. */
    String unit() {
        return unit;
    }

    String help() {
        return help;
    }

    /** Each combination of label values. */
    Stream<Series> series() {
        var combinations = Stream.of(List.<String>of());
        for (var label : labels) {
            combinations = combinations.flatMap(
                    known -> label.values().stream().map(value -> Stream.concat(known.stream(), Stream.of(value))
                            .toList()));
        }
        return combinations.map(values -> new Series(this, values));
    }

    private static Dimension label(String name, String... values) {
        return new Dimension(name, List.of(values));
    }

    private static Dimension label(String name, Enum<?>... values) {
        return new Dimension(name, Stream.of(values).map(Label::word).toList());
    }

    /** What leaves the house; inside, the row is the delivery itself. */
    private static Dimension outside() {
        return label("channel", Channel.SMS, Channel.EMAIL);
    }

    private static Dimension origin() {
        return label("origin", "any", "internal", "external");
    }
}
