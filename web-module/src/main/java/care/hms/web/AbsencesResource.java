package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.absence.AbsenceEffects;
import care.hms.absence.AbsenceOutcome;
import care.hms.absence.AbsenceQueries;
import care.hms.absence.AbsenceType;
import care.hms.absence.AbsenceView;
import care.hms.absence.AddAbsence;
import care.hms.absence.AffectedAppointment;
import care.hms.absence.ChangeAbsence;
import care.hms.absence.PreviewAbsence;
import care.hms.absence.WantedAbsence;
import care.hms.absence.WithdrawAbsence;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When doctors are away (§10.3). */
@Path("/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Absences and schedules")
public class AbsencesResource {

    private static final String DOCTOR_ID = "The doctor's id";
    private static final String ABSENCE_ID = "The absence's id";
    private static final String IF_MATCH = "The ETag of the absence as the caller read it";

    @Inject
    private AddAbsence addAbsence;

    @Inject
    private PreviewAbsence previewAbsence;

    @Inject
    private ChangeAbsence changeAbsence;

    @Inject
    private WithdrawAbsence withdrawAbsence;

    @Inject
    private AbsenceQueries absences;

    @Inject
    private CurrentActor current;

    /** From when to when a doctor is away, in the hospital's local time. */
    public record DoctorAbsence(
            @Schema(
                    required = true,
                    description = "PLANNED: appointments stay, with a warning. EMERGENCY: they are cancelled")
            AbsenceType type,

            @Schema(required = true, description = "First day")
            LocalDate startDate,

            @Schema(nullable = true, description = "On the first day; without it from its beginning")
            LocalTime startTime,

            @Schema(required = true, description = "Last day, at most 366 days after the first")
            LocalDate endDate,

            @Schema(nullable = true, description = "On the last day; without it to its end")
            LocalTime endTime,

            @Schema(
                    nullable = true,
                    minLength = 1,
                    maxLength = 500,
                    description = "Shown to administrators and the doctor only")
            String reason) {

        WantedAbsence toAdopt() {
            return new WantedAbsence(type, startDate, startTime, endDate, endTime, reason);
        }
    }

    /** An absence, for the If-Match of its next change. */
    public record Absence(
            UUID id,
            UUID doctorId,
            AbsenceType type,
            LocalDate startDate,
            LocalTime startTime,
            LocalDate endDate,
            LocalTime endTime,
            Instant startsAt,
            Instant endsAt,
            String reason,
            Instant createdAt,
            Instant withdrawnAt,
            long version)
            implements Versioned {

        static Absence of(AbsenceView view) {
            return new Absence(
                    view.id(),
                    view.doctorId(),
                    view.type(),
                    view.startDate(),
                    view.startTime(),
                    view.endDate(),
                    view.endTime(),
                    view.startsAt(),
                    view.endsAt(),
                    view.reason(),
                    view.createdAt(),
                    view.withdrawnAt(),
                    view.version());
        }
    }

    /** What an absence would do. */
    public record Effects(
            int slotsBlocked,
            int slotsReleased,
            int cancelledAppointments,
            int patientNotifications,
            List<AffectedAppointment> cancelled,
            List<AffectedAppointment> inConsultation) {

        static Warned<Effects> of(AbsenceEffects effects) {
            return Warned.of(
                    new Effects(
                            effects.slotsBlocked(),
                            effects.slotsReleased(),
                            effects.cancelled().size(),
                            effects.patientNotifications(),
                            effects.cancelled(),
                            effects.inConsultation()),
                    effects.affected());
        }
    }

    /** An absence and what it did (§10.3). */
    public record Outcome(
            Absence absence,
            int slotsBlocked,
            int slotsReleased,
            int cancelledAppointments,
            int patientNotifications,
            List<AffectedAppointment> cancelled,
            List<AffectedAppointment> inConsultation)
            implements Versioned {

        static Warned<Outcome> of(AbsenceOutcome outcome) {
            var effects = outcome.effects();
            return Warned.of(
                    new Outcome(
                            Absence.of(outcome.absence()),
                            effects.slotsBlocked(),
                            effects.slotsReleased(),
                            effects.cancelled().size(),
                            effects.patientNotifications(),
                            effects.cancelled(),
                            effects.inConsultation()),
                    effects.affected());
        }

        @Override
        public long version() {
            return absence.version();
        }
    }

