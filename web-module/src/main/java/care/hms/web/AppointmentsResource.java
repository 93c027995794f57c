package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.PATIENT;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.appointment.AppointmentFilter;
import care.hms.appointment.AppointmentQueries;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.AppointmentView;
import care.hms.appointment.Book;
import care.hms.appointment.Booking;
import care.hms.appointment.Cancel;
import care.hms.appointment.CheckIn;
import care.hms.appointment.CompleteConsultation;
import care.hms.appointment.Confirm;
import care.hms.appointment.RecordVitals;
import care.hms.appointment.Reschedule;
import care.hms.appointment.StartConsultation;
import care.hms.appointment.TimelineEntry;
import care.hms.appointment.UndoCheckIn;
import care.hms.appointment.Vitals;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Appointments from booking to completion. */
@Path("/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments")
public class AppointmentsResource {

    private static final String IF_MATCH =
            "The ETag of the appointment as the caller saw it, such as \"3\" in its quotes";

    @Inject
    private AppointmentQueries appointments;

    @Inject
    private Book book;

    @Inject
    private Confirm confirm;

    @Inject
    private CheckIn checkIn;

    @Inject
    private UndoCheckIn undoCheckIn;

    @Inject
    private RecordVitals recordVitals;

    @Inject
    private StartConsultation startConsultation;

    @Inject
    private CompleteConsultation completeConsultation;

    @Inject
    private Cancel cancel;

    @Inject
    private Reschedule reschedule;

    @Inject
    private CurrentActor current;

    /** Who wants which slot. */
    public record NewAppointment(
            @Schema(required = true) UUID patientId,
            @Schema(required = true) UUID slotId,

            @Schema(maxLength = 500, nullable = true, description = "Why the patient comes")
            String reason) {}

    /** What was measured; at least one value, blood pressure whole or not at all. */
    public record Measured(
            @Schema(minimum = "25", maximum = "45", nullable = true, description = "°C")
            BigDecimal temperatureCelsius,

            @Schema(minimum = "40", maximum = "300", nullable = true, description = "mmHg")
            Integer systolicMmHg,

            @Schema(minimum = "20", maximum = "200", nullable = true, description = "mmHg")
            Integer diastolicMmHg,

            @Schema(minimum = "20", maximum = "250", nullable = true, description = "Beats per minute")
            Integer pulsePerMinute,

            @Schema(minimum = "50", maximum = "100", nullable = true, description = "SpO2 in percent")
            Integer oxygenSaturationPercent,

            @Schema(minimum = "4", maximum = "80", nullable = true, description = "Breaths per minute")
            Integer respirationsPerMinute,

            @Schema(minimum = "0.3", maximum = "500", nullable = true, description = "kg")
            BigDecimal weightKg,

            @Schema(minimum = "20", maximum = "260", nullable = true, description = "cm")
            BigDecimal heightCm) {

        Vitals toRecord() {
            return new Vitals(
                    temperatureCelsius,
                    systolicMmHg,
                    diastolicMmHg,
                    pulsePerMinute,
                    oxygenSaturationPercent,
                    respirationsPerMinute,
                    weightKg,
                    heightCm);
        }
    }

    /** Why an appointment is cancelled. */
    public record Cancellation(
            @Schema(maxLength = 500, nullable = true) String reason) {}

    /** Where an appointment is moved. */
    public record Move(@Schema(required = true) UUID slotId) {}

    /** One line of a timeline. */
    public record TimelineLine(
            Instant at,

            @Schema(description = "Such as BOOKED, CHECKED_IN or ALERT_RAISED")
            String event,

            @Schema(description = "By which way: staff, patient, timer, cron, startup, manual or external")
            String source,

            @Schema(nullable = true, description = "The account of whoever did it; null when it happened by itself")
            UUID actorId,

            Map<String, String> detail) {

        static TimelineLine of(TimelineEntry entry) {
            return new TimelineLine(
                    entry.at(), entry.event().name(), entry.source().word(), entry.actorId(), entry.detail());
        }
    }

