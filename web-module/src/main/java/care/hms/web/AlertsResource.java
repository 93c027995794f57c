package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.stagealert.AcknowledgeAlert;
import care.hms.stagealert.AlertFilter;
import care.hms.stagealert.AlertQueries;
import care.hms.stagealert.AlertStatus;
import care.hms.stagealert.AlertType;
import care.hms.stagealert.AlertView;
import care.hms.stagealert.ResolveAlert;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Alerts about patients who wait too long at a stage (§4, §8). */
@Path("/no-show")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
public class AlertsResource {

    private static final String IF_MATCH = "The alert's ETag, or nothing";

    @Inject
    private AlertQueries alerts;

    @Inject
    private AcknowledgeAlert acknowledgeAlert;

    @Inject
    private ResolveAlert resolveAlert;

    @Inject
    private CurrentActor current;

    /** What was done about it. */
    public record Resolution(
            @Schema(maxLength = 500, nullable = true) String note) {}

    @GET
    @Path("/alerts")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "listAlerts",
            summary = "List alerts",
            description =
                    "Those that nobody has resolved, unless `status` asks for others; whoever waits longest first."
                            + " `targetStaff` are the roles it is for.")
    public Listing<AlertView> list(
            @Parameter(description = "ACTIVE, ACKNOWLEDGED or RESOLVED; may be repeated") @QueryParam("status")
                    List<String> status,
            @Parameter(description = "NO_VITALS, NO_DOCTOR or WAITING_TOO_LONG; may be repeated")
                    @QueryParam("alertType")
                    List<String> alertType,
            @Parameter(description = "A doctor's id") @QueryParam("doctorId") UUID doctorId,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Alerts per page, at most 200") @QueryParam("size") @DefaultValue("50") int size) {
        var filter = new AlertFilter(
                Words.of(AlertStatus.class, "status", status),
                Words.of(AlertType.class, "alertType", alertType),
                doctorId);
        return Listing.of(alerts.list(current.get(), filter, page, size));
    }

    @GET
    @Path("/alerts/{id}")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "readAlert",
            summary = "Read an alert",
            description = "With its version as `ETag`. 404 `alert.not-found`.")
    public Answer<AlertView> read(@Parameter(description = "The alert's id") @PathParam("id") UUID id) {
        return Answer.of(alerts.get(current.get(), id));
    }

    @PUT
    @Path("/alerts/{id}/acknowledge")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Acknowledge an alert",
            description =
                    "Somebody has seen it and goes. NO_VITALS is reception's, nurses' and administrators', NO_DOCTOR"
                            + " reception's, the own doctor's and administrators', WAITING_TOO_LONG also nurses'. A second time"
                            + " changes nothing. 409 `alert.resolved`. `If-Match` is honoured when given.")
    public Answer<AlertView> acknowledge(
            @Parameter(description = "The alert's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING)) @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        acknowledgeAlert.acknowledge(current.get(), id, IfMatch.optional(ifMatch));
        return read(id);
    }

    @PUT
    @Path("/alerts/{id}/resolve")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "resolveAlert",
            summary = "Resolve an alert",
            description =
                    "Somebody dealt with it, for good: it is not raised again, whatever happens. By the same people"
                            + " as acknowledging, with or without that before. 409 `alert.resolved`.")
    public Answer<AlertView> resolve(
            @Parameter(description = "The alert's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING)) @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Resolution resolution) {
        resolveAlert.resolve(current.get(), id, IfMatch.optional(ifMatch), resolution.note());
        return read(id);
    }
}
