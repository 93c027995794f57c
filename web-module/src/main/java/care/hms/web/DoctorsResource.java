package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.Invalid;
import care.hms.account.AccountView;
import care.hms.schedule.AddDoctor;
import care.hms.schedule.DoctorQueries;
import care.hms.schedule.DoctorView;
import care.hms.schedule.GenerateSlots;
import care.hms.schedule.LinkDoctorAccount;
import care.hms.schedule.NewDoctor;
import care.hms.schedule.SlotQueries;
import care.hms.schedule.SlotView;
import care.hms.schedule.UnlinkDoctorAccount;
import care.hms.schedule.WorkingHours;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The doctors of the hospital and their slots. */
@Path("/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Doctors and slots")
public class DoctorsResource {

    @Inject
    private DoctorQueries doctors;

    @Inject
    private AddDoctor addDoctor;

    @Inject
    private SlotQueries slots;

    @Inject
    private GenerateSlots generateSlots;

    @Inject
    private LinkDoctorAccount linkDoctorAccount;

    @Inject
    private UnlinkDoctorAccount unlinkDoctorAccount;

    @Inject
    private CurrentActor current;

    /** A doctor to be, with or without an account. */
    public record DoctorToAdd(
            @Schema(required = true, minLength = 1, maxLength = 20, pattern = "[A-Za-z0-9-]+")
            String code,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String firstName,

            @Schema(required = true, minLength = 1, maxLength = 100)
            String lastName,

            @Schema(required = true, minimum = "5", maximum = "240")
            int slotMinutes,

            @Schema(required = true) List<Hours> workingHours,
            @Schema(nullable = true) SignInAs account) {

        NewDoctor toAdd() {
            if (account != null && account.username() == null) {
                throw new Invalid(
                        "account.username", "needed; leave out the account for a doctor who does not sign in");
            }
            return new NewDoctor(
                    code,
                    firstName,
                    lastName,
                    slotMinutes,
                    workingHours == null
                            ? null
                            : workingHours.stream().map(Hours::toKeep).toList(),
                    account == null ? null : account.username(),
                    account == null ? null : account.password());
        }
    }

    /** A period of a weekday, in the hospital's local time. */
    public record Hours(
            @Schema(
                    required = true,
                    type = SchemaType.STRING,
                    enumeration = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"})
            DayOfWeek day,

            @Schema(required = true) LocalTime start,
            @Schema(required = true) LocalTime end) {

        static Hours of(WorkingHours kept) {
            return new Hours(kept.day(), kept.start(), kept.end());
        }

        WorkingHours toKeep() {
            return new WorkingHours(day, start, end);
        }
    }

    /** The account with which the doctor signs in. */
    public record SignInAs(
            @Schema(required = true, minLength = 2, maxLength = 64, pattern = "[a-z0-9][a-z0-9._@-]*")
            String username,

            @Schema(required = true, minLength = 15, maxLength = 128, format = "password")
            String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "SignInAs[]";
        }
    }

    /**
     * A doctor as §8 shows one.
     *
     * @param availableDays the weekdays that have working hours (§10.4)
     */
    public record DoctorAnswer(
            UUID id,
            String code,
            Person user,
            int slotMinutes,
            List<DayOfWeek> availableDays,
            List<Hours> workingHours,
            long version)
            implements Versioned {

        static DoctorAnswer of(DoctorView doctor) {
            return new DoctorAnswer(
                    doctor.id(),
                    doctor.code(),
                    new Person(doctor.firstName(), doctor.lastName()),
                    doctor.slotMinutes(),
                    doctor.workingHours().stream()
                            .map(WorkingHours::day)
                            .distinct()
                            .toList(),
                    doctor.workingHours().stream().map(Hours::of).toList(),
                    doctor.version());
        }
    }

    /** A name. */
    public record Person(String firstName, String lastName) {}

    /** Local days, both inclusive. */
    public record Days(
            @Schema(required = true) LocalDate from,
            @Schema(required = true) LocalDate to) {}

    /** How many slots are new. */
    public record Generated(int generated) {}

    /** The account that stands behind the record from now on. */
    public record DoctorLink(@Schema(required = true) UUID accountId) {}

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "listDoctors",
            summary = "List the doctors",
            description = "All doctors of the hospital in order of their code, with their working hours in local time.")
    public Listing<DoctorAnswer> list() {
        return Listing.ofAll(doctors.list(current.get()), DoctorAnswer::of);
    }

    @POST
    @Creates
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "addDoctor",
            summary = "Add a doctor",
            description =
                    "Creates the doctor, the account when one is given, and at once the slots of the hospital's horizon"
                            + " (60 days unless its policy says otherwise). 409 `doctor.code-taken` or"
                            + " `account.username-taken`.")
    public Answer<DoctorAnswer> add(DoctorToAdd doctor) {
        return Answer.of(DoctorAnswer.of(addDoctor.add(current.get(), doctor.toAdd())));
    }

    @GET
    @Path("/{id}/slots")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "listSlots",
            summary = "List a doctor's slots of a day",
            description = "In order of time. `bookable` says whether a slot could be booked now: free, not blocked, and"
                    + " enough of it left. 404 `doctor.not-found`.")
    public Listing<SlotView> slots(
            @Parameter(description = "The doctor's id") @PathParam("id") UUID id,
            @Parameter(description = "A local day such as 2026-01-19", required = true) @QueryParam("date")
                    LocalDate date) {
        return Listing.ofAll(slots.ofDay(current.get(), id, date), Function.identity());
    }

    @POST
    @Path("/{id}/slots")
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "generateSlots",
            summary = "Generate slots",
            description =
                    "Cuts the working hours of the days into slots, where there are none yet; a doctor only the own."
                            + " Both days are inclusive, from today to a year ahead.")
    public Answer<Generated> generate(@Parameter(description = "The doctor's id") @PathParam("id") UUID id, Days days) {
        return Answer.of(new Generated(generateSlots.generate(current.get(), id, days.from(), days.to())));
    }

    @PUT
    @Path("/{id}/account")
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "linkDoctorAccount",
            summary = "Link the doctor's account",
            description = "To an account of the role DOCTOR of the same hospital, such as one of an identity"
                    + " provider. What was given out for the account ends. 409 `doctor.account-linked`, `account.linked` or"
                    + " `account.role-unfitting`. `If-Match` is honoured when given.")
    public Answer<AccountView> linkAccount(
            @Parameter(description = "The doctor's id") @PathParam("id") UUID id,
            @Parameter(
                            description = "The doctor's version as ETag, or nothing",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            DoctorLink link) {
        return Answer.of(linkDoctorAccount.link(current.get(), id, link.accountId(), IfMatch.optional(ifMatch)));
    }

    @DELETE
    @Path("/{id}/account")
    @RolesAllowed(HOSPITAL_ADMIN)
    @Operation(
            operationId = "unlinkDoctorAccount",
            summary = "Unlink the doctor's account",
            description = "The account stays and opens the record no more; what was given out for it ends. 409"
                    + " `doctor.account-missing`. `If-Match` is honoured when given.")
    public void unlinkAccount(
            @Parameter(description = "The doctor's id") @PathParam("id") UUID id,
            @Parameter(
                            description = "The doctor's version as ETag, or nothing",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        unlinkDoctorAccount.unlink(current.get(), id, IfMatch.optional(ifMatch));
    }
}
