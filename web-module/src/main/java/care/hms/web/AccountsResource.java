package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;

import care.hms.account.AddAccount;
import care.hms.account.NewAccount;
import care.hms.account.Role;
import care.hms.account.UserView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The hospital's staff accounts. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AccountsResource {

    @Inject
    private AddAccount addAccount;

    @Inject
    private CurrentActor current;

    /** A staff account to be. */
    public record StaffAccount(
            @Schema(required = true, minLength = 2, maxLength = 64, pattern = "[a-z0-9][a-z0-9._@-]*")
            String username,

            @Schema(required = true, minLength = 12, maxLength = 128, format = "password")
            String password,

            @Schema(
                    required = true,
                    enumeration = {"HOSPITAL_ADMIN", "RECEPTIONIST", "NURSE"})
            Role role,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String firstName,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String lastName,

            @Schema(maxLength = 254, nullable = true) String email) {

        NewAccount toAdd() {
            return new NewAccount(username, password, role, firstName, lastName, email);
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return "StaffAccount[" + role + "]";
        }
    }

    @POST
    @Creates
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "addAccount",
            summary = "Add a staff account",
            description = "For administrators, receptionists and nurses of the own hospital; doctors get theirs with"
                    + " `POST /doctors`. The password must be changed at the first sign-in. 409"
                    + " `account.username-taken`: user names are unique in the whole system.")
    public Answer<UserView> add(StaffAccount account) {
        return Answer.of(addAccount.add(current.get(), account.toAdd()));
    }
}