    @POST
    @Creates
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, DOCTOR, PATIENT})
    @Operation(
            operationId = "bookAppointment",
            summary = "Book an appointment",
            description =
                    "Takes the slot for the patient. Of many who ask for one slot at once exactly one gets it; the"
                            + " others read 409 `slot.taken`. Others: `slot.blocked`, `slot.too-late`, `patient.overlap`. With an"
                            + " `Idempotency-Key` the same request may be repeated and answers the same; the same key with another"
                            + " body is 422.")
    public Answer<AppointmentView> book(
            NewAppointment wanted,
            @Parameter(description = "1 to 100 visible ASCII characters of the client's choice")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey) {
        var actor = current.get();
        var id = book.book(actor, new Booking(wanted.patientId(), wanted.slotId(), wanted.reason(), idempotencyKey));
        return Answer.of(appointments.get(actor, id));
    }

    @GET
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "listAppointments",
            summary = "List appointments",
            description =
                    "Those of the hospital that match every filter given, in order of their start; a patient sees only"
                            + " the own.")
    public Listing<AppointmentView> list(
            @Parameter(description = "A local day such as 2026-01-19") @QueryParam("date") LocalDate date,
            @Parameter(description = "A doctor's id") @QueryParam("doctorId") UUID doctorId,
            @Parameter(description = "A patient's id") @QueryParam("patientId") UUID patientId,
            @Parameter(description = "A status; may be repeated") @QueryParam("status") List<String> status,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Appointments per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        var filter =
                new AppointmentFilter(date, doctorId, patientId, Words.of(AppointmentStatus.class, "status", status));
        return Listing.of(appointments.list(current.get(), filter, page, size));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "readAppointment",
            summary = "Read an appointment",
            description = "With its alerts and deadlines, and its version as `ETag`. 404 `appointment.not-found`.")
    public Answer<AppointmentView> read(@Parameter(description = "The appointment's id") @PathParam("id") UUID id) {
        return Answer.of(appointments.get(current.get(), id));
    }

    @GET
    @Path("/{id}/timeline")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR, PATIENT})
    @Operation(
            operationId = "readTimeline",
            summary = "Read what happened",
            description =
                    "Everything that happened to the appointment, oldest first. Details hold ids, codes and instants,"
                            + " never names.")
    public Listing<TimelineLine> timeline(@Parameter(description = "The appointment's id") @PathParam("id") UUID id) {
        return Listing.ofAll(appointments.timeline(current.get(), id), TimelineLine::of);
    }

    @PUT
    @Path("/{id}/confirm")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, PATIENT})
    @Operation(
            operationId = "confirmAppointment",
            summary = "Confirm",
            description =
                    "The patient said to come. Only from SCHEDULED; 409 `appointment.no-show-due` once the patient was"
                            + " due.")
    public Answer<AppointmentView> confirm(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        confirm.confirm(current.get(), id, IfMatch.required(ifMatch));
        return read(id);
    }

    @PUT
    @Path("/{id}/check-in")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "checkIn",
            summary = "Check in",
            description =
                    "The patient is here. From the start of the appointment's local day until the no-show instant;"
                            + " before 409 `appointment.too-early`, after 409 `appointment.no-show-due`.")
    public Answer<AppointmentView> checkIn(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        checkIn.checkIn(current.get(), id, IfMatch.required(ifMatch));
        return read(id);
    }

    @PUT
    @Path("/{id}/undo-check-in")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "undoCheckIn",
            summary = "Undo a check-in",
            description = "The check-in was a mistake: the patient is expected as before. For two minutes, or what the"
                    + " hospital's policy says, while no vitals are recorded and the no-show instant has not passed. 409"
                    + " `appointment.undo-too-late`, `appointment.vitals-recorded`, `appointment.reinstated`,"
                    + " `appointment.no-show-due`.")
    public Answer<AppointmentView> undoCheckIn(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        undoCheckIn.undo(current.get(), id, IfMatch.required(ifMatch));
        return read(id);
    }

    @PUT
    @Path("/{id}/vitals")
    @RolesAllowed({NURSE, DOCTOR})
    @Operation(
            operationId = "recordVitals",
            summary = "Record vital signs",
            description = "At least one value; blood pressure whole or not at all. The patient stays CHECKED_IN. 409"
                    + " `appointment.vitals-before-check-in`.")
    public Answer<AppointmentView> vitals(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Measured measured) {
        recordVitals.record(current.get(), id, IfMatch.required(ifMatch), measured.toRecord());
        return read(id);
    }

    @PUT
    @Path("/{id}/start")
    @RolesAllowed(DOCTOR)
    @Operation(
            operationId = "startConsultation",
            summary = "Start the consultation",
            description = "By the appointment's own doctor, from CHECKED_IN; without vitals too, which is recorded.")
    public Answer<AppointmentView> start(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        startConsultation.start(current.get(), id, IfMatch.required(ifMatch));
        return read(id);
    }

    @PUT
    @Path("/{id}/complete")
    @RolesAllowed(DOCTOR)
    @Operation(
            operationId = "completeConsultation",
            summary = "Complete the consultation",
            description = "By the appointment's own doctor, from IN_PROGRESS. Final.")
    public Answer<AppointmentView> complete(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch) {
        completeConsultation.complete(current.get(), id, IfMatch.required(ifMatch));
        return read(id);
    }

    @PUT
    @Path("/{id}/cancel")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, DOCTOR, PATIENT})
    @Operation(
            operationId = "cancelAppointment",
            summary = "Cancel",
            description = "Final; the slot is free again. Patients cancel the own before it starts, later they call the"
                    + " clinic (409).")
    public Answer<AppointmentView> cancel(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Cancellation cancellation) {
        cancel.cancel(current.get(), id, IfMatch.required(ifMatch), cancellation.reason());
        return read(id);
    }

    @PUT
    @Path("/{id}/reschedule")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, DOCTOR, PATIENT})
    @Operation(
            operationId = "rescheduleAppointment",
            summary = "Move to another slot",
            description =
                    "The same appointment in a new slot of the same hospital, SCHEDULED again; the old slot is free at"
                            + " once. 409 as for booking, and `appointment.no-show-due` once the patient was due.")
    public Answer<AppointmentView> reschedule(
            @Parameter(description = "The appointment's id") @PathParam("id") UUID id,
            @Parameter(description = IF_MATCH, required = true, schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    IfMatch ifMatch,
            Move move) {
        reschedule.reschedule(current.get(), id, IfMatch.required(ifMatch), move.slotId());
        return read(id);
    }
}
