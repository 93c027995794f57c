package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;

import care.hms.notification.ChangeNotificationPolicy;
import care.hms.notification.HospitalPolicy;
import care.hms.notification.PreferenceQueries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the hospital decided about messages. */
@Path("/notifications/policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class NotificationPolicyResource {

    @Inject
    private PreferenceQueries preferences;

    @Inject
    private ChangeNotificationPolicy changePolicy;

    @Inject
    private CurrentActor current;

    /** What the hospital decides from now on. */
    public record WantedPolicy(
            @Schema(required = true, description = "en or de: of everybody who has chosen none")
            String language,

            @Schema(required = true, description = "false: no SMS at all")
            Boolean sms,

            @Schema(nullable = true, description = "From this local time on an SMS waits, unless it is urgent")
            LocalTime quietFrom,

            @Schema(nullable = true, description = "Until this local time, on the next day when it is earlier")
            LocalTime quietUntil,

            @Schema(required = true, minimum = "1", maximum = "1440")
            Integer noShowSmsWithinMinutes,

            @Schema(required = true, minimum = "1", maximum = "100")
            Integer maximumAttempts) {}

    @GET
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "readNotificationPolicy",
            summary = "Read how the hospital tells",
            description = "What holds for everybody who has not chosen otherwise.")
    public Answer<HospitalPolicy> readPolicy() {
        return Answer.of(preferences.ofHospital(current.get()));
    }

    @PUT
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "changeNotificationPolicy",
            summary = "Decide how the hospital tells",
            description = "Replaces all of it, for messages that are written from now on. Urgent ones wait for no quiet"
                    + " hours; an SMS about a no-show is sent no later than `noShowSmsWithinMinutes` after it was due.")
    public Answer<HospitalPolicy> changePolicy(WantedPolicy wanted) {
        return Answer.of(changePolicy.change(
                current.get(),
                new HospitalPolicy(
                        wanted.language(),
                        wanted.sms(),
                        wanted.quietFrom(),
                        wanted.quietUntil(),
                        wanted.noShowSmsWithinMinutes(),
                        wanted.maximumAttempts())));
    }
}
