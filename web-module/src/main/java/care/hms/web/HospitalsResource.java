package care.hms.web;

import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.account.NewAccount;
import care.hms.account.Role;
import care.hms.hospital.AddHospital;
import care.hms.hospital.HospitalQueries;
import care.hms.hospital.HospitalView;
import care.hms.hospital.NewHospital;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The hospitals of the platform. */
@Path("/hospitals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Hospitals")
public class HospitalsResource {

    @Inject
    private HospitalQueries hospitals;

    @Inject
    private AddHospital addHospital;

    @Inject
    private CurrentActor current;

    /** A hospital to be, with the account of its first administrator. */
    public record HospitalToOpen(
            @Schema(required = true, minLength = 2, maxLength = 20, pattern = "[A-Z0-9]+")
            String code,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(required = true, description = "IANA zone of the hospital", maxLength = 60)
            String zone,

            @Schema(required = true) Administrator admin) {

        NewHospital toOpen() {
            return new NewHospital(code, name, zone, admin == null ? null : admin.toAdd());
        }
    }

    /** The first administrator's account. */
    public record Administrator(
            @Schema(required = true, minLength = 2, maxLength = 64, pattern = "[a-z0-9][a-z0-9._@-]*")
            String username,

            @Schema(required = true, minLength = 15, maxLength = 128, format = "password")
            String password,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String firstName,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String lastName,

            @Schema(maxLength = 254, nullable = true) String email) {

        NewAccount toAdd() {
            return new NewAccount(username, password, Role.HOSPITAL_ADMIN, firstName, lastName, email);
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Administrator[]";
        }
    }

    @GET
    @RolesAllowed(SYSTEM_ADMIN)
    @Operation(
            operationId = "listHospitals",
            summary = "List the hospitals",
            description = "All hospitals of the platform in order of their code.")
    public Listing<HospitalView> list() {
        return Listing.ofAll(hospitals.list(current.get()), Function.identity());
    }

    @POST
    @Creates
    @RolesAllowed(SYSTEM_ADMIN)
    @Operation(
            operationId = "addHospital",
            summary = "Open a hospital",
            description = "Creates the hospital with default policies and the account of its first administrator, whose"
                    + " password must be changed at the first sign-in. 409 `hospital.code-taken` or"
                    + " `account.username-taken`.")
    public Answer<HospitalView> add(HospitalToOpen hospital) {
        return Answer.of(addHospital.add(current.get(), hospital.toOpen()));
    }
}
