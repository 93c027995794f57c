package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;
import static care.hms.web.Roles.SYSTEM_ADMIN;

import care.hms.account.AccountQueries;
import care.hms.account.ChangePassword;
import care.hms.account.SignIn;
import care.hms.account.SignedIn;
import care.hms.account.UserView;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in, and one's own account. */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class AuthResource {

    @Inject
    private SignIn signIn;

    @Inject
    private ChangePassword changePassword;

    @Inject
    private AccountQueries accounts;

    @Inject
    private CurrentActor current;

    /** A user name and its password. */
    public record Login(
            @Schema(required = true, maxLength = 64) String username,

            @Schema(required = true, maxLength = 128, format = "password")
            String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Login[]";
        }
    }

    /** A token and whom it speaks for. */
    public record Token(String token, Instant expiresAt, UserView user) {

        static Token of(SignedIn signedIn) {
            return new Token(signedIn.token(), signedIn.expiresAt(), signedIn.user());
        }

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Token[]";
        }
    }

    /** The present password and the one to be. */
    public record PasswordChange(
            @Schema(required = true, maxLength = 128, format = "password")
            String currentPassword,

            @Schema(required = true, minLength = 15, maxLength = 128, format = "password")
            String newPassword) {

        /** Never shows a password. */
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    @POST
    @Path("/login")
    @PermitAll
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description =
                    "Gives a bearer token for 15 minutes. 401 `auth.invalid-credentials` when name and password do not"
                            + " belong together; 429 `auth.throttled` with `Retry-After` after repeated failures.")
    public Answer<Token> signIn(Login login, @Context HttpServletRequest request) {
        return Answer.of(Token.of(signIn.signIn(login.username(), login.password(), request.getRemoteAddr())));
    }

    @GET
    @Path("/me")
    @RolesAllowed({SYSTEM_ADMIN, HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @EvenWithFirstPassword
    @Operation(
            operationId = "readOwnAccount",
            summary = "Who am I?",
            description = "The account behind the token, with the doctor's or patient's record linked to it.")
    public Answer<UserView> me() {
        return Answer.of(accounts.me(current.get()));
    }

    @PUT
    @Path("/password")
    @RolesAllowed({SYSTEM_ADMIN, HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @EvenWithFirstPassword
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Change my password",
            description =
                    "15 to 128 characters of any kind, without the person's names, and none that many people use. Every"
                            + " token and session of the account ends with it: sign in again. 409 `account.external`: the"
                            + " identity provider keeps the password.")
    public void changePassword(PasswordChange change) {
        changePassword.change(current.get(), change.currentPassword(), change.newPassword());
    }
}
