package care.hms.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message as it stands in the system's outbox after the day.
 *
 * @param appointmentId empty text when it is about none
 * @param outcome its status, and the reason of one that is suppressed or was given up
 */
record WrittenMessage(String appointmentId, String notice, String channel, String outcome) {

    static WrittenMessage of(JsonNode json) {
        var status = json.path("status").asText();
        var outcome =
                Row.text(json, "reason").map(reason -> status + " " + reason).orElse(status);
        return new WrittenMessage(
                Row.text(json, "appointmentId").orElse(""),
                json.path("type").asText(),
                json.path("channel").asText(),
                // What was sent at last may have been hard to send.
                status.equals(ExpectedMessage.SENT) ? status : outcome);
    }

    /** Notice and channel, as {@link ExpectedMessage#kind()}. */
    String kind() {
        return notice + " by " + channel;
    }
}
