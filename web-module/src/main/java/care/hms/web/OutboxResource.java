package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.Invalid;
import care.hms.notification.Channel;
import care.hms.notification.OutboxEntry;
import care.hms.notification.OutboxQueries;
import care.hms.notification.RetryNotification;
import care.hms.notification.Status;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the hospital has sent, and what not; for the platform's administrator, what the platform has. */
@Path("/notifications/outbox")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class OutboxResource {

    @Inject
    private OutboxQueries outbox;

    @Inject
    private RetryNotification retryNotification;

    @Inject
    private CurrentActor current;

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "listOutbox",
            summary = "Read the outbox",
            description =
                    "Every message of the hospital, a line for each recipient and channel, the newest first: whom, what"
                            + " about, and what came of it, by ids. PENDING waits, SENDING is on its way, SENT was accepted, FAILED"
                            + " was given up, SUPPRESSED is never sent; `reason` says why. The platform's administrator reads the"
                            + " e-mails to whoever operates the platform, and nobody else's.")
    public Listing<OutboxEntry> list(
            @Parameter(description = "PENDING, SENDING, SENT, FAILED or SUPPRESSED") @QueryParam("status")
                    String status,
            @Parameter(description = "IN_APP, SMS or EMAIL") @QueryParam("channel") String channel,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Messages per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        return Listing.of(outbox.list(
                current.get(),
                one("status", status, Status.values()),
                one("channel", channel, Channel.values()),
                page,
                size));
    }

    private static <T extends Enum<T>> T one(String parameter, String name, T[] all) {
        return name == null
                ? null
                : Arrays.stream(all)
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Invalid(
                                parameter,
                                Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""))));
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "retryNotification",
            summary = "Send a message that was given up",
            description = "Tries it again, as often as a new one. 409 `notification.not-failed` for any other.")
    public void retry(@Parameter(description = "The message's id") @PathParam("id") UUID id) {
        retryNotification.retry(current.get(), id);
    }
}
