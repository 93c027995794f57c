package care.hms.web;

import static care.hms.web.Roles.DOCTOR;
import static care.hms.web.Roles.HOSPITAL_ADMIN;
import static care.hms.web.Roles.NURSE;
import static care.hms.web.Roles.RECEPTIONIST;

import care.hms.appointment.AppointmentQueries;
import care.hms.appointment.AppointmentView;
import care.hms.noshow.NoShowFilter;
import care.hms.noshow.NoShowLogView;
import care.hms.noshow.NoShowQueries;
import care.hms.noshow.NoShowReason;
import care.hms.noshow.NoShowStats;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** History and figures of the no-shows (§3, §8). */
@Path("/no-show")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "No-shows")
public class NoShowReportsResource {

    private static final String FROM = "First local day; without it the thirty days that end with `to`";
    private static final String TO = "Last local day; without it today";

    @Inject
    private NoShowQueries noShows;

    @Inject
    private AppointmentQueries appointments;

    @Inject
    private CurrentActor current;

    @GET
    @Path("/logs")
    @Produces({MediaType.APPLICATION_JSON, NoShowLogTable.TEXT_CSV})
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "listNoShowLogs",
            summary = "Read the no-show history",
            description = "The newest first, reversed ones included; at most 366 days. A doctor reads the own. With"
                    + " `Accept: text/csv` the same page as a table.")
    public Listing<NoShowLogView> logs(
            @Parameter(description = FROM) @QueryParam("from") LocalDate from,
            @Parameter(description = TO) @QueryParam("to") LocalDate to,
            @Parameter(description = "A doctor's id") @QueryParam("doctorId") UUID doctorId,
            @Parameter(description = "A patient's id") @QueryParam("patientId") UUID patientId,
            @Parameter(description = "AUTO_TIMEOUT, MANUAL_STAFF, MANUAL_DOCTOR or PATIENT_CALLED")
                    @QueryParam("reason")
                    String reason,
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Lines per page, at most 200") @QueryParam("size") @DefaultValue("50") int size) {
        return Listing.of(noShows.logs(
                current.get(), new NoShowFilter(from, to, doctorId, patientId, reason(reason)), page, size));
    }

    @GET
    @Path("/stats")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "readNoShowStats",
            summary = "Read the no-show figures",
            description =
                    "The rate is NO_SHOW / (NO_SHOW + COMPLETED + IN_PROGRESS + CHECKED_IN) over appointments whose"
                            + " slot has ended; reversed no-shows count as what they became. Cancellations are in no rate; those of"
                            + " the last 24 hours stand apart. A doctor reads the own.")
    public Answer<NoShowStats> stats(
            @Parameter(description = FROM) @QueryParam("from") LocalDate from,
            @Parameter(description = TO) @QueryParam("to") LocalDate to,
            @Parameter(description = "A doctor's id") @QueryParam("doctorId") UUID doctorId,
            @Parameter(description = "Counts only no-shows of this reason") @QueryParam("reason") String reason) {
        return Answer.of(noShows.stats(current.get(), new NoShowFilter(from, to, doctorId, null, reason(reason))));
    }

    @GET
    @Path("/unresolved")
    @RolesAllowed({HOSPITAL_ADMIN, RECEPTIONIST, NURSE, DOCTOR})
    @Operation(
            operationId = "listUnresolved",
            summary = "List what nobody ended",
            description =
                    "Appointments of earlier days that are still CHECKED_IN or IN_PROGRESS, to be worked off. A doctor"
                            + " reads the own.")
    public Listing<AppointmentView> unresolved(
            @Parameter(description = "0-based page") @QueryParam("page") @DefaultValue("0") int page,
            @Parameter(description = "Appointments per page, at most 200") @QueryParam("size") @DefaultValue("50")
                    int size) {
        return Listing.of(appointments.unresolved(current.get(), page, size));
    }

    private static NoShowReason reason(String word) {
        return word == null
                ? null
                : Words.of(NoShowReason.class, "reason", List.of(word))
                        .iterator()
                        .next();
    }
}
