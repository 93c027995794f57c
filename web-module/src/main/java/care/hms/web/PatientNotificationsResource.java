package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.notification.ChangePreferences;
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

/** How a patient wants to be told. */
@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class PatientNotificationsResource {

    @Inject
    private PreferenceQueries preferences;

    @Inject
    private ChangePreferences changePreferences;

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

    @GET
    @Path("/{id}/notification-preferences")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, PATIENT})
    @Operation(
            operationId = "readNotificationPreferences",
            summary = "Read how a patient is told",
            description = "Language, SMS or none, quiet hours; a patient reads only the own. 404 `patient.not-found`.")
    public Answer<PatientPreferences> read(@Parameter(description = "The patient's id") @PathParam("id") UUID id) {
        return Answer.of(preferences.ofPatient(current.get(), id));
    }

    @PUT
    @Path("/{id}/notification-preferences")
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
}
