package care.hms.web;

import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.clock.ClockState;
import care.hms.clock.SetClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The domain's clock. */
@Path("/clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Clock")
public class ClockResource {

    @Inject
    private SetClock setClock;

    @Inject
    private CurrentActor current;

    /** What of the simulated clock is to change; null leaves it as it is. */
    public record ClockChange(
            @Schema(nullable = true, description = "Never before the present")
            Instant now,

            @Schema(nullable = true, minimum = "1", maximum = "3600", description = "Domain seconds per real second")
            Integer speed,

            @Schema(nullable = true) Boolean running) {}

    @GET
    @RolesAllowed(SYSTEM_ADMIN)
    @Operation(
            operationId = "readClock",
            summary = "Read the clock",
            description = "What time it is for the hospitals, and whether that is real or simulated.")
    public Answer<ClockState> read() {
        return Answer.of(setClock.state(current.get()));
    }

    @PUT
    @RolesAllowed(SYSTEM_ADMIN)
    @Operation(
            operationId = "setClock",
            summary = "Set the simulated clock",
            description =
                    "Only on a demo that was started with a simulated clock, else 409 `clock.not-simulated`. Time never"
                            + " goes back.")
    public Answer<ClockState> set(ClockChange change) {
        return Answer.of(setClock.set(current.get(), change.now(), change.speed(), change.running()));
    }
}
