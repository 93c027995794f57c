package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.noshow.MarkNoShow;
import care.hms.noshow.Marked;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.Reinstate;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** No-shows that a person marks (§8). */
@Path("/no-show")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "No-shows")
public class NoShowResource {

    @Inject
    private MarkNoShow markNoShow;

    @Inject
    private Reinstate reinstate;

    @Inject
    private CurrentActor current;

    /** Why, in a word and in a person's own. */
    public record Mark(
            @Schema(
                    required = true,
                    enumeration = {"MANUAL_STAFF", "MANUAL_DOCTOR", "PATIENT_CALLED"})
            NoShowReason reason,

            @Schema(maxLength = 500, nullable = true) String note) {}

    /** What came of it. */
    public record MarkedAnswer(UUID appointmentId, String status, boolean slotReleased) {

        static MarkedAnswer of(Marked marked) {
            return new MarkedAnswer(marked.appointmentId(), "NO_SHOW", marked.slotReleased());
        }
    }

    @POST
    @Path("/{appointmentId}")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "markNoShow",
            summary = "Mark a no-show by hand",
            description =
                    "From the slot's start on, for an appointment that is SCHEDULED or CONFIRMED. MANUAL_DOCTOR is the"
                            + " appointment's own doctor's, the other reasons are reception's, nurses' and administrators'. The slot"
                            + " is released when enough of it is left. `If-Match` is honoured when given.")
    public Answer<MarkedAnswer> mark(
            @Parameter(description = "The appointment's id") @PathParam("appointmentId") UUID appointmentId,
            @Parameter(description = "The appointment's ETag, or nothing", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Mark mark) {
        var marked =
                markNoShow.mark(current.get(), appointmentId, IfMatch.optional(ifMatch), mark.reason(), mark.note());
        return Answer.of(MarkedAnswer.of(marked));
    }

    /** Why a no-show is none. */
    public record Reinstatement(
            @Schema(required = true, minLength = 1, maxLength = 500)
            String reason) {}

    /** What came of it; without its slot the appointment stands as squeezed in. */
    public record ReinstatedAnswer(UUID appointmentId, String status, boolean slotTakenBack) {}

    @POST
    @Path("/{appointmentId}/reinstate")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "reinstateAppointment",
            summary = "Reinstate an appointment",
            description =
                    "The patient came after all, on the appointment's own local day: it is CHECKED_IN from now on, with its"
                            + " slot when that is still free and else squeezed in without one. The no-show stays in the history,"
                            + " reversed. 409 `appointment.not-today`, `patient.overlap`. `If-Match` is honoured when given.")
    public Answer<ReinstatedAnswer> reinstate(
            @Parameter(description = "The appointment's id") @PathParam("appointmentId") UUID appointmentId,
            @Parameter(description = "The appointment's ETag, or nothing", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Reinstatement reinstatement) {
        var slotTakenBack =
                reinstate.reinstate(current.get(), appointmentId, IfMatch.optional(ifMatch), reinstatement.reason());
        return Answer.of(new ReinstatedAnswer(appointmentId, "CHECKED_IN", slotTakenBack));
    }
}
