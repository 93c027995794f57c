package care.hms.web;

import care.hms.absence.AffectedAppointment;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shape of a success that leaves appointments behind which somebody has to look at (§10.3, §10.4).
 *
 * @param warning null when there are none
 */
@Schema(requiredProperties = {"success", "data"})
public record Warned<T>(
        boolean success, T data, @Schema(nullable = true) Warning warning) implements Success {

    /** Which appointments, and how many. */
    public record Warning(String message, List<AffectedAppointment> affectedAppointments) {}

    static <T> Warned<T> of(T data, List<AffectedAppointment> affected) {
        return new Warned<>(true, data, affected.isEmpty() ? null : new Warning(message(affected.size()), affected));
    }

    private static String message(int affected) {
        return affected + " existing appointment" + (affected == 1 ? "" : "s") + " affected";
    }
}
