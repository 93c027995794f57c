package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.Invalid;
import care.hms.audit.AuditEventView;
import care.hms.audit.AuditFilter;
import care.hms.audit.AuditQueries;
import care.hms.platform.Origin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    @Inject
    private AuditQueries audit;

    @Inject
    private CurrentActor current;

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "listAuditEvents",
            summary = "Read the audit",
            description =
                    "Who did, read or was refused what, the newest first: an administrator reads the hospital's, the"
                            + " platform's administrator what the platform's people did and what happened outside of every"
                            + " hospital. `operation` is the operation id of this document, whichever way the act came; acts of"
                            + " timers have no actor. `patients` are those whose details the answer showed.")
    public Listing<AuditEventView> list(
            @Parameter(description = "Not before, such as 2026-01-19T00:00:00Z") @QueryParam("from") Instant from,
            @Parameter(description = "Before, such as 2026-01-20T00:00:00Z") @QueryParam("to") Instant to,
            @Parameter(description = "The account that acted") @QueryParam("actorId") UUID actorId,
            @Parameter(description = "An operation id such as checkIn") @QueryParam("operation") String operation,
            @Parameter(description = "The thing it was done to") @QueryParam("objectId") UUID objectId,
            @Parameter(description = "The patient, an appointment of the patient, or an answer that showed either")
                    @QueryParam("patientId")
                    UUID patientId,
            @Parameter(description = "success, refused or failed") @QueryParam("outcome") String outcome,
            @Parameter(description = "page, rest, cockpit, timer, sweep, trigger or system") @QueryParam("way")
                    String way,
            @Parameter(description = "The X-Request-Id of an answer") @QueryParam("requestId") String requestId,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Lines per page, at most 200") @QueryParam("size") @DefaultValue("50") int size) {
        var filter = new AuditFilter(
                from,
                to,
                actorId,
                storable("operation", operation),
                objectId,
                patientId,
                outcome,
                way(way),
                storable("requestId", requestId));
        return Listing.of(audit.list(current.get(), filter, page, size));
    }

    private static String storable(String name, String text) {
        try {
            return text == null ? null : Text.readable(text);
        } catch (IllegalArgumentException unreadable) {
            throw new Invalid(name, unreadable.getMessage());
        }
    }

    private static Origin.Way way(String word) {
        return word == null
                ? null
                : Stream.of(Origin.Way.values())
                        .filter(way -> way.word().equals(word.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new Invalid("way", "page, rest, cockpit, timer, sweep, trigger or system"));
    }
}
