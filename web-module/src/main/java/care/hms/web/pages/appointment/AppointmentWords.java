package care.hms.web.pages.appointment;

import care.hms.account.Role;
import care.hms.appointment.TimelineEntry;
import care.hms.notification.AppointmentMessage;
import care.hms.notification.Channel;
import care.hms.notification.Status;
import care.hms.web.pages.Days;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Reasons;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in the reader's words what happened to an appointment and who was told. */
@Dependent
class AppointmentWords {

    /** The codes that stand beside an event, in the order in which they are told. */
    private static final String[] TOLD = {"reason", "slotReleased", "slotTakenBack", "lastMinute", "withoutVitals"};

    @Inject
    private Texts texts;

    @Inject
    private Reasons reasons;

    @Inject
    private Days days;

    @Inject
    private Frame frame;

    /** One line of the timeline. */
    public record Line(Instant at, String when, String what, String who, String more) {}

    /** A message and what became of it. */
    public record Message(String what, String channel, String to, Status status, String result) {}

    Line line(TimelineEntry event, Map<UUID, String> known) {
        return new Line(
                event.at(),
                days.moment(event.at()),
                what(event),
                event.actorId() == null
                        ? texts.of("timeline.by." + event.source().word())
                        : known.getOrDefault(event.actorId(), texts.of("timeline.by.staff")),
                more(event.detail()));
    }

    private String what(TimelineEntry event) {
        var subject = Optional.ofNullable(event.detail().get("alertType"))
                .or(() -> Optional.ofNullable(event.detail().get("deadline")))
                .map(kind -> texts.of("deadline." + kind))
                .orElse("");
        var to = Optional.ofNullable(event.detail().get("startsAt"))
                .or(() -> Optional.ofNullable(event.detail().get("dueAt")))
                .map(at -> days.moment(Instant.parse(at)))
                .orElse("");
        return texts.of("timeline." + event.event(), subject, to);
    }

    private String more(Map<String, String> detail) {
        return Stream.of(TOLD)
                .filter(detail::containsKey)
                .map(code -> "timeline." + code + "." + detail.get(code))
                .filter(texts::has)
                .map(key -> texts.of(key))
                .collect(Collectors.joining(", "));
    }

    Message message(AppointmentMessage message, Map<UUID, String> known) {
        var role = texts.of("role." + message.to());
        var name = message.to() == Role.PATIENT ? null : known.get(message.accountId());
        return new Message(
                texts.of("message." + message.notice()),
                texts.of("channel." + message.channel()),
                name == null ? role : name + ", " + role,
                message.status(),
                result(message));
    }

    private String result(AppointmentMessage message) {
        return switch (message.status()) {
            case SENT -> sent(message);
            case SENDING -> texts.of("result.SENDING");
            case PENDING -> pending(message);
            case FAILED -> texts.of("result.FAILED", message.attempts(), reasons.of(message.reason()));
            case SUPPRESSED -> texts.of("result.SUPPRESSED", reasons.of(message.reason()));
        };
    }

    private String sent(AppointmentMessage message) {
        if (message.channel() != Channel.IN_APP) {
            return texts.of("result.accepted", days.moment(message.sentAt()));
        }
        return message.readAt() == null
                ? texts.of("result.unread")
                : texts.of("result.read", days.moment(message.readAt()));
    }

    private String pending(AppointmentMessage message) {
        if (message.notBefore().isAfter(frame.getNow())) {
            return texts.of("result.quiet", days.moment(message.notBefore()));
        }
        return message.attempts() == 0
                ? texts.of("result.PENDING")
                : texts.of("result.again", message.attempts(), reasons.of(message.reason()));
    }
}
