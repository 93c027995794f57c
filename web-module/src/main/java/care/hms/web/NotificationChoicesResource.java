package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.notification.ChangeNotificationPolicy;
import care.hms.notification.ChangePreferences;
import care.hms.notification.HospitalPolicy;
import care.hms.notification.PatientPreferences;
import care.hms.notification.PreferenceQueries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How patients want to be told, and what the hospital decided. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class NotificationChoicesResource {

    @Inject
    private PreferenceQueries preferences;

    @Inject
    private ChangePreferences changePreferences;

    @Inject
    private ChangeNotificationPolicy changePolicy;

    @Inject
    private CurrentActor current;

    /** What a patient wants from now on. */
    public record WantedPreferences(
            @Schema(nullable = true, description = "en or de; null: the hospital's")
            String language,

            @Schema(required = true, description = "false: no SMS at all")
            Boolean sms,

            @Schema(
                    nullable = true,
                    description = "From this local time on an SMS waits, unless it is urgent; null, both: as the"
                            + " hospital decided")
            LocalTime quietFrom,

            @Schema(nullable = true, description = "Until this local time, on the next day when it is earlier")
            LocalTime quietUntil) {}

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
    @Path("patients/{id}/notification-preferences")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, PATIENT})
    @Operation(
            operationId = "readNotificationPreferences",
            summary = "Read how a patient is told",
            description = "Language, SMS or none, quiet hours; a patient reads only the own. 404 `patient.not-found`.")
    public Answer<PatientPreferences> read(@Parameter(description = "The patient's id") @PathParam("id") UUID id) {
        return Answer.of(preferences.ofPatient(current.get(), id));
    }

    @PUT
    @Path("patients/{id}/notification-preferences")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, PATIENT})
    @Operation(
            operationId = "changeNotificationPreferences",
            summary = "Say how a patient is told",
            description =
                    "Replaces all of it. Whoever wants no SMS any more gets none of those that wait either; in the"
                            + " application everything is told. A patient changes only the own. 404 `patient.not-found`.")
    public Answer<PatientPreferences> change(
            @Parameter(description = "The patient's id") @PathParam("id") UUID id, WantedPreferences wanted) {
        return Answer.of(changePreferences.change(
                current.get(),
                id,
                new PatientPreferences(wanted.language(), wanted.sms(), wanted.quietFrom(), wanted.quietUntil())));
    }

    @GET
    @Path("notifications/policy")
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "readNotificationPolicy",
            summary = "Read how the hospital tells",
            description = "What holds for everybody who has not chosen otherwise.")
    public Answer<HospitalPolicy> readPolicy() {
        return Answer.of(preferences.ofHospital(current.get()));
    }

    @PUT
    @Path("notifications/policy")
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
