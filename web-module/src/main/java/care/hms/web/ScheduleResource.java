package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;

import care.hms.absence.AffectedAppointment;
import care.hms.absence.ChangeSchedule;
import care.hms.absence.PreviewSchedule;
import care.hms.absence.WantedSchedule;
import care.hms.web.DoctorsResource.DoctorAnswer;
import care.hms.web.DoctorsResource.Hours;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The doctors' working hours (§10.4). */
@Path("/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Absences and schedules")
public class ScheduleResource {

    private static final String DOCTOR_ID = "The doctor's id";

    @Inject
    private ChangeSchedule changeSchedule;

    @Inject
    private PreviewSchedule previewSchedule;

    @Inject
    private CurrentActor current;

    /** Working hours and slot length as they shall be; a weekday that is not named is no longer available. */
    public record Schedule(
            @Schema(required = true, minimum = "5", maximum = "240")
            int slotMinutes,

            @Schema(required = true) List<Hours> workingHours) {

        WantedSchedule toAdopt() {
            return new WantedSchedule(
                    slotMinutes,
                    workingHours == null
                            ? null
                            : workingHours.stream().map(Hours::toKeep).toList());
        }
    }

    /** Whom other working hours would concern. */
    public record Concerned(int patientNotifications, List<AffectedAppointment> affectedAppointments) {}

    @PUT
    @Path("/{id}/schedule")
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "changeSchedule",
            summary = "Change a doctor's working hours",
            description =
                    "All days and the slot length at once. Free slots are cut anew; appointments stay. Those that no"
                            + " longer lie inside the working hours are named in `warning`, and their patients are told, once for"
                            + " each change. A doctor only the own. `If-Match` with the doctor's version is honoured when given."
                            + " 404 `doctor.not-found`.")
    public Warned<DoctorAnswer> change(
            @Parameter(description = DOCTOR_ID) @PathParam("id") UUID id,
            @Parameter(
                            description = "The doctor's version as ETag, or nothing",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Schedule schedule) {
        var outcome = changeSchedule.change(current.get(), id, IfMatch.optional(ifMatch), schedule.toAdopt());
        return Warned.of(DoctorAnswer.of(outcome.doctor()), outcome.affected());
    }

    @POST
    @Path("/{id}/schedule/preview")
    @RolesAllowed({HOSPITAL_ADMIN, DOCTOR})
    @Operation(
            operationId = "previewSchedule",
            summary = "See whom other working hours would concern",
            description =
                    "Exactly what changing them at this moment would tell to whom by which way, or why not; nothing is"
                            + " done. Refuses what changing would refuse.")
    public Answer<Concerned> preview(@Parameter(description = DOCTOR_ID) @PathParam("id") UUID id, Schedule schedule) {
        var outcome = previewSchedule.preview(current.get(), id, schedule.toAdopt());
        return Answer.of(new Concerned(outcome.patientNotifications(), outcome.affected()));
    }
}
