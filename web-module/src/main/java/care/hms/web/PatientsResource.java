package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.account.AccountView;
import care.hms.hospital.CreatePatientAccount;
import care.hms.hospital.LinkPatientAccount;
import care.hms.hospital.NewPatient;
import care.hms.hospital.PatientQueries;
import care.hms.hospital.PatientView;
import care.hms.hospital.RegisterPatient;
import care.hms.hospital.UnlinkPatientAccount;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The patients of the hospital. */
@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Patients")
public class PatientsResource {

    private static final int USUAL_SIZE = 50;

    @Inject
    private PatientQueries patients;

    @Inject
    private RegisterPatient registerPatient;

    @Inject
    private LinkPatientAccount linkPatientAccount;

    @Inject
    private CreatePatientAccount createPatientAccount;

    @Inject
    private UnlinkPatientAccount unlinkPatientAccount;

    @Inject
    private CurrentActor current;

    /** A patient to be registered. */
    public record PatientToRegister(
            @Schema(required = true, minLength = 1, maxLength = 40, description = "Medical record number")
            String mrn,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String firstName,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String lastName,

            @Schema(required = true) LocalDate dateOfBirth,
            @Schema(maxLength = 20, nullable = true) String sex,
            @Schema(maxLength = 40, nullable = true) String phone,
            @Schema(maxLength = 254, nullable = true) String email) {

        NewPatient toRegister() {
            return new NewPatient(mrn, firstName, lastName, dateOfBirth, sex, phone, email);
        }

        /** Names nobody. */
        @Override
        public String toString() {
            return "PatientToRegister[]";
        }
    }

    /** What to look for; it travels in a body because addresses end up in logs. */
    public record Search(
            @Schema(
                    required = true,
                    minLength = 2,
                    maxLength = 100,
                    description = "The beginning of a first or last name, or a whole MRN")
            String text,

            @Schema(minimum = "0", nullable = true, description = "0-based; default 0")
            Integer page,

            @Schema(minimum = "1", maximum = "200", nullable = true, description = "Default 50")
            Integer size) {

        /** Names nobody. */
        @Override
        public String toString() {
            return "Search[]";
        }
    }

    /** The account that stands behind the record from now on. */
    public record PatientLink(@Schema(required = true) UUID accountId) {}

    /** The account that the patient gets. */
    public record PatientSignIn(
            @Schema(required = true, minLength = 2, maxLength = 64, pattern = "[a-z0-9][a-z0-9._@-]*")
            String username,

            @Schema(required = true, minLength = 15, maxLength = 128, format = "password")
            String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "PatientSignIn[]";
        }
    }

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "listPatients",
            summary = "List the patients",
            description = "The patients of the hospital in order of their name; a patient sees only the own record.")
    public Listing<PatientView> list(
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Patients per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        return Listing.of(patients.list(current.get(), page, size));
    }

    @POST
    @Creates
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST})
    @Operation(
            operationId = "registerPatient",
            summary = "Register a patient",
            description = "Creates the patient's record in the own hospital. 409 `patient.mrn-taken`.")
    public Answer<PatientView> register(PatientToRegister patient) {
        return Answer.of(registerPatient.register(current.get(), patient.toRegister()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "readPatient",
            summary = "Read a patient",
            description = "One record of the own hospital; a patient reads only the own. 404 `patient.not-found`.")
    public Answer<PatientView> read(@Parameter(description = "The patient's id") @PathParam("id") UUID id) {
        return Answer.of(patients.get(current.get(), id));
    }

    @POST
    @Path("/search")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "searchPatients",
            summary = "Search patients",
            description =
                    "Those whose first or last name begins with the text, in any case, or whose MRN it is. The text"
                            + " travels in the body because addresses end up in logs.")
    public Listing<PatientView> search(Search search) {
        var page = search.page() == null ? 0 : search.page();
        var size = search.size() == null ? USUAL_SIZE : search.size();
        return Listing.of(patients.search(current.get(), search.text(), page, size));
    }

    @POST
    @Path("/{id}/account")
    @Creates
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST})
    @Operation(
            operationId = "createPatientAccount",
            summary = "Give the patient an account",
            description =
                    "Adds an account of the patient's names and links it to the record. The password must be changed"
                            + " at the first sign-in. 409 `patient.account-linked` or `account.username-taken`. `If-Match` is honoured when"
                            + " given.")
    public Answer<AccountView> createAccount(
            @Parameter(description = "The patient's id") @PathParam("id") UUID id,
            @Parameter(description = "The patient's ETag, or nothing", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            PatientSignIn account) {
        return Answer.of(createPatientAccount.create(
                current.get(), id, account.username(), account.password(), IfMatch.optional(ifMatch)));
    }

    @PUT
    @Path("/{id}/account")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST})
    @Operation(
            operationId = "linkPatientAccount",
            summary = "Link the patient's account",
            description = "To an account of the role PATIENT of the same hospital, such as one of an identity"
                    + " provider. What was given out for the account ends. 409 `patient.account-linked`, `account.linked` or"
                    + " `account.role-unfitting`. `If-Match` is honoured when given.")
    public Answer<AccountView> linkAccount(
            @Parameter(description = "The patient's id") @PathParam("id") UUID id,
            @Parameter(description = "The patient's ETag, or nothing", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            PatientLink link) {
        return Answer.of(linkPatientAccount.link(current.get(), id, link.accountId(), IfMatch.optional(ifMatch)));
    }

    @DELETE
    @Path("/{id}/account")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST})
    @Operation(
            operationId = "unlinkPatientAccount",
            summary = "Unlink the patient's account",
            description = "The account stays and opens the record no more; what was given out for it ends. 409"
                    + " `patient.account-missing`. `If-Match` is honoured when given.")
    public void unlinkAccount(
            @Parameter(description = "The patient's id") @PathParam("id") UUID id,
            @Parameter(description = "The patient's ETag, or nothing", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        unlinkPatientAccount.unlink(current.get(), id, IfMatch.optional(ifMatch));
    }
}
