package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;

import care.hms.hospital.AlertClock;
import care.hms.hospital.ChangePolicies;
import care.hms.hospital.Policies;
import care.hms.hospital.PoliciesView;
import care.hms.hospital.PolicyQueries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the hospital decides for itself. */
@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
public class PoliciesResource {

    @Inject
    private PolicyQueries policies;

    @Inject
    private ChangePolicies changePolicies;

    @Inject
    private CurrentActor current;

    /** All policies of a hospital. */
    public record HospitalPolicies(
            @Schema(
                    minimum = "1",
                    maximum = "240",
                    nullable = true,
                    description =
                            "When an expected patient is a no-show, after the slot's start; null: the slot's own length")
            Integer noShowAfterMinutes,

            @Schema(
                    required = true,
                    description = "From where NO_VITALS and NO_DOCTOR count: the slot's end, its start, or the stage")
            AlertClock alertClock,

            @Schema(required = true, minimum = "1", maximum = "240")
            Integer noVitalsAfterMinutes,

            @Schema(required = true, minimum = "1", maximum = "240")
            Integer noDoctorAfterMinutes,

            @Schema(
                    required = true,
                    minimum = "1",
                    maximum = "480",
                    description = "After check-in or the slot's start, whichever is later")
            Integer waitingTooLongAfterMinutes,

            @Schema(
                    required = true,
                    minimum = "0",
                    maximum = "60",
                    description = "How much of a slot must be left to book it")
            Integer minimumRemainingMinutes,

            @Schema(required = true, minimum = "1", maximum = "366", description = "How far ahead slots are generated")
            Integer slotHorizonDays,

            @Schema(required = true, minimum = "0", maximum = "60", description = "How long a check-in can be undone")
            Integer undoCheckInMinutes) {

        static HospitalPolicies of(PoliciesView view) {
            var policies = view.policies();
            return new HospitalPolicies(
                    policies.noShowAfterMinutes(),
                    policies.alertClock(),
                    policies.noVitalsAfterMinutes(),
                    policies.noDoctorAfterMinutes(),
                    policies.waitingTooLongAfterMinutes(),
                    policies.minimumRemainingMinutes(),
                    policies.slotHorizonDays(),
                    policies.undoCheckInMinutes());
        }

        Policies toAdopt() {
            return new Policies(
                    noShowAfterMinutes,
                    alertClock,
                    noVitalsAfterMinutes,
                    noDoctorAfterMinutes,
                    waitingTooLongAfterMinutes,
                    minimumRemainingMinutes,
                    slotHorizonDays,
                    undoCheckInMinutes);
        }
    }

    /** The policies with the version to change them from. */
    public record VersionedPolicies(HospitalPolicies policies, long version) implements Versioned {

        static VersionedPolicies of(PoliciesView view) {
            return new VersionedPolicies(HospitalPolicies.of(view), view.version());
        }
    }

    @GET
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "readPolicies",
            summary = "Read the policies",
            description = "What the hospital decided for itself, with its version as `ETag`.")
    public Answer<VersionedPolicies> read() {
        return Answer.of(VersionedPolicies.of(policies.get(current.get())));
    }

    @PUT
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "changePolicies",
            summary = "Change the policies",
            description =
                    "All of them at once, from the version read before. They hold for appointments that wait already:"
                            + " whoever is not yet due gets the new deadline, but at least five minutes from now; nothing that is"
                            + " settled is opened again.")
    public Answer<VersionedPolicies> change(
            @Parameter(
                            description = "The ETag of the policies as the caller read them",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            HospitalPolicies wanted) {
        return Answer.of(VersionedPolicies.of(
                changePolicies.change(current.get(), IfMatch.required(ifMatch), wanted.toAdopt())));
    }
}
