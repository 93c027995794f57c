package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.explanation.Explanation;
import care.hms.explanation.ExplanationQueries;
import care.hms.notification.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale.LanguageRange;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why an appointment is a no-show or is not. */
@Path("/appointments/{id}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments")
public class ExplanationResource {

    @Inject
    private ExplanationQueries explanations;

    @Inject
    private CurrentActor current;

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "explainAppointment",
            summary = "Explain a no-show",
            description =
                    "One `sentence` says why it is a no-show or is not. `deadlines` tells each due instant, the policy that"
                            + " gave it, how it stands and what has happened to it, with the sweep's run that did it; then"
                            + " whether the process instance is in step, its next timer, and the last sweep that succeeded."
                            + " Roles are told, never names. 404 `appointment.not-found`.")
    public Answer<Explanation> explain(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = "English or German, as in a browser; else the hospital's language")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    String languages) {
        return Answer.of(explanations.explain(current.get(), id, wanted(languages)));
    }

    /** Whoever asks in a way that nobody understands is told in the hospital's language. */
    private static Language wanted(String languages) {
        if (languages == null) {
            return null;
        }
        try {
            return Language.preferred(LanguageRange.parse(languages));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
