package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.PATIENT;

import care.hms.privacy.AnonymisePatient;
import care.hms.privacy.ExportPatient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the person behind a patient's record may ask of the hospital. */
@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Patients")
public class PrivacyResource {

    @Inject
    private ExportPatient exportPatient;

    @Inject
    private AnonymisePatient anonymisePatient;

    @Inject
    private CurrentActor current;

    /** That this very patient is meant. */
    public record Confirmation(
            @Schema(
                    required = true,
                    minLength = 1,
                    maxLength = 40,
                    description = "The patient's medical record number once more: this cannot be undone")
            String mrn) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Confirmation[]";
        }
    }

    /** The document of an export. */
    public record Exported(
            boolean success,

            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "For each table of the database its rows about the patient, as they are stored")
            JsonNode data) {}

    @GET
    @Path("/{id}/export")
    @RolesAllowed({HOSPITAL_ADMIN, PATIENT})
    @Operation(
            operationId = "exportPatient",
            summary = "Export a patient's data",
            description =
                    "Everything that is stored about the patient, for the person who asks for it: the record, the account"
                            + " without its secrets, appointments with vital signs, timeline, no-shows and alerts, and who"
                            + " looked, by role. Instants are UTC. A patient gets only the own. 404 `patient.not-found`.")
    public Exported export(@Parameter(description = "The patient's id") @PathParam("id") UUID id) {
        try {
            return new Exported(
                    true,
                    Json.MAPPER.readTree(exportPatient.export(current.get(), id).document()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database wrote what is no JSON", e);
        }
    }

    @POST
    @Path("/{id}/anonymise")
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "anonymisePatient",
            summary = "Anonymise a patient",
            description =
                    "Takes the person out of the record for good, where the law asks for it: name, MRN, sex, contact,"
                            + " measurements and everything that somebody wrote are gone, of the birthday the year stays, the"
                            + " account is closed. Appointments keep their times and outcomes, so that no figure changes, and"
                            + " the patient is found by nobody any more. 409 `patient.has-open-appointments`.")
    @APIResponse(responseCode = "204", description = "The person is gone from the record.")
    public void anonymise(
            @Parameter(description = "The patient's id") @PathParam("id") UUID id, Confirmation confirmation) {
        anonymisePatient.anonymise(current.get(), id, confirmation.mrn());
    }
}
