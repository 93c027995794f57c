package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;
import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.Invalid;
import care.hms.notification.NotificationQueries;
import care.hms.notification.NotificationView;
import care.hms.notification.ReadNotification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one's own account has to read. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class NotificationsResource {

    @Inject
    private NotificationQueries notifications;

    @Inject
    private ReadNotification readNotification;

    @Inject
    private CurrentActor current;

    /** How many are unread. */
    public record Unread(long unread) {}

    /** How many were unread until now. */
    public record NowRead(int read) {}

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT, SYSTEM_ADMIN})
    @Operation(
            operationId = "listNotifications",
            summary = "List the own notifications",
            description =
                    "What the application tells this account, the newest first. `metadata.isLastMinute` is there for a"
                            + " patient's cancellation, null for everything else.")
    public Listing<NotificationView> list(
            @Parameter(description = "true: only those that are unread") @QueryParam("unread") @DefaultValue("false")
                    String unread,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Notifications per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        return Listing.of(notifications.list(current.get(), truth(unread), page, size));
    }

    private static boolean truth(String unread) {
        return switch (unread) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Invalid("unread", "true or false");
        };
    }

    @GET
    @Path("/unread-count")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT, SYSTEM_ADMIN})
    @Operation(
            operationId = "countUnreadNotifications",
            summary = "Count the own unread notifications",
            description = "How many notifications this account has not marked as read.")
    public Answer<Unread> unreadCount() {
        return Answer.of(new Unread(notifications.unread(current.get())));
    }

    @PUT
    @Path("/{id}/read")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT, SYSTEM_ADMIN})
    @Operation(
            operationId = "readNotification",
            summary = "Mark a notification as read",
            description = "The first time counts; once more changes nothing. 404 `notification.not-found` for what is"
                    + " somebody else's.")
    public void read(@Parameter(description = "The notification's id") @PathParam("id") UUID id) {
        readNotification.read(current.get(), id);
    }

    @PUT
    @Path("/read-all")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT, SYSTEM_ADMIN})
    @Operation(
            operationId = "readAllNotifications",
            summary = "Mark all own notifications as read",
            description = "Answers how many were unread.")
    public Answer<NowRead> readAll() {
        return Answer.of(new NowRead(readNotification.readAll(current.get())));
    }
}
