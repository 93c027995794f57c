package care.hms.web;

import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.Invalid;
import care.hms.account.AccountFilter;
import care.hms.account.AccountQueries;
import care.hms.account.AccountView;
import care.hms.account.AddAccount;
import care.hms.account.ChangeRole;
import care.hms.account.DisableAccount;
import care.hms.account.EnableAccount;
import care.hms.account.NewAccount;
import care.hms.account.ResetPassword;
import care.hms.account.Role;
import care.hms.account.TemporaryPassword;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The accounts with which people sign in: an administrator's in the own hospital, the platform's everywhere. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AccountsResource {

    private static final int USUAL_SIZE = 50;
    private static final String ID = "The account's id";
    private static final String IF_MATCH = "The account's ETag, or nothing";

    @Inject
    private AccountQueries accounts;

    @Inject
    private AddAccount addAccount;

    @Inject
    private ChangeRole changeRole;

    @Inject
    private DisableAccount disableAccount;

    @Inject
    private EnableAccount enableAccount;

    @Inject
    private ResetPassword resetPassword;

    @Inject
    private CurrentActor current;

    /** An account to be. */
    public record AccountToAdd(
            @Schema(required = true, minLength = 2, maxLength = 64, pattern = "[a-z0-9][a-z0-9._@-]*")
            String username,

            @Schema(required = true, minLength = 15, maxLength = 128, format = "password")
            String password,

            @Schema(required = true) Role role,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String firstName,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String lastName,

            @Schema(maxLength = 254, nullable = true) String email,

            @Schema(nullable = true, description = "For a SYSTEM_ADMIN who asks; else the own hospital")
            UUID hospitalId) {

        NewAccount toAdd() {
            return new NewAccount(username, password, role, firstName, lastName, email);
        }

        /** Never shows the password. */
        @Override
        public String toString() {
            return "AccountToAdd[" + role + "]";
        }
    }

    /** Whom to look for; it travels in a body because addresses end up in logs. */
    public record AccountSearch(
            @Schema(
                    required = true,
                    minLength = 2,
                    maxLength = 100,
                    description = "The beginning of a user name, first or last name")
            String text,

            @Schema(nullable = true) Role role,
            @Schema(nullable = true) Boolean active,

            @Schema(nullable = true, description = "For a SYSTEM_ADMIN who asks")
            UUID hospitalId,

            @Schema(minimum = "0", nullable = true, description = "0-based; default 0")
            Integer page,

            @Schema(minimum = "1", maximum = "200", nullable = true, description = "Default 50")
            Integer size) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "AccountSearch[]";
        }
    }

    /** What the account is to be. */
    public record NewRole(@Schema(required = true) Role role) {}

    /** The temporary password, or nothing to have one made. */
    public record PasswordToGive(
            @Schema(minLength = 15, maxLength = 128, format = "password", nullable = true)
            String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "PasswordToGive[]";
        }
    }

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "listAccounts",
            summary = "List the accounts",
            description =
                    "Those of the own hospital that match every filter given, in order of name; for a SYSTEM_ADMIN"
                            + " those of all hospitals and of the platform.")
    public Listing<AccountView> list(
            @Parameter(description = "A role") @QueryParam("role") String role,
            @Parameter(description = "true: those who may sign in; false: the disabled ones") @QueryParam("active")
                    String active,
            @Parameter(description = "For a SYSTEM_ADMIN: only this hospital's") @QueryParam("hospitalId")
                    UUID hospitalId,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Accounts per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        var filter = new AccountFilter(hospitalId, role(role), truth(active), null);
        return Listing.of(accounts.list(current.get(), filter, page, size));
    }

    @POST
    @Path("/search")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "searchAccounts",
            summary = "Search accounts",
            description =
                    "Those whose user name, first or last name begins with the text, in any case. The text travels"
                            + " in the body because addresses end up in logs.")
    public Listing<AccountView> search(AccountSearch search) {
        var page = search.page() == null ? 0 : search.page();
        var size = search.size() == null ? USUAL_SIZE : search.size();
        var filter = new AccountFilter(search.hospitalId(), search.role(), search.active(), search.text());
        return Listing.of(accounts.search(current.get(), filter, page, size));
    }

    @POST
    @Creates
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "addAccount",
            summary = "Add an account",
            description = "In the own hospital; a SYSTEM_ADMIN names the `hospitalId`, and none for another"
                    + " SYSTEM_ADMIN, whom nobody else can add. A DOCTOR's or PATIENT's account opens nothing before it is"
                    + " linked to the record. The password must be changed at the first sign-in. 409"
                    + " `account.username-taken`: user names are unique in the whole system.")
    public Answer<AccountView> add(AccountToAdd account) {
        return Answer.of(addAccount.add(current.get(), account.toAdd(), account.hospitalId()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "getAccount",
            summary = "Read an account",
            description = "404 `account.not-found`, for another hospital's and for the platform's too.")
    public Answer<AccountView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return Answer.of(accounts.get(current.get(), id));
    }

    @PUT
    @Path("/{id}/role")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "changeAccountRole",
            summary = "Change the role",
            description =
                    "Sessions and tokens of the account end at once. 409 `account.own`, `account.last-administrator`,"
                            + " or `account.role-fixed`: a record is linked to the account, an identity provider tells the role, or"
                            + " it would lead out of the hospital. `If-Match` is honoured when given.")
    public Answer<AccountView> changeRole(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING)) @HeaderParam("If-Match")
                    IfMatch ifMatch,
            NewRole wanted) {
        return Answer.of(changeRole.change(current.get(), id, wanted.role(), IfMatch.optional(ifMatch)));
    }

    @PUT
    @Path("/{id}/disable")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "disableAccount",
            summary = "Disable an account",
            description = "Nobody signs in with it any more; its sessions and tokens end at once. 409 `account.own` or"
                    + " `account.last-administrator`. `If-Match` is honoured when given.")
    public Answer<AccountView> disable(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING)) @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        return Answer.of(disableAccount.disable(current.get(), id, IfMatch.optional(ifMatch)));
    }

    @PUT
    @Path("/{id}/enable")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "enableAccount",
            summary = "Enable an account",
            description =
                    "The person signs in anew: what ended when it was disabled stays ended. `If-Match` is honoured"
                            + " when given.")
    public Answer<AccountView> enable(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING)) @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        return Answer.of(enableAccount.enable(current.get(), id, IfMatch.optional(ifMatch)));
    }

    @POST
    @Path("/{id}/password")
    @RolesAllowed({HOSPITAL_ADMIN, SYSTEM_ADMIN})
    @Operation(
            operationId = "resetPassword",
            summary = "Reset a password",
            description = "To the one given, or to one that is made and told this once. It must be changed at the next"
                    + " sign-in; sessions and tokens end at once. 409 `account.own` or `account.external`. `If-Match` is"
                    + " honoured when given.")
    public Answer<TemporaryPassword> resetPassword(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, schema = @Schema(type = SchemaType.STRING)) @HeaderParam("If-Match")
                    IfMatch ifMatch,
            PasswordToGive wanted) {
        return Answer.of(resetPassword.reset(current.get(), id, wanted.password(), IfMatch.optional(ifMatch)));
    }

    private static Role role(String text) {
        return text == null
                ? null
                : Stream.of(Role.values())
                        .filter(role -> role.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new Invalid("role", "one of the roles, such as NURSE"));
    }

    private static Boolean truth(String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new Invalid("active", "true or false");
        }
        return text == null ? null : Boolean.valueOf(text);
    }
}