    @POST
    @Path("/{id}/absences")
    @Creates
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "createAbsence",
            summary = "Let a doctor be away",
            description =
                    "Blocks the slots of the time, in one transaction with all the rest. An EMERGENCY cancels who is"
                            + " SCHEDULED, CONFIRMED or CHECKED_IN, and tells the patients, and the reception of those who wait;"
                            + " who is with the doctor stays, in `inConsultation`. PLANNED leaves the appointments and names them"
                            + " in `warning`. Absences may overlap, and each owns its blocks. A doctor only the own. 409"
                            + " `absence.past` or `absence.exists`.")
    public Warned<Outcome> create(@Parameter(description = DOCTOR_ID) @PathParam("id") UUID id, DoctorAbsence absence) {
        return Outcome.of(addAbsence.add(current.get(), id, absence.toAdopt()));
    }

    @POST
    @Path("/{id}/absences/preview")
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "previewAbsence",
            summary = "See what an absence would do",
            description =
                    "Exactly what creating it at this moment would do, and nothing is done: which appointments, and"
                            + " what whoever would be told by which way, or why not. Refuses what creating would refuse.")
    public Warned<Effects> preview(
            @Parameter(description = DOCTOR_ID) @PathParam("id") UUID id, DoctorAbsence absence) {
        return Effects.of(
                previewAbsence.preview(current.get(), id, absence.toAdopt()).effects());
    }

    @GET
    @Path("/{id}/absences")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "listAbsences",
            summary = "List a doctor's absences",
            description = "Those that stand on any of the days, in order of their start; what is withdrawn is not among"
                    + " them. Only administrators and the doctor read the `reason`. 404 `doctor.not-found`.")
    public Listing<Absence> list(
            @Parameter(description = DOCTOR_ID) @PathParam("id") UUID id,
            @Parameter(description = "First local day; without it from the beginning") @QueryParam("from")
                    LocalDate from,
            @Parameter(description = "Last local day; without it to the end") @QueryParam("to") LocalDate to,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Absences per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        return Listing.of(absences.list(current.get(), id, from, to, page, size), Absence::of);
    }

    @GET
    @Path("/{id}/absences/{absenceId}")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "readAbsence",
            summary = "Read an absence",
            description =
                    "Withdrawn or not, with its version as `ETag`. 404 `doctor.not-found` or" + " `absence.not-found`.")
    public Answer<Absence> read(
            @Parameter(description = DOCTOR_ID) @PathParam("id") UUID id,
            @Parameter(description = ABSENCE_ID) @PathParam("absenceId") UUID absenceId) {
        return Answer.of(Absence.of(absences.get(current.get(), id, absenceId)));
    }

    @PUT
    @Path("/{id}/absences/{absenceId}")
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "changeAbsence",
            summary = "Change an absence",
            description =
                    "All of it at once, until it is over. Slots that it leaves open again, slots that it reaches are"
                            + " blocked, and a planned one that becomes an EMERGENCY cancels as a new one does; the way back is"
                            + " closed (409 `absence.emergency`), and what was cancelled stays so. 409 `absence.past`,"
                            + " `absence.exists`, `absence.over` or `absence.withdrawn`.")
    public Warned<Outcome> change(
            @Parameter(description = DOCTOR_ID) @PathParam("id") UUID id,
            @Parameter(description = ABSENCE_ID) @PathParam("absenceId") UUID absenceId,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            DoctorAbsence absence) {
        return Outcome.of(
                changeAbsence.change(current.get(), id, absenceId, IfMatch.required(ifMatch), absence.toAdopt()));
    }

    @PUT
    @Path("/{id}/absences/{absenceId}/withdraw")
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "withdrawAbsence",
            summary = "Withdraw an absence",
            description = "Its slots open again, unless something else blocks them; appointments that it cancelled stay"
                    + " cancelled. 409 `absence.over` or `absence.withdrawn`.")
    public Answer<Absence> withdraw(
            @Parameter(description = DOCTOR_ID) @PathParam("id") UUID id,
            @Parameter(description = ABSENCE_ID) @PathParam("absenceId") UUID absenceId,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        return Answer.of(Absence.of(withdrawAbsence.withdraw(current.get(), id, absenceId, IfMatch.required(ifMatch))));
    }
}
